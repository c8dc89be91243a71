"""What the record and the centre know of a month, gathered for its reconciliation."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterator
from dataclasses import fields, replace
from datetime import datetime, time, timedelta

from sqlalchemy import Connection

from rostering.attendance.decided import leave_as_decided
from rostering.attendance.month import EDGE, MonthInputs
from rostering.domain.calendar import Period
from rostering.domain.centre import Centre
from rostering.policy.calendar import load_calendar, require_published
from rostering.policy.catalogue import Catalogue
from rostering.record.certificates import certificates
from rostering.record.decisions import standing_decisions
from rostering.record.imports import complete_spans, punches_between
from rostering.record.incidents import all_incidents
from rostering.record.leave import leave_days
from rostering.record.overtime import orders_between
from rostering.record.proposals import confirmed_grades
from rostering.record.rosters import published_shifts
from rostering.record.sign_ins import sign_ins
from rostering.record.silences import LOOKING_BACK, device_silences

PAY_DAY = timedelta(days=31)  # G13: the pay day lies in the month that follows


def month_inputs(
    connection: Connection,
    centre: Centre,
    month: Period,
    agents: Collection[str] | None = None,
) -> MonthInputs:
    """The inputs of `month`, of all agents or those named; raises PolicyError where its statutory days
    are not published.

    No figure of an agent depends on another agent, so that a statement needs the facts of its own agent
    alone. The silences of clocks are nobody's own, and are not looked for then.
    """
    calendar = load_calendar(centre.own_rules)
    require_published(calendar, month)
    wide = Period(month.start - EDGE, month.end + EDGE)
    start = datetime.combine(wide.start, time(), centre.zone)
    end = datetime.combine(wide.end, time.max, centre.zone)
    decisions = standing_decisions(connection, wide)
    # read once: the silence of a clock is judged by the week before the month as well
    shifts = published_shifts(connection, Period(month.start - LOOKING_BACK, wide.end), agents)
    inputs = MonthInputs(
        month=month,
        agents=centre.agents,
        roles=centre.roles,
        calendar=calendar,
        zone=centre.zone,
        shifts=tuple(shift for shift in shifts if shift.date in wide),
        orders=orders_between(connection, start, end),
        punches=punches_between(connection, start, end, agents),
        leave=leave_as_decided(leave_days(connection, month), decisions),
        complete=complete_spans(connection),
        sign_ins=sign_ins(connection, month),
        incidents=all_incidents(connection, month.end),
        grade_changes=centre.grade_changes + confirmed_grades(connection),
        decisions=decisions,
        silences=device_silences(connection, month, centre.zone, shifts=shifts)
        if agents is None
        else (),
        certified=tuple(sorted(certificates(connection))),
        days_before=tuple((shift.agent, shift.date) for shift in shifts if shift.date < wide.start),
    )
    return inputs if agents is None else _of(inputs, agents)


def _of(inputs: MonthInputs, agents: Collection[str]) -> MonthInputs:
    """What of the inputs is of `agents`."""
    return replace(
        inputs,
        agents=tuple(agent for agent in inputs.agents if agent.id in agents),
        orders=tuple(order for order in inputs.orders if order.agent in agents),
        leave=tuple(day for day in inputs.leave if day.agent in agents),
        sign_ins=tuple(line for line in inputs.sign_ins if line.agent in agents),
        incidents=tuple(incident for incident in inputs.incidents if incident.agent in agents),
        decisions=tuple(decision for decision in inputs.decisions if decision.agent in agents),
    )


def fingerprint(inputs: MonthInputs, catalogue: Catalogue) -> str:
    """A short hash of everything that a result depends on: the same inputs, the same result.

    What comes later is no part of it: the calendar of another year, a rule value or a grade that begins
    after the month, the imports of other months, who is hired afterwards.
    """
    digest = hashlib.sha256()
    reach = Period(inputs.month.start - EDGE, inputs.month.end + PAY_DAY)
    for fact in _facts(_mattering(inputs, reach)):
        digest.update(fact.encode())
    for (kind, name), rule in sorted(catalogue.rules.items()):
        for parameter in rule.parameters.values():
            values = [
                (value.since, value.value) for value in parameter.values if value.since <= reach.end
            ]
            digest.update(repr((kind, name, parameter.name, values)).encode())
    return digest.hexdigest()[:16]


def _mattering(inputs: MonthInputs, reach: Period) -> MonthInputs:
    """The inputs without what lies beyond `reach`: the month, its edges and its pay day."""
    last = inputs.month.end
    start, end = inputs.month.start - EDGE, last + EDGE
    spans = (
        (first.astimezone(inputs.zone).date(), until.astimezone(inputs.zone).date())
        for first, until in inputs.complete
    )
    kept = [first <= end and until >= start for first, until in spans]
    return replace(
        inputs,
        agents=tuple(agent for agent in inputs.agents if agent.hired <= last),
        calendar=inputs.calendar.within(reach),
        grade_changes=tuple(one for one in inputs.grade_changes if one.since <= last),
        complete=tuple(span for span, near in zip(inputs.complete, kept, strict=True) if near),
    )


def _facts(inputs: MonthInputs) -> Iterator[str]:
    """The text of each fact; a million punches are never one text."""
    for item in fields(inputs):
        yield f"\n{item.name}\n"
        value = getattr(inputs, item.name)
        yield from map(repr, value if isinstance(value, tuple) else (value,))
