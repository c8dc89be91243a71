"""The wall sheet in the terminal, as a table, as data and as a page: goldens of a fixed week."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from datetime import UTC, date, datetime

import click
import pytest
from syrupy.assertion import SnapshotAssertion
from wcwidth import wcswidth

from rostering.domain.calendar import Period
from rostering.domain.leave import LeaveDay, LeaveStatus, Part
from rostering.language import use_language
from rostering.reports.strip_page import strip_page
from rostering.reports.strip_text import strip_text
from rostering.reports.wall import Standing, agents_of, breaks_of, file_stem
from rostering.reports.wall_data import wall_data
from rostering.reports.wall_page import wall_page
from rostering.reports.wall_table import wall_table, worked_hours
from rostering.reports.wall_text import wall_text
from tests.reports.fixed import CENTRE, ROSTER, day, large_wall, wall_of

DRAFT = wall_of(standing=Standing())


@pytest.fixture(autouse=True)
def english() -> None:
    use_language("en")


def test_the_terminal_shows_grid_legend_holidays_and_coverage(snapshot: SnapshotAssertion) -> None:
    assert click.unstyle(wall_text(wall_of())) == snapshot


def test_the_table_has_a_line_a_shift(snapshot: SnapshotAssertion) -> None:
    assert wall_table(wall_of()).decode("utf-8-sig") == snapshot


def test_the_data_has_a_named_form(snapshot: SnapshotAssertion) -> None:
    assert json.dumps(wall_data(wall_of()), ensure_ascii=False, indent=1) == snapshot


def test_the_page_shows_it_all(snapshot: SnapshotAssertion) -> None:
    page = wall_page(wall_of(sign_off=True))
    assert page[page.index("<body") :] == snapshot


def test_a_strip_shows_an_agents_own_days(snapshot: SnapshotAssertion) -> None:
    page = strip_page(wall_of(chosen=("A02",)))
    assert page[page.index("<body") :] == snapshot


def busy():  # type: ignore[no-untyped-def]
    """Long shifts' names, three shifts a day, and hundreds missing."""
    wall = large_wall(12)
    shifts = {
        f"{code}-LONG": replace(shift, code=f"{code}-LONG") for code, shift in CENTRE.shifts.items()
    }
    centre = replace(wall.centre, shifts=shifts)
    roster = replace(
        wall.roster,
        assignments=tuple(
            replace(one, shift=code)
            for one in wall.roster.assignments
            for code in ("E-LONG", "S-LONG", "N-LONG")
        ),
    )
    stretches = tuple(
        replace(one, target=1000, present=one.present + 100) for one in wall.stretches
    )
    return replace(wall_of(roster, centre), stretches=stretches)


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize(
    "wall", [wall_of(), DRAFT, large_wall(30, 2), busy()], ids=["week", "draft", "many", "busy"]
)
def test_no_line_is_wider_than_a_terminal(wall, language: str) -> None:  # type: ignore[no-untyped-def]
    use_language(language)
    try:
        lines = click.unstyle(f"{wall_text(wall)}\n{strip_text(wall)}").splitlines()
    finally:
        use_language("en")
    assert [line for line in lines if wcswidth(line) > 80] == []


def test_colour_marks_shifts_and_is_not_needed_to_read_them() -> None:
    painted = wall_text(wall_of())
    assert click.style("E", fg="yellow", bold=True) in painted
    assert "E p" in click.unstyle(painted)


def test_a_draft_says_so_everywhere() -> None:
    assert "DRAFT" in wall_text(DRAFT)
    assert all(row["version"] == "DRAFT" for row in table(DRAFT))
    assert wall_data(DRAFT)["draft"] is True
    assert '<body class="draft" data-mark="DRAFT">' in wall_page(DRAFT)
    assert "DRAFT, not published" in wall_page(DRAFT)
    assert "DRAFT, not published" in strip_page(DRAFT)
    assert file_stem(DRAFT) == "2026-W18-draft"


def test_what_is_published_bears_no_mark_of_a_draft() -> None:
    assert "DRAFT" not in wall_text(wall_of()) + wall_page(wall_of()) + strip_page(wall_of())


def table(wall) -> list[dict[str, str]]:  # type: ignore[no-untyped-def]
    return list(csv.DictReader(io.StringIO(wall_table(wall).decode("utf-8-sig"))))


def test_a_night_shift_ends_the_next_day() -> None:
    night = next(row for row in table(wall_of()) if row["shift"] == "N")
    assert (night["start"], night["end"]) == ("2026-05-03 22:00", "2026-05-04 07:00")
    assert (night["hours"], night["breaks"]) == ("8", "02:00-03:00")


def test_a_split_day_has_two_lines() -> None:
    both = [
        row["shift"] for row in table(wall_of()) if (row["agent"], row["weekday"]) == ("A04", "Tue")
    ]
    assert both == ["E", "S"]


def test_a_moved_break_and_a_meeting_are_told() -> None:
    first = next(row for row in table(wall_of()) if row["agent"] == "A02")
    assert first["breaks"] == "11:30-12:30"
    assert first["also"] == "14:00-14:30 周一例会; 16:00-17:00 来宾"


def test_a_split_day_has_marks_for_its_roles_which_the_legend_explains() -> None:
    page = wall_page(wall_of())
    assert "<b>E</b> p</span>" in page
    assert "<b>S</b> p</span>" in page
    assert "<li><b>p</b> phone 电话</li>" in page
    assert "<li><b>p</b>" not in wall_page(large_wall(3))


