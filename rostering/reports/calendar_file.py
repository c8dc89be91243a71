"""An agent's shifts as a calendar file (iCalendar, RFC 5545), to subscribe to or import again and again.

Every shift of an agent's day keeps its UID, and its SEQUENCE is the version of the roster that it stands
in, so that a later file changes what an earlier one brought; a shift that was taken away comes as
CANCELLED. A draft's shifts are TENTATIVE, with sequence 0.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from rostering.domain.people import Agent
from rostering.domain.roster import PublishedShift
from rostering.language import _
from rostering.record.withdrawn import WithdrawnShift
from rostering.reports.hours import day_notes
from rostering.reports.wall import (
    AgentDay,
    Wall,
    agent_days,
    breaks_of,
    draft_mark,
    is_away,
    label_of,
    leave_text,
    role_name,
    standing_text,
)

if TYPE_CHECKING:
    from icalendar import Alarm, Event, Timezone

PRODUCT = "-//rostering//roster//EN"
DRAFTED = datetime(2000, 1, 1, tzinfo=UTC)  # a draft's stamp: any publication is later


@dataclass(frozen=True, slots=True)
class CalendarTerms:
    """What calendars need beside the sheet: the identity of the record, when each version was published,
    the shifts that were taken away, and how many minutes before a shift an alarm rings (None: none)."""

    record: str = ""
    published: Mapping[int, datetime] = field(default_factory=dict)
    withdrawn: Sequence[WithdrawnShift] = ()
    alarm: int | None = None


def calendars(wall: Wall, terms: CalendarTerms) -> Iterator[tuple[Agent, bytes]]:
    """The calendar of each agent of the sheet; the time zone is made once for all of them."""
    from icalendar import Calendar

    days = agent_days(wall)
    shifts = _by_agent(wall.shifts)
    withdrawn: dict[str, list[WithdrawnShift]] = {}
    for one in terms.withdrawn:
        withdrawn.setdefault(one.shift.agent, []).append(one)
    zone = _zone(wall.centre.zone.key, wall.roster.period.start.year, wall.roster.period.end.year)
    for agent in wall.agents:
        calendar = Calendar()
        calendar.add("prodid", PRODUCT)
        calendar.add("version", "2.0")
        calendar.add("method", "PUBLISH")
        calendar.add("x-wr-calname", f"{wall.centre.name} {agent.name}")
        calendar.add("x-wr-timezone", wall.centre.zone.key)
        if zone is not None:
            calendar.add_component(zone)
        for _day, own in groupby(shifts.get(agent.id, ()), key=lambda shift: shift.date):
            for place, shift in enumerate(own):
                has = days.get((agent.id, shift.date), AgentDay())
                calendar.add_component(_event(wall, terms, shift, place, has))
        for gone in withdrawn.get(agent.id, ()):
            calendar.add_component(_cancelled(wall, terms, gone))
        yield agent, calendar.to_ical()


def _by_agent(shifts: Sequence[PublishedShift]) -> dict[str, list[PublishedShift]]:
    found: dict[str, list[PublishedShift]] = {}
    for shift in sorted(shifts, key=lambda shift: (shift.agent, shift.start)):
        found.setdefault(shift.agent, []).append(shift)
    return found


@cache
def _zone(key: str, first: int, last: int) -> Timezone | None:
    """The zone's component for these years; none for UTC, which needs none."""
    from icalendar import Timezone

    if key == "UTC":
        return None
    return Timezone.from_tzid(key, first_date=date(first - 1, 1, 1), last_date=date(last + 2, 1, 1))


def uid_of(agent: str, day: date, place: int, record: str) -> str:
    """What a shift of an agent's day is called for ever, whatever it becomes; `place` counts those of a
    split day from 0, and `record` is the identity of the centre's record."""
    second = f"-{place + 1}" if place else ""
    return f"{agent}-{day:%Y%m%d}{second}@{record or 'draft'}.rostering"


def _event(
    wall: Wall, terms: CalendarTerms, shift: PublishedShift, place: int, has: AgentDay
) -> Event:
    draft = not shift.version
    event = _bare(wall, terms, shift, place, shift.version)
    parts = [draft_mark()] if draft else []
    parts += [_summary(wall, shift)] + ([_("(leave)")] if is_away(has) else [])
    event.add("summary", " ".join(parts))
    event.add("description", "\n".join(_lines(wall, shift, place, has)))
    event.add("status", "TENTATIVE" if draft else "CONFIRMED")
    event.add("categories", [role_name(shift.role, wall.centre)])
    if terms.alarm is not None:
        event.add_component(_alarm(terms.alarm, _summary(wall, shift)))
    return event


def _cancelled(wall: Wall, terms: CalendarTerms, gone: WithdrawnShift) -> Event:
    event = _bare(wall, terms, gone.shift, gone.place, gone.version)
    event.add("summary", _("Cancelled: {shift}").format(shift=_summary(wall, gone.shift)))
    event.add("status", "CANCELLED")
    return event


def _bare(
    wall: Wall, terms: CalendarTerms, shift: PublishedShift, place: int, version: int
) -> Event:
    """What every event has: who it is, when, and since which version."""
    from icalendar import Event

    zone: ZoneInfo = wall.centre.zone
    event = Event()
    event.add("uid", uid_of(shift.agent, shift.date, place, terms.record))
    event.add("sequence", version)
    event.add("dtstamp", terms.published.get(version, DRAFTED))
    event.add("dtstart", shift.start.astimezone(zone))
    event.add("dtend", shift.end.astimezone(zone))
    return event


def _summary(wall: Wall, shift: PublishedShift) -> str:
    label = label_of(shift.shift, wall.centre)
    return f"{shift.shift} {label}".strip() + f" {role_name(shift.role, wall.centre)}"


def _lines(wall: Wall, shift: PublishedShift, place: int, has: AgentDay) -> Iterator[str]:
    """Duty and leave, unpaid breaks, meetings and hours in other roles, and the version."""
    if has.duty and not place:
        yield _("duty")
    if has.leave:
        yield _("leave: {kind}").format(kind=leave_text(has.leave, wall.centre.zone))
    for times in breaks_of(shift, wall.centre, "-"):
        yield f"{times} {_('break')}"
    inside = [
        one
        for one in has.activities
        if (shift.start <= _at(wall, one.date, one.start) < shift.end) or len(has.shifts) < 2
    ]
    for time, what in day_notes(inside, wall.centre):
        yield f"{time} {what}"
    yield (
        standing_text(wall)
        if not shift.version
        else _("roster version {version}").format(version=shift.version)
    )


def _at(wall: Wall, day: date, minutes: int) -> datetime:
    from rostering.domain.calendar import instant

    return instant(day, minutes, wall.centre.zone)


@cache
def _alarm(minutes: int, text: str) -> Alarm:
    from icalendar import Alarm

    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", text)
    alarm.add("trigger", timedelta(minutes=-minutes))
    return alarm
