"""Shifts that were in force once and are no longer: what a calendar must take back."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import Connection

from rostering.domain.calendar import Period
from rostering.domain.roster import PublishedShift
from rostering.record.in_force import offers_by, rows_of, settle, versions_over
from rostering.record.rosters import shifts_of
from rostering.record.schema import published_assignments


@dataclass(frozen=True, slots=True)
class WithdrawnShift:
    """A shift of an agent's day that a later version took away.

    `place` is which of the day's shifts it was, in order of time, from 0. `version` is the one that is
    in force without it.
    """

    place: int
    shift: PublishedShift
    version: int


def withdrawn_shifts(
    connection: Connection, period: Period, agents: Collection[str] | None = None
) -> tuple[WithdrawnShift, ...]:
    """The shifts that were taken away from the days of `period`, by agent and date.

    A day on which an agent has as many shifts as before, whatever they are now, has none. Versions that
    came too late to count (D10) took nothing away.
    """
    covering = versions_over(connection, period)
    rows = rows_of(connection, published_assignments, period, covering, agents)
    found: list[WithdrawnShift] = []
    for offers in offers_by(lambda row: (row.agent, row.date), rows, covering):
        in_force, too_late = settle(offers)
        counted = [offer for offer in offers if offer not in too_late]
        left = len(in_force.items)
        most = max(len(offer.items) for offer in counted)
        for place in range(left, most):
            last = next(offer for offer in reversed(counted) if len(offer.items) > place)
            found.append(WithdrawnShift(place, shifts_of(last)[place], in_force.version))
    return tuple(found)
