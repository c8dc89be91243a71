"""demand.csv, and the demand of a period that follows from it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from rostering.centre import values
from rostering.centre.tables import Row, read_rows
from rostering.centre.words import labelled
from rostering.domain.calendar import Period
from rostering.domain.centre import Centre, DemandRule
from rostering.domain.request import Demand
from rostering.domain.shifts import Role, Shift
from rostering.errors import InputProblem
from rostering.language import _

HEADINGS = {
    "date": ("日期",),
    "weekday": ("星期",),
    "role": ("岗位",),
    "start": ("开始",),
    "end": ("结束",),
    "shift": ("班次",),
    "minimum": ("最少",),
    "target": ("目标",),
    "maximum": ("最多",),
    "short_weight": ("缺员权重",),
    "over_weight": ("超员权重",),
}
HALF_HOUR = 30


def demand_for(centre: Centre, period: Period) -> tuple[Demand, ...]:
    """The demand of each day: a date's own rows beat those of its weekday, role by role."""
    found = []
    for day in period:
        dated = {rule.role for rule in centre.demand if rule.date == day}
        for rule in centre.demand:
            of_weekday = rule.date is None and rule.role not in dated
            if rule.date == day or (of_weekday and day.weekday() in rule.weekdays):
                found.append(
                    Demand(
                        day,
                        rule.role,
                        rule.start,
                        rule.end,
                        rule.minimum,
                        rule.target,
                        rule.maximum,
                        rule.short_weight,
                        rule.over_weight,
                    )
                )
    return tuple(found)


def read_demand(
    path: Path,
    roles: Mapping[str, Role],
    shifts: Mapping[str, Shift],
    opening_hours: Mapping[str, tuple[int, int]],
    problems: list[InputProblem],
) -> tuple[DemandRule, ...]:
    """The rows of the demand table."""
    rules = []
    role_words = labelled(roles)
    for row in read_rows(path, HEADINGS, ("role", "minimum", "target"), problems):
        before = len(problems)
        role = row.meaning("role", role_words)
        day, weekdays = days_of(row)
        start, end = _span(row, shifts)
        least, wanted = row.whole("minimum"), row.whole("target")
        most = row.optional_whole("maximum")
        short, over = row.optional_whole("short_weight"), row.optional_whole("over_weight")
        if least is not None and wanted is not None and least > wanted:
            row.wrong("minimum", _("the minimum is above the target"))
        if wanted is not None and most is not None and wanted > most:
            row.wrong("maximum", _("the maximum is below the target"))
        if role is None or least is None or wanted is None or len(problems) > before:
            continue
        _within(row, start, end, opening_hours.get(role))
        rules.append(DemandRule(role, start, end, least, wanted, most, day, weekdays, short, over))
    return tuple(rules)


def days_of(row: Row) -> tuple[date | None, tuple[int, ...]]:
    """The date of the row, or its weekdays."""
    day = row.date("date", empty=True)
    text = row.raw("weekday")
    if row.raw("date") and text:
        row.wrong("weekday", _("give a date or a weekday, not both"))
    if row.raw("date"):
        return day, ()
    if not text:
        row.wrong("weekday", _("give a date or a weekday"))
        return None, ()
    try:
        return None, values.weekdays_of(text)
    except ValueError:
        row.wrong("weekday", _("is no weekday; type mon, mon-fri, daily or 周一"))
        return None, ()


def _span(row: Row, shifts: Mapping[str, Shift]) -> tuple[int, int]:
    """The minutes of the row: its own, or those of its shift."""
    if row.raw("shift"):
        code = row.meaning("shift", labelled(shifts))
        return (shifts[code].start, shifts[code].end) if code else (0, 0)
    start, end = row.minute("start"), row.minute("end")
    if start is None or end is None:
        return 0, 0
    for heading, minute in (("start", start), ("end", end)):
        if minute % HALF_HOUR:
            row.wrong(heading, _("must be on the half hour"))
    if end <= start:
        row.wrong("end", _("is not after the start; 24:00 is the end of the day"))
    return start, end


def _within(row: Row, start: int, end: int, hours: tuple[int, int] | None) -> None:
    if hours and not row.raw("shift") and (start < hours[0] or end > hours[1]):
        row.wrong("start", _("the role is closed for part of this time"))
