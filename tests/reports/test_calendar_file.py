"""Calendars: read again by another library, and updates applied in the order in which they come."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import vobject

from rostering.domain.calendar import Period
from rostering.domain.leave import LeaveDay, LeaveStatus, Part
from rostering.domain.roster import Assignment, Roster
from rostering.domain.shifts import Shift
from rostering.language import use_language
from rostering.record.connection import Record, open_record
from rostering.record.log import identity
from rostering.record.publishing import publish
from rostering.record.rosters import published_shifts, roster_in_force, versions
from rostering.record.withdrawn import withdrawn_shifts
from rostering.reports.calendar_file import CalendarTerms, calendars
from rostering.reports.wall import Standing, Wall
from tests.reports.fixed import CENTRE, ROSTER, WEEK, assignments, day, wall_of

PLAIN = CalendarTerms("abc")
FIRST = datetime(2026, 4, 20, 8, tzinfo=UTC)
A04 = {"A04": ". E:phone+S:phone . D:field D:field . ."}


@pytest.fixture(autouse=True)
def english() -> None:
    use_language("en")


def calendar_of(wall: Wall, terms: CalendarTerms = PLAIN) -> dict[str, Any]:
    """The parsed calendar of each agent."""
    return {
        agent.id: vobject.readOne(content.decode()) for agent, content in calendars(wall, terms)
    }


@dataclass
class Phone:
    """A calendar programme that imports one file after another, by UID and SEQUENCE (RFC 5546)."""

    events: dict[str, Any] = field(default_factory=dict)

    def take(self, content: bytes) -> None:
        for event in vobject.readOne(content.decode()).contents.get("vevent", ()):
            known = self.events.get(event.uid.value)
            if known is None or int(event.sequence.value) >= int(known.sequence.value):
                self.events[event.uid.value] = event

    def shown(self) -> list[tuple[str, str]]:
        """Start and shift of what is not cancelled."""
        return sorted(
            (f"{event.dtstart.value:%m-%d %H:%M}", event.summary.value.split()[0])
            for event in self.events.values()
            if event.status.value != "CANCELLED"
        )


@pytest.fixture
def record(tmp_path: Path):  # type: ignore[no-untyped-def]
    with open_record(tmp_path, create=True) as record:
        yield record


def put(record: Record, grid: dict[str, str], at: datetime) -> None:
    roster = Roster(WEEK, assignments(grid))
    with record.transaction("Zhou", "roster publish") as connection:
        publish(connection, roster, CENTRE.shifts, CENTRE.zone, at, "Zhou")


def files(record: Record, agent: str = "A04") -> bytes:
    """The calendar as a command makes it of the record."""
    with record.reading() as connection:
        known = versions(connection)
        roster = roster_in_force(connection, WEEK)
        assert roster is not None
        wall = wall_of(roster, standing=Standing(known[-1].version, known[-1].at, "Zhou"))
        shifts = published_shifts(connection, WEEK, [agent])
        agents = tuple(one for one in wall.agents if one.id == agent)
        wall = replace(wall, shifts=shifts, agents=agents)
        terms = CalendarTerms(
            identity(connection),
            {one.version: one.at for one in known},
            withdrawn_shifts(connection, WEEK, [agent]),
        )
    ((_agent, content),) = calendars(wall, terms)
    return content


def test_every_time_is_the_same_in_another_library() -> None:
    wall = wall_of()
    for agent, calendar in calendar_of(wall).items():
        read = [
            (event.dtstart.value, event.dtend.value)
            for event in calendar.contents.get("vevent", ())
        ]
        assert read == [(one.start, one.end) for one in wall.shifts if one.agent == agent]


def test_a_night_shift_ends_the_next_day() -> None:
    night = calendar_of(wall_of())["A03"].contents["vevent"][0]
    assert f"{night.dtstart.value:%Y-%m-%d %H:%M}" == "2026-04-27 22:00"
    assert f"{night.dtend.value:%Y-%m-%d %H:%M}" == "2026-04-28 07:00"


@pytest.mark.parametrize(("starts", "hours"), [("2026-03-07", 8), ("2026-10-31", 10)])
def test_a_night_in_which_the_clocks_change_keeps_its_wall_times(starts: str, hours: int) -> None:
    eve = datetime.fromisoformat(starts).date()
    centre = replace(CENTRE, zone=ZoneInfo("America/New_York"))
    roster = Roster(Period(eve, eve), (Assignment("A01", eve, "N", "phone"),))
    event = calendar_of(wall_of(roster, centre))["A01"].vevent
    start, end = event.dtstart.value, event.dtend.value
    assert (f"{start:%H:%M}", f"{end:%H:%M}") == ("22:00", "07:00")
    assert end.astimezone(UTC) - start.astimezone(UTC) == timedelta(hours=hours)


CLOCKS_CHANGE = [
    ("America/New_York", "2026-11-01"),
    ("Europe/Berlin", "2026-03-29"),
    ("Australia/Lord_Howe", "2026-04-05"),
    ("Africa/Casablanca", "2026-02-15"),
    ("Pacific/Chatham", "2026-09-27"),
    ("Asia/Kolkata", "2026-03-29"),
]


@pytest.mark.parametrize(("zone", "text"), CLOCKS_CHANGE)
@pytest.mark.parametrize("start", [0, 60, 90, 150, 240, 1410])
def test_times_are_the_same_around_the_hour_in_which_clocks_change(
    zone: str, text: str, start: int
) -> None:
    on = date.fromisoformat(text)
    shift = Shift("X", "", start, start + 540, (), ("phone",))
    centre = replace(CENTRE, zone=ZoneInfo(zone), shifts={"X": shift})
    wall = wall_of(Roster(Period(on, on), (Assignment("A01", on, "X", "phone"),)), centre)
    event, published = calendar_of(wall)["A01"].vevent, wall.shifts[0]
    read = [one.value.isoformat() for one in (event.dtstart, event.dtend)]
    assert read == [
        one.astimezone(centre.zone).isoformat() for one in (published.start, published.end)
    ]


def test_the_description_tells_duty_breaks_meetings_and_other_roles() -> None:
    event = calendar_of(wall_of())["A02"].contents["vevent"][0]
    assert event.summary.value == "D 白班 phone"
    assert event.description.value.split("\n") == [
        "duty",
        "11:30-12:30 break",
        "14:00-14:30 周一例会",
        "16:00-17:00 来宾",
        "roster version 3",
    ]


def test_a_shift_on_leave_says_so() -> None:
    away = LeaveDay("A02", day(1), "annual", Part.FULL, LeaveStatus.APPROVED, "L9")
    first, second, *_others = calendar_of(replace(wall_of(), leave=(away,)))["A02"].contents[
        "vevent"
    ]
    assert first.summary.value == "D 白班 phone (leave)"
    assert "leave: annual" in first.description.value
    assert second.summary.value == "D 白班 phone"


def test_an_alarm_rings_only_where_it_is_asked_for() -> None:
    assert "valarm" not in calendar_of(wall_of())["A01"].vevent.contents
    asked = calendar_of(wall_of(), CalendarTerms("abc", alarm=90))["A01"].vevent
    assert asked.valarm.trigger.value == timedelta(minutes=-90)


def test_a_draft_is_tentative_and_gives_way_to_what_is_published() -> None:
    draft = calendar_of(wall_of(standing=Standing()))["A02"].contents["vevent"]
    assert {event.status.value for event in draft} == {"TENTATIVE"}
    assert {event.sequence.value for event in draft} == {"0"}
    assert all(event.summary.value.startswith("DRAFT ") for event in draft)
    published = calendar_of(wall_of())["A02"].contents["vevent"]
    assert [one.uid.value for one in draft] == [one.uid.value for one in published]


def test_a_time_zone_is_in_every_calendar_and_the_agent_of_no_shift_has_an_empty_one() -> None:
    read = calendar_of(wall_of())
    assert {one.vtimezone.tzid.value for one in read.values()} == {"Asia/Shanghai"}
    assert "vevent" not in read["A06"].contents


def test_a_change_replaces_and_a_removal_cancels(record: Record) -> None:
    phone = Phone()
    put(record, A04, FIRST)
    phone.take(files(record))
    assert phone.shown() == [
        ("04-28 07:00", "E"), ("04-28 18:00", "S"), ("04-30 09:00", "D"), ("05-01 09:00", "D"),
    ]  # fmt: skip
    put(record, {"A04": ". E:phone . N:phone D:field . S:phone"}, FIRST + timedelta(days=1))
    phone.take(files(record))
    assert phone.shown() == [
        ("04-28 07:00", "E"), ("04-30 22:00", "N"), ("05-01 09:00", "D"), ("05-03 18:00", "S"),
    ]  # fmt: skip
    put(record, {"A04": ". . . . . . ."}, FIRST + timedelta(days=2))
    phone.take(files(record))
    assert phone.shown() == []


def test_a_shift_that_comes_back_is_no_longer_cancelled(record: Record) -> None:
    phone = Phone()
    for number, grid in enumerate((A04, {"A04": ". . . . . . ."}, A04)):
        put(record, grid, FIRST + timedelta(days=number))
        phone.take(files(record))
    assert len(phone.shown()) == 4
    assert {event.sequence.value for event in phone.events.values()} == {"3"}


def test_files_in_the_wrong_order_leave_the_newest(record: Record) -> None:
    put(record, A04, FIRST)
    older = files(record)
    put(record, {"A04": ". E:phone . . D:field . ."}, FIRST + timedelta(days=1))
    phone = Phone()
    phone.take(files(record))
    phone.take(older)
    assert phone.shown() == [("04-28 07:00", "E"), ("05-01 09:00", "D")]


def test_a_version_that_comes_after_the_shift_began_cancels_nothing(record: Record) -> None:
    put(record, A04, FIRST)
    before = files(record)
    put(record, {"A04": ". . . . . . ."}, datetime(2026, 5, 9, tzinfo=UTC))
    assert [line for line in files(record).decode().splitlines() if "CANCELLED" in line] == []
    assert len(vobject.readOne(before.decode()).contents["vevent"]) == 4


def test_a_record_keeps_its_identity_and_two_records_differ(record: Record, tmp_path: Path) -> None:
    put(record, A04, FIRST)
    with record.reading() as connection:
        first = identity(connection)
    put(record, {"A04": ". . . . . . ."}, FIRST + timedelta(days=1))
    with record.reading() as connection:
        assert identity(connection) == first
    assert len(first) == 12


def test_the_shifts_of_a_draft_have_the_times_they_would_be_published_with(record: Record) -> None:
    from rostering.record.publishing import as_published

    with record.transaction("Zhou", "roster publish") as connection:
        publish(connection, ROSTER, CENTRE.shifts, CENTRE.zone, FIRST, "Zhou")
        published = published_shifts(connection, WEEK)
    drafted = as_published(ROSTER, CENTRE.shifts, CENTRE.zone)
    assert tuple(replace(one, version=1) for one in drafted) == published


def test_a_calendar_has_no_line_longer_than_75_bytes() -> None:
    for _agent, content in calendars(wall_of(), CalendarTerms("abc")):
        assert max(len(line) for line in content.split(b"\r\n")) <= 75


def test_the_uid_stays_when_the_shift_of_the_day_changes() -> None:
    other = Roster(WEEK, (Assignment("A01", day(1), "N", "phone"),))
    first, second = (
        calendar_of(wall)["A01"].vevent.uid.value for wall in (wall_of(), wall_of(other))
    )
    assert first == second == "A01-20260427@abc.rostering"
