"""Overtime that was ordered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, RowMapping, func, insert, select

from rostering.domain.leave import OvertimeOrder, OvertimeReason, Settlement
from rostering.errors import RecordError
from rostering.language import _
from rostering.record import times
from rostering.record.decision_tables import order_decisions
from rostering.record.entries import split_known
from rostering.record.schema import overtime_orders


def add_orders(connection: Connection, orders: Sequence[OvertimeOrder]) -> tuple[int, int]:
    """Add orders, at aware times; the result is how many are new, and how many known already.

    Raises RecordError naming every id that stands for another order.
    """
    row = overtime_orders.c
    same_id = select(overtime_orders).where(row.id.in_([order.id for order in orders]))
    recorded = {found.id: _order(found._mapping) for found in connection.execute(same_id)}
    new, known = split_known([_to_the_second(order) for order in orders], recorded)
    if new:
        connection.execute(insert(overtime_orders), [_values(order) for order in new])
    return len(new), known


def order_ids(connection: Connection) -> set[str]:
    """The number of every order."""
    return set(connection.execute(select(overtime_orders.c.id)).scalars())


def orders_of(connection: Connection, ids: Sequence[str]) -> tuple[OvertimeOrder, ...]:
    """The orders of these numbers, as `orders_between` gives them."""
    row = overtime_orders.c
    rows = connection.execute(select(overtime_orders).where(row.id.in_(ids)).order_by(row.id))
    return _decided(connection, [_order(found._mapping) for found in rows])


def orders_between(
    connection: Connection, start: datetime, end: datetime
) -> tuple[OvertimeOrder, ...]:
    """The orders that overlap the aware times `start` to `end`, by start and id, in UTC.

    Each is approved or not as it was decided last, or as it came in.
    """
    row = overtime_orders.c
    rows = connection.execute(
        select(overtime_orders)
        .where(row.start_at < times.seconds(end), row.end_at > times.seconds(start))
        .order_by(row.start_at, row.id)
    )
    return _decided(connection, [_order(found._mapping) for found in rows])


def decide_order(connection: Connection, id: str, approved: bool, who: str, why: str = "") -> None:
    """Record that `who` approved an order, or took it back; the order itself stays as it is.

    Raises RecordError where there is no such order.
    """
    row = overtime_orders.c
    if connection.execute(select(row.id).where(row.id == id)).one_or_none() is None:
        message = _("there is no overtime order {id}").format(id=id)
        raise RecordError(message, _("list them with `rostering overtime list`"))
    status = "approved" if approved else "refused"
    decision = {"order": id, "at": times.now(), "who": who, "status": status, "why": why}
    connection.execute(insert(order_decisions), decision)


def _decided(connection: Connection, orders: Sequence[OvertimeOrder]) -> tuple[OvertimeOrder, ...]:
    """The orders with the last decision on each."""
    decision = order_decisions.c
    last = select(func.max(decision.id)).group_by(decision.order)
    rows = connection.execute(select(order_decisions).where(decision.id.in_(last)))
    status = {row.order: row.status for row in rows}
    return tuple(
        replace(order, approved=status[order.id] == "approved") if order.id in status else order
        for order in orders
    )


def _to_the_second(order: OvertimeOrder) -> OvertimeOrder:
    return _order(_values(order))


def _values(order: OvertimeOrder) -> dict[str, Any]:
    return {
        "id": order.id,
        "agent": order.agent,
        "start_at": times.seconds(order.start),
        "end_at": times.seconds(order.end),
        "breaks": [[times.seconds(start), times.seconds(end)] for start, end in order.breaks],
        "approved": order.approved,
        "reason": order.reason.value,
        "settle": order.settle.value,
        "standalone": order.standalone,
        "ordered_by": order.ordered_by,
        "note": order.note,
    }


def _order(values: RowMapping | dict[str, Any]) -> OvertimeOrder:
    return OvertimeOrder(
        id=values["id"],
        agent=values["agent"],
        start=times.moment(values["start_at"]),
        end=times.moment(values["end_at"]),
        breaks=tuple((times.moment(start), times.moment(end)) for start, end in values["breaks"]),
        approved=values["approved"],
        reason=OvertimeReason(values["reason"]),
        settle=Settlement(values["settle"]),
        standalone=values["standalone"],
        ordered_by=values["ordered_by"],
        note=values["note"],
    )
