"""volumes.csv: contacts and handling times, from which the demand of a role follows."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from datetime import date
from pathlib import Path

from rostering.centre import values
from rostering.centre.demand import HALF_HOUR, days_of
from rostering.centre.tables import Row, read_rows
from rostering.centre.words import labelled
from rostering.domain.calendar import Period
from rostering.domain.centre import Centre, VolumeRule
from rostering.domain.shifts import Role
from rostering.errors import InputProblem
from rostering.language import _

HEADINGS = {
    "date": ("日期",),
    "weekday": ("星期",),
    "role": ("岗位",),
    "start": ("开始",),
    "end": ("结束",),
    "contacts": ("来量",),
    "aht_seconds": ("平均处理秒数",),
}


def volumes_on(centre: Centre, period: Period) -> Iterator[tuple[VolumeRule, date]]:
    """Each row with each of its days in the period: a date's own rows beat those of its weekday."""
    for day in period:
        dated = {rule.role for rule in centre.volumes if rule.date == day}
        for rule in centre.volumes:
            of_weekday = rule.date is None and rule.role not in dated
            if rule.date == day or (of_weekday and day.weekday() in rule.weekdays):
                yield rule, day


def read_volumes(
    path: Path,
    roles: Mapping[str, Role],
    demanded: Collection[str],
    problems: list[InputProblem],
) -> tuple[VolumeRule, ...]:
    """The rows of the volumes table. A role has volumes or demand, never both."""
    rules = []
    role_words = labelled(roles)
    for row in read_rows(path, HEADINGS, ("role", "start", "contacts", "aht_seconds"), problems):
        before = len(problems)
        role = row.meaning("role", role_words)
        day, weekdays = days_of(row)
        start, end = _span(row)
        contacts = row.read("contacts", values.number_of, _("is no number"))
        seconds = row.read("aht_seconds", values.number_of, _("is no number of seconds"))
        if role in demanded:
            row.wrong("role", _("the role has rows in the demand table, too; keep one of them"))
        if len(problems) > before or role is None or contacts is None or seconds is None:
            continue
        rules.append(VolumeRule(role, start, end, contacts, seconds, day, weekdays))
    return tuple(rules)


def _span(row: Row) -> tuple[int, int]:
    """The minutes of the row; half an hour where no end is given."""
    start = row.minute("start")
    end = row.minute("end") if row.raw("end") else None
    if start is None:
        return 0, 0
    end = start + HALF_HOUR if end is None else end
    if start % HALF_HOUR or end % HALF_HOUR:
        row.wrong("start", _("must be on the half hour"))
    if end <= start:
        row.wrong("end", _("is not after the start; 24:00 is the end of the day"))
    return start, end
