"""What the record and the centre know of a month, gathered for its reconciliation."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import fields
from datetime import datetime, time

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


def month_inputs(connection: Connection, centre: Centre, month: Period) -> MonthInputs:
    """The inputs of `month`; raises PolicyError where its statutory days are not published."""
    calendar = load_calendar(centre.own_rules)
    require_published(calendar, month)
    wide = Period(month.start - EDGE, month.end + EDGE)
    start = datetime.combine(wide.start, time(), centre.zone)
    end = datetime.combine(wide.end, time.max, centre.zone)
    decisions = standing_decisions(connection, wide)
    # read once: the silence of a clock is judged by the week before the month as well
    shifts = published_shifts(connection, Period(month.start - LOOKING_BACK, wide.end))
    return MonthInputs(
        month=month,
        agents=centre.agents,
        roles=centre.roles,
        calendar=calendar,
        zone=centre.zone,
        shifts=tuple(shift for shift in shifts if shift.date in wide),
        orders=orders_between(connection, start, end),
        punches=punches_between(connection, start, end),
        leave=leave_as_decided(leave_days(connection, month), decisions),
        complete=complete_spans(connection),
        sign_ins=sign_ins(connection, month),
        incidents=all_incidents(connection, month.end),
        grade_changes=centre.grade_changes + confirmed_grades(connection),
        decisions=decisions,
        silences=device_silences(connection, month, centre.zone, shifts=shifts),
        certified=tuple(sorted(certificates(connection))),
    )


def fingerprint(inputs: MonthInputs, catalogue: Catalogue) -> str:
    """A short hash of everything that a result depends on: the same inputs, the same result."""
    digest = hashlib.sha256()
    for fact in _facts(inputs):
        digest.update(fact.encode())
    for (kind, name), rule in sorted(catalogue.rules.items()):
        for parameter in rule.parameters.values():
            values = [(value.since, value.value) for value in parameter.values]
            digest.update(repr((kind, name, parameter.name, values)).encode())
    return digest.hexdigest()[:16]


def _facts(inputs: MonthInputs) -> Iterator[str]:
    """The text of each fact; a million punches are never one text."""
    for item in fields(inputs):
        yield f"\n{item.name}\n"
        value = getattr(inputs, item.name)
        yield from map(repr, value if isinstance(value, tuple) else (value,))
