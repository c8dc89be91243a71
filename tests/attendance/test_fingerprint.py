"""The fingerprint of a month changes with the month's facts, and with nothing that comes later."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from rostering.attendance.gathering import fingerprint
from rostering.attendance.month import MonthInputs
from rostering.domain.calendar import CalendarDay, DayKind, HolidayCalendar, Period
from rostering.domain.people import Agent, GradeChange
from rostering.policy.catalogue import load_catalogue
from rostering.policy.rule import DatedValue

ZONE = ZoneInfo("Asia/Shanghai")
RULES = load_catalogue()


def noon(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 12, tzinfo=ZONE)


def holidays(*days: date) -> HolidayCalendar:
    listed = {day: CalendarDay(day, DayKind.STATUTORY, "holiday") for day in days}
    return HolidayCalendar(listed, {day.year: f"notice of {day.year}" for day in days})


MAY = MonthInputs(
    month=Period.month(2026, 5),
    agents=(Agent("A01", "林一", "agent", ("phone",), 2400, date(2020, 1, 1)),),
    roles={},
    calendar=holidays(date(2026, 5, 1)),
    zone=ZONE,
    shifts=(),
    orders=(),
    punches=(),
    leave=(),
    complete=((noon(date(2026, 4, 1)), noon(date(2026, 6, 1))),),
)
LATER = {
    "a calendar of next year": {"calendar": holidays(date(2026, 5, 1), date(2027, 1, 1))},
    "a holiday in autumn": {"calendar": holidays(date(2026, 5, 1), date(2026, 10, 1))},
    "a grade from June on": {
        "grade_changes": (GradeChange("A01", "supervisor", date(2026, 6, 1)),)
    },
    "somebody hired in June": {
        "agents": (*MAY.agents, Agent("A02", "王二", "agent", (), 2400, date(2026, 6, 1)))
    },
    "an import of July": {
        "complete": (*MAY.complete, (noon(date(2026, 7, 1)), noon(date(2026, 8, 1))))
    },
}
NOW = {
    "a holiday of the month": {"calendar": holidays(date(2026, 5, 1), date(2026, 5, 2))},
    "a holiday about the pay day": {"calendar": holidays(date(2026, 5, 1), date(2026, 6, 5))},
    "a grade of the month": {
        "grade_changes": (GradeChange("A01", "supervisor", date(2026, 5, 31)),)
    },
    "somebody hired in the month": {
        "agents": (*MAY.agents, Agent("A02", "王二", "agent", (), 2400, date(2026, 5, 31)))
    },
    "an import of the month": {
        "complete": (*MAY.complete, (noon(date(2026, 5, 1)), noon(date(2026, 5, 9))))
    },
}


@pytest.mark.parametrize("what", LATER)
def test_what_comes_later_leaves_the_fingerprint_as_it_is(what: str) -> None:
    changed = replace(MAY, **LATER[what])  # type: ignore[arg-type]
    assert fingerprint(changed, RULES) == fingerprint(MAY, RULES)


@pytest.mark.parametrize("what", NOW)
def test_a_fact_of_the_month_changes_the_fingerprint(what: str) -> None:
    changed = replace(MAY, **NOW[what])  # type: ignore[arg-type]
    assert fingerprint(changed, RULES) != fingerprint(MAY, RULES)


@pytest.mark.parametrize(("days", "same"), [(0, False), (400, True)])
def test_a_rule_value_counts_from_its_day_on(days: int, same: bool) -> None:
    rule = RULES.rule("pay_rules", "absence")
    old = rule.parameters["points"]
    since = MAY.month.start + timedelta(days=days)
    more = replace(old, values=(*old.values, DatedValue(since, 12, rule.file)))
    changed = RULES.with_([replace(rule, parameters={**rule.parameters, "points": more})])
    assert (fingerprint(MAY, changed) == fingerprint(MAY, RULES)) is same
