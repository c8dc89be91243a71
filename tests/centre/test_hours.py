"""Breaks with windows, meetings in sittings, and the table of hours beside a draft."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from rostering.centre.hours import hours_path
from rostering.centre.reader import read_centre
from rostering.centre.rosters import read_roster, roster_path, write_roster
from rostering.domain.calendar import Period
from rostering.domain.roster import Activity, ActivityKind, Assignment, Roster
from rostering.domain.shifts import Break
from rostering.errors import CentreError

Spoil = Callable[[str, str, str], None]
WEEK, MONDAY = Period.week(2026, 23), date(2026, 6, 1)
FIXED = 'breaks = ["12:00-13:00"]'
MEETING = 'start = "17:15"\nend = "17:45"'
DRAFT = Roster(
    WEEK,
    (Assignment("A01", MONDAY, "D", "phone"), Assignment("A02", MONDAY, "N", "phone")),
    (),
    (
        Activity("A01", MONDAY, 660, 720, ActivityKind.BREAK),
        Activity("A01", MONDAY, 840, 960, ActivityKind.ROLE, "field"),
        Activity("A01", MONDAY, 1035, 1065, ActivityKind.EVENT, "例会"),
        Activity("A02", MONDAY, 1560, 1620, ActivityKind.BREAK),
    ),
)


def problems(folder: Path) -> str:
    with pytest.raises(CentreError) as error:
        read_centre(folder)
    return "\n".join(str(problem) for problem in error.value.problems)


def test_a_fixed_break_is_unpaid_and_does_not_move(folder: Path) -> None:
    shift = read_centre(folder).shifts["D"]
    assert shift.planned_breaks == (Break(720, 780, 720, 780, False),)
    assert shift.work_minutes == 480


def test_a_break_has_its_window_and_a_paid_one_counts_as_work(folder: Path, spoil: Spoil) -> None:
    tea = '{ at = "15:00-15:15", within = "14:00-17:00", paid = true }'
    spoil(
        "centre.toml", FIXED, f'breaks = [{{ at = "12:00-13:00", within = "11:00-14:00" }}, {tea}]'
    )
    shift = read_centre(folder).shifts["D"]
    assert shift.planned_breaks == (
        Break(720, 780, 660, 840, False),
        Break(900, 915, 840, 1020, True),
    )
    assert shift.work_minutes == 480


def test_a_window_after_midnight_is_that_of_the_night(folder: Path, spoil: Spoil) -> None:
    window = 'breaks = [{ at = "02:00-03:00", within = "01:00-05:00" }]'
    spoil("centre.toml", 'breaks = ["02:00-03:00"]', window)
    (one,) = read_centre(folder).shifts["N"].planned_breaks
    assert (one.earliest, one.latest) == (25 * 60, 29 * 60)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('breaks = [{ at = "12:00-13:00", within = "13:00-15:00" }]', "outside its window"),
        ('breaks = [{ at = "12:00-13:00", within = "08:00-15:00" }]', "outside the shift"),
        ('breaks = [{ at = "12:00-13:00", witin = "11:00-15:00" }]', "did you mean within"),
        ('breaks = [{ within = "11:00-15:00" }]', "lacks the key 'at'"),
        ('breaks = ["noon"]', "is no break such as 12:00-13:00 'noon'"),
    ],
)
def test_a_wrong_break_is_named(folder: Path, spoil: Spoil, text: str, says: str) -> None:
    spoil("centre.toml", FIXED, text)
    assert says in problems(folder)


def test_a_meeting_lies_within_its_window_in_sittings(folder: Path, spoil: Spoil) -> None:
    spoil("centre.toml", MEETING, 'within = "13:00-15:00"\nminutes = 30\nsittings = 2')
    (event,) = read_centre(folder).events
    assert (event.start, event.end, event.length, event.sittings) == (780, 900, 30, 2)


def test_events_are_on_a_weekday_a_day_of_the_month_or_a_date(folder: Path, spoil: Spoil) -> None:
    def days(text: str) -> list[int]:
        spoil("centre.toml", 'weekday = "monday"', text)
        (event,) = read_centre(folder).events
        spoil("centre.toml", text, 'weekday = "monday"')
        return [day.day for day in Period.month(2026, 6) if event.on(day)]

    assert days('weekday = "tuesday"') == [2, 9, 16, 23, 30]
    assert days("month_day = 1") == [1]
    assert days("date = 2026-06-17") == [17]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('within = "13:00-15:00"', "a window goes with minutes"),
        ('within = "13:00-13:30"\nminutes = 45', "is longer than the window '45'"),
        ('start = "13:00"', "a start and an end, or a window"),
        ('start = "13:00"\nend = "14:00"\nsittings = 2', "go with a window"),
        ('start = "13:00"\nend = "14:00"\nmonth_day = 1', "one of weekday, month_day and date"),
    ],
)
def test_a_wrong_meeting_is_named(folder: Path, spoil: Spoil, text: str, says: str) -> None:
    spoil("centre.toml", MEETING, text)
    assert says in problems(folder)


def test_the_hours_of_a_draft_come_back_as_they_were_written(folder: Path) -> None:
    centre = read_centre(folder)
    path = roster_path(centre, WEEK)
    write_roster(path, DRAFT, centre)
    assert hours_path(path).name == "2026-W23.hours.csv"
    assert read_roster(path, centre) == DRAFT


def test_a_draft_without_hours_leaves_no_table_of_older_ones(folder: Path) -> None:
    centre = read_centre(folder)
    path = roster_path(centre, WEEK)
    write_roster(path, DRAFT, centre)
    write_roster(path, replace(DRAFT, activities=()), centre)
    assert [file.name for file in path.parent.iterdir()] == ["2026-W23.csv"]


def test_the_table_is_read_in_chinese(folder: Path) -> None:
    centre = read_centre(folder)
    path = roster_path(centre, WEEK)
    write_roster(path, DRAFT, centre)
    hours_path(path).write_text(
        "工号,日期,开始,结束,内容\nA01,2026/6/1,11:00,12:00,休息\nA01,2026/6/1,14:00,16:00,外勤\n"
        "A01,2026/6/1,17:15,17:45,例会\nA02,2026/6/1,02:00,03:00,休息\n",
        encoding="utf-8",
    )
    assert read_roster(path, centre) == DRAFT


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ("A09,2026-06-01,11:00,12:00,break", "2026-W23.hours.csv:2 (agent)"),
        ("A01,juin,11:00,12:00,break", "is no date"),
        ("A01,2026-06-01,11,12:00,break", "is no time"),
        ("A01,2026-06-01,11:00,12:00,brake", "did you mean break"),
    ],
)
def test_a_wrong_row_of_hours_is_named(folder: Path, row: str, says: str) -> None:
    centre = read_centre(folder)
    path = roster_path(centre, WEEK)
    write_roster(path, DRAFT, centre)
    hours_path(path).write_text(f"agent,date,start,end,what\n{row}\n", encoding="utf-8")
    with pytest.raises(CentreError) as error:
        read_roster(path, centre)
    assert says in str(error.value)