def test_names_that_look_like_formulas_are_text() -> None:
    names = {row["name"] for row in table(wall_of())}
    assert {"'=cmd|' /C calc'!A0", "'+86 Ann", "'-Bob", "'@欧阳晓明"} <= names


def test_names_that_look_like_markup_are_text() -> None:
    page = wall_page(wall_of())
    assert "<b>Li" not in page
    assert "&lt;b&gt;Li &amp; Co&lt;/b&gt;" in page


def test_which_leave_it_is_stays_off_the_wall() -> None:
    shown = wall_text(wall_of()) + wall_page(wall_of())
    assert "leave" in shown
    assert "annual" not in shown
    assert "sick" not in shown


def test_leave_that_is_asked_for_has_a_question_mark_and_refused_leave_is_none() -> None:
    row = next(line for line in wall_text(wall_of()).splitlines() if line.startswith("A06"))
    assert row.split("Co</b>")[-1].split()[-7:] == ["leave", "leave?", ".", ".", ".", ".", "."]


def on_leave(part: Part, status: LeaveStatus = LeaveStatus.APPROVED):  # type: ignore[no-untyped-def]
    """The sheet with leave of A02 on Monday, who has shift D."""
    day_of_leave = LeaveDay("A02", day(1), "annual", part, status, "L9")
    return replace(wall_of(), leave=(day_of_leave,))


def monday(wall) -> str:  # type: ignore[no-untyped-def]
    """What the terminal has for A02 on Monday."""
    row = next(line for line in wall_text(wall).splitlines() if line.startswith("A02"))
    return " ".join(click.unstyle(row)[17:23].split())


def test_leave_of_a_whole_day_stands_for_its_shift() -> None:
    wall = on_leave(Part.FULL)
    assert monday(wall) == "leave"
    assert wall_page(wall).count('class="chip shift-1 away"') == 1
    assert strip_page(wall).count('class="chip shift-1 away"') == 1


@pytest.mark.parametrize(
    "wall",
    [on_leave(Part.FIRST), on_leave(Part.FULL, LeaveStatus.PENDING)],
    ids=["half a day", "not decided"],
)
def test_a_shift_stays_on_half_a_day_of_leave_and_until_leave_is_decided(wall) -> None:  # type: ignore[no-untyped-def]
    assert monday(wall) == "D p"
    assert " away" not in wall_page(wall).split("<body")[1]


def test_half_a_day_of_leave_says_that_it_is_one() -> None:
    assert ">half leave<" in wall_page(on_leave(Part.FIRST))


def test_leave_by_the_hour_says_how_long_on_the_wall_and_when_on_the_strip() -> None:
    times = (datetime(2026, 4, 27, 1, tzinfo=UTC), datetime(2026, 4, 27, 3, 30, tzinfo=UTC))
    hours = LeaveDay("A02", day(1), "personal", Part.HOURS, LeaveStatus.APPROVED, "L9", times)
    wall = replace(wall_of(), leave=(hours,))
    assert ">leave 2.5 h<" in wall_page(wall)
    assert ">personal 09:00–11:30<" in strip_page(wall)
    assert monday(wall) == "D p"
    (leave,) = wall_data(wall)["leave"]
    assert leave["hours"] == ["2026-04-27T09:00:00+08:00", "2026-04-27T11:30:00+08:00"]


def test_who_left_before_or_comes_after_is_not_on_the_sheet() -> None:
    one, *others = CENTRE.agents
    gone = replace(one, left=date(2026, 4, 1))
    later = replace(others[-1], hired=date(2026, 6, 1))
    centre = replace(CENTRE, agents=(gone, *others[:-1], later))
    roster = replace(ROSTER, assignments=())
    assert [agent.id for agent in agents_of(centre, roster)] == ["A02", "A03", "A04", "A05"]


def test_an_unknown_agent_of_a_roster_is_shown_with_a_question_mark() -> None:
    centre = replace(CENTRE, agents=CENTRE.agents[1:])
    assert [agent.name for agent in agents_of(centre, ROSTER) if agent.id == "A01"] == ["?"]


def test_a_sheet_of_two_weeks_has_a_part_for_each() -> None:
    page = wall_page(large_wall(3, 2))
    assert "2026-W18" in page
    assert "2026-W19" in page
    assert page.count('<section class="sheet week') == 2


def test_hours_leave_out_unpaid_breaks() -> None:
    shift = wall_of().shifts[0]
    assert (worked_hours(shift), breaks_of(shift, CENTRE)) == (8, ["11:00–12:00"])


def test_an_agents_page_is_headed_by_the_agent() -> None:
    assert "<h1>A02 =cmd|&#39; /C calc&#39;!A0</h1>" in strip_page(wall_of(chosen=("A02",)))


def test_a_part_of_a_week_is_named_by_its_days() -> None:
    part = Period(day(1), day(3))
    roster = replace(ROSTER, period=part, assignments=ROSTER.assignments[:2], duties=())
    assert file_stem(wall_of(roster)) == "2026-04-27_2026-04-29"


def test_the_page_in_chinese(chinese: None, snapshot: SnapshotAssertion) -> None:
    page = wall_page(wall_of(sign_off=True))
    assert page[page.index("<body") :] == snapshot


def test_the_terminal_in_chinese(chinese: None, snapshot: SnapshotAssertion) -> None:
    assert click.unstyle(wall_text(wall_of())) == snapshot
