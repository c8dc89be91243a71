"""One month of attendance: what it starts from, and what came of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import polars as pl

from rostering.attendance.decided import accepted_table, decided_table
from rostering.attendance.matching import Inputs, Matched
from rostering.attendance.reconcile import reconcile
from rostering.attendance.tables import (
    days_table,
    leave_table,
    orders_table,
    punches_table,
    second,
    shifts_table,
    sign_ins_table,
)
from rostering.domain.calendar import HolidayCalendar, Period
from rostering.domain.decisions import Decision
from rostering.domain.incidents import Incident, SignIn
from rostering.domain.leave import LeaveDay, OvertimeOrder
from rostering.domain.people import Agent, GradeChange
from rostering.domain.punches import Punch
from rostering.domain.roster import PublishedShift
from rostering.domain.shifts import Role
from rostering.policy.catalogue import Catalogue
from rostering.policy.leave_kinds import needs_certificate
from rostering.record.silences import DeviceSilence

EDGE = timedelta(days=2)  # a shift over the month's edge, and the windows of its neighbours


@dataclass(frozen=True, slots=True)
class MonthInputs:
    """Everything that attendance of `month` depends on.

    Shifts, orders and punches reach `EDGE` beyond the month on either side, so that windows at its
    edges are the true ones. `complete` are the spans of time that imports cover (D16). `sign_ins`
    are the attendance lists of duties and meetings; `incidents` reach back to the first one, for the
    first of a kind may be a warning. `grade_changes` are the centre's and those of confirmed
    demotions and promotions.
    `decisions` are those that hold, in order, `silences` clocks that recorded nothing meanwhile,
    `certified` the leave requests whose certificate was delivered. `days_before` are the agents'
    rostered days of the week before the month's edge.
    """

    month: Period
    agents: tuple[Agent, ...]
    roles: Mapping[str, Role]
    calendar: HolidayCalendar
    zone: ZoneInfo
    shifts: tuple[PublishedShift, ...]
    orders: tuple[OvertimeOrder, ...]
    punches: tuple[Punch, ...]
    leave: tuple[LeaveDay, ...]
    complete: tuple[tuple[datetime, datetime], ...]
    sign_ins: tuple[SignIn, ...] = ()
    incidents: tuple[Incident, ...] = ()
    grade_changes: tuple[GradeChange, ...] = ()
    decisions: tuple[Decision, ...] = ()
    silences: tuple[DeviceSilence, ...] = ()
    certified: tuple[str, ...] = ()
    days_before: tuple[tuple[str, date], ...] = ()

    @property
    def places(self) -> dict[str, int]:
        """The number that stands for each agent in the tables."""
        return {agent.id: place for place, agent in enumerate(self.agents)}


@dataclass(frozen=True, slots=True)
class MonthReconciled:
    """`worked` (schema WORKED) and `findings` (schema FINDINGS) of the month's own days; `matched`
    reaches beyond its edges."""

    worked: pl.DataFrame
    findings: pl.DataFrame
    matched: Matched


def reconcile_month(inputs: MonthInputs, catalogue: Catalogue) -> MonthReconciled:
    """Match the punches with the published roster and keep what belongs to the month (D7)."""
    places = inputs.places
    tables = Inputs(
        shifts_table(_of_employed(inputs), places, inputs.roles),
        orders_table(inputs.orders, places),
        punches_table(inputs.punches, places),
        leave_table(inputs.leave, places, _without_certificate(inputs, catalogue)),
        days_table(inputs.calendar),
        inputs.zone.key,
        [(second(start), second(end)) for start, end in inputs.complete],
        sign_ins_table(inputs.sign_ins, places),
        decided=decided_table(inputs.decisions, places),
        accepted=accepted_table(inputs.decisions, places),
    )
    reconciled = reconcile(tables, catalogue, inputs.month.start)
    of_month = pl.col("month") == month_number(inputs.month.start)
    return MonthReconciled(
        reconciled.matched.worked.filter(of_month),
        reconciled.findings.filter(of_month),
        reconciled.matched,
    )


def _without_certificate(inputs: MonthInputs, catalogue: Catalogue) -> set[str]:
    """The requests of so many days that their kind needs a certificate, and that have none."""
    days: dict[str, list[LeaveDay]] = {}
    certified = set(inputs.certified)
    for day in inputs.leave:
        if day.request not in certified:
            days.setdefault(day.request, []).append(day)
    known = catalogue.of_kind("leave")
    lacking = set()
    for request, own in days.items():
        first = min(own, key=lambda day: day.date)
        if first.kind in known:
            count = len({day.date for day in own})
            if needs_certificate(catalogue, first.kind, first.date, count):
                lacking.add(request)
    return lacking


def _of_employed(inputs: MonthInputs) -> list[PublishedShift]:
    """The shifts of agents who work here on their day; nobody is absent before hiring or after leaving.

    Punches on the others are listed as unmatched.
    """
    agents = {agent.id: agent for agent in inputs.agents}
    return [
        shift
        for shift in inputs.shifts
        if shift.agent in agents and agents[shift.agent].employed_on(shift.date)
    ]


def month_number(day: date) -> int:
    """The month as the tables have it: year × 100 + month."""
    return day.year * 100 + day.month
