"""Meetings and trainings in centre.toml (R7): on a weekday, a day of the month or a date, at a time or
within a window."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from rostering.centre.shape import EventTable
from rostering.centre.values import span_of, weekday_of
from rostering.domain.request import Event
from rostering.domain.shifts import Role
from rostering.language import _

if TYPE_CHECKING:
    from rostering.centre.settings import Report

NOT_A_NAME = ("break", "paid break", "休息", "带薪休息")
Place = tuple[str | int, ...]


def event_of(report: Report, number: int, raw: EventTable, roles: Mapping[str, Role]) -> Event:
    """The event, each fault reported where it stands."""
    path: Place = ("events", number)
    if raw.name in NOT_A_NAME or raw.name in roles:
        report.wrong((*path, "name"), _("is the word for something else"), raw.name)
    weekday = None
    if raw.weekday:
        weekday = report.read((*path, "weekday"), weekday_of, raw.weekday, _("is no weekday"), 0)
    given = [raw.weekday != "", raw.month_day is not None, raw.date is not None]
    if sum(given) != 1:
        report.wrong(path, _("an event has one of weekday, month_day and date"), raw.name)
    start, end = _time(report, path, raw)
    invited = report.known((*path, "roles"), raw.roles, dict(roles))
    return Event(
        raw.name,
        weekday,
        start,
        end,
        invited,
        raw.minutes,
        raw.sittings,
        raw.month_day,
        raw.date,
    )


def _time(report: Report, path: Place, raw: EventTable) -> tuple[int, int]:
    """The time of the event, or its window."""
    if raw.within and (raw.start or raw.end or not raw.minutes):
        report.wrong((*path, "within"), _("a window goes with minutes, and not with start and end"))
    if not raw.within and (raw.minutes or raw.sittings > 1):
        report.wrong(path, _("minutes and sittings go with a window: within"), raw.name)
    if not raw.within and not (raw.start and raw.end):
        report.wrong(path, _("an event has a start and an end, or a window: within"), raw.name)
        return 0, 1
    key = "within" if raw.within else "start"
    text = raw.within or f"{raw.start}-{raw.end}"
    start, end = report.read((*path, key), span_of, text, _("are no times"), (0, 1))
    if end <= start:
        report.wrong(
            (*path, key if raw.within else "end"), _("the event ends before it starts"), text
        )
    elif raw.within and end - start < raw.minutes:
        report.wrong((*path, "minutes"), _("is longer than the window"), raw.minutes)
    return start, end
