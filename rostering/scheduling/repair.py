"""Repair: a published roster planned again around absences, with few and mild changes.

Three things keep a repair from becoming a new roster. Past days and shifts that have begun stay. The
demand is what the published roster served, so that the hole which an absence tears is filled and older
shortages are left alone. And fairness and wishes only choose between repairs that are otherwise equal.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from rostering.discovery import modules_in
from rostering.domain.calendar import instant
from rostering.domain.leave import LeaveDay, LeaveStatus, Part
from rostering.domain.request import AgentRequest, Demand, RequestKind, RosterRequest
from rostering.domain.roster import PublishedShift, Roster
from rostering.policy.catalogue import Catalogue
from rostering.policy.rule import Rule
from rostering.scheduling.auditor import PREFERENCES
from rostering.scheduling.changes import AgentDay
from rostering.scheduling.coverage import coverage

LEADING = ("demand", "few_changes", "duty_filled")
GENTLER = 10  # how many times less the other preferences weigh


def repair_request(
    request: RosterRequest,
    published: Roster,
    absences: Iterable[AgentDay],
    now: datetime,
    zone: ZoneInfo,
) -> RosterRequest:
    """What a repair at the aware time `now` must satisfy, for agents who are absent on whole days."""
    today = now.astimezone(zone).date()
    absent = frozenset(absences)
    begun = _begun(request, published, absent, today, now, zone)
    away = (AgentRequest(agent, day, day, RequestKind.UNAVAILABLE) for agent, day in sorted(absent))
    return replace(
        request,
        published=published,
        fixed_before=today,
        demand=tuple(_demand_served(request, published)),
        requests=(*request.requests, *away, *begun),
    )


def start_of(published: Roster, absences: Iterable[AgentDay]) -> Roster:
    """The published roster without the absent: where the search begins."""
    absent = frozenset(absences)
    return replace(
        published,
        assignments=tuple(a for a in published.assignments if (a.agent, a.date) not in absent),
        duties=tuple(duty for duty in published.duties if (duty.agent, duty.date) not in absent),
    )


def to_repair(
    shifts: Iterable[PublishedShift], leave: Iterable[LeaveDay], now: datetime
) -> tuple[PublishedShift, ...]:
    """The published shifts that have not begun and whose day is one of approved leave."""
    away = {
        (day.agent, day.date)
        for day in leave
        if day.status is LeaveStatus.APPROVED and day.part is Part.FULL
    }
    return tuple(
        shift for shift in shifts if (shift.agent, shift.date) in away and shift.start > now
    )


def gentler(catalogue: Catalogue) -> Catalogue:
    """The rules with every preference but those of coverage and change weighing a tenth."""
    rules = [catalogue.rule("preferences", name) for name in modules_in(PREFERENCES)]
    return catalogue.with_(_with_gentler_cost(rule) for rule in rules if rule.name not in LEADING)


def _with_gentler_cost(rule: Rule) -> Rule:
    cost = rule.parameters.get("cost")
    if cost is None:
        return rule
    values = tuple(
        replace(value, value=-(-int(value.value) // GENTLER))
        for value in cost.values
        if isinstance(value.value, int)
    )
    return replace(rule, parameters={**rule.parameters, "cost": replace(cost, values=values)})


def _demand_served(request: RosterRequest, published: Roster) -> Iterator[Demand]:
    for stretch in coverage(published, request):
        if stretch.date in request.period:
            yield Demand(
                stretch.date,
                stretch.role,
                stretch.start,
                stretch.end,
                min(stretch.minimum, stretch.present),
                min(stretch.target, stretch.present),
                stretch.maximum,
                stretch.short_weight,
                stretch.over_weight,
            )


def _begun(
    request: RosterRequest,
    published: Roster,
    absent: frozenset[AgentDay],
    today: date,
    now: datetime,
    zone: ZoneInfo,
) -> Iterator[AgentRequest]:
    """Today's shifts that have begun keep their people, and get no others."""
    if today not in request.period:
        return
    codes = [c for c, s in request.shifts.items() if instant(today, s.start, zone) <= now]
    working = {(a.agent, a.shift): a for a in published.assignments if a.date == today}
    for agent in request.agents:
        for code in codes:
            item = working.get((agent.id, code))
            if item is None:
                kind, role = RequestKind.AVOID, ""
            elif (agent.id, today) in absent:
                continue
            else:
                kind, role = RequestKind.PINNED, item.role
            yield AgentRequest(agent.id, today, today, kind, code, role, hard=True)
