"""Overtime of one agent is ordered once: a minute of two orders would be the earlier one's alone (D9)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from rostering.domain.leave import OvertimeOrder
from rostering.errors import InputError, InputProblem
from rostering.language import _

if TYPE_CHECKING:
    from sqlalchemy import Connection


def refuse_twice(connection: Connection, orders: Iterable[OvertimeOrder], place: str = "") -> None:
    """Raise InputError with every pair of approved orders of the record that overlap, one of them among
    `orders`; it stands at `place`, or at the order."""
    from rostering.record.overtime import orders_between

    pairs: set[frozenset[str]] = set()
    problems = []
    for order in orders:
        there = [
            one
            for one in orders_between(connection, order.start, order.end)
            if one.agent == order.agent and one.approved
        ]
        if order.id not in {one.id for one in there}:
            continue
        for other in there:
            pair = frozenset((order.id, other.id))
            if len(pair) == 1 or pair in pairs:
                continue
            pairs.add(pair)
            hint = _("take that one back first: rostering overtime refuse {id}").format(id=other.id)
            message = _("overlaps the order {id}").format(id=other.id)
            problems.append(InputProblem(place or order.id, message, "", hint))
    if problems:
        raise InputError(problems)
