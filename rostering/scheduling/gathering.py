"""What the centre and the record know of a period, gathered into a request for the roster."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from sqlalchemy import Connection

from rostering.domain.calendar import Period
from rostering.domain.centre import Centre
from rostering.domain.request import Demand, RosterRequest
from rostering.domain.roster import Roster
from rostering.policy.calendar import load_calendar
from rostering.record.leave import leave_days
from rostering.record.rosters import (
    activities_between,
    assignments_between,
    duties_between,
    roster_in_force,
)

HISTORY = timedelta(weeks=12)  # how far back fair shares are counted


def roster_request(
    connection: Connection, centre: Centre, period: Period, demand: tuple[Demand, ...]
) -> RosterRequest:
    """Everything that a roster for `period` depends on; `demand` is what staffing made of it."""
    before = period.start - timedelta(days=1)
    calendar = load_calendar(centre.own_rules)
    return RosterRequest(
        period=period,
        agents=centre.agents,
        roles=centre.roles,
        shifts=centre.shifts,
        demand=demand,
        leave=leave_days(connection, period),
        requests=centre.requests,
        history=assignments_between(connection, period.start - HISTORY, before),
        duty_history=duties_between(connection, period.start - HISTORY, before),
        published=_whole_shifts(roster_in_force(connection, period)),
        events=centre.events,
        history_activities=activities_between(connection, before, before),
        duty_rota=centre.duty_rota,
        moved_holidays=centre.moved_holidays,
        limits=centre.limits,
        pairs=centre.pairs,
        statutory=frozenset(
            day for day in Period(period.start - HISTORY, period.end) if calendar.is_statutory(day)
        ),
    )


def _whole_shifts(published: Roster | None) -> Roster | None:
    """Without the hours: the search for shifts prices every roster with its usual breaks."""
    return None if published is None else replace(published, activities=())
