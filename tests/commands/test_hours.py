"""The hours of a week as a supervisor plans, edits and publishes them, and an agent reads them."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from rostering.commands import run
from tests.commands.test_flow import Typed

OPTIONS = ("--workers", "1", "--seed", "7", "--time-limit", "60", "--gap", "90")


@pytest.fixture(scope="module")
def ready(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample centre with the draft of a week."""
    folder = tmp_path_factory.mktemp("hours") / "demo"
    assert run(["init", str(folder), "--sample", "three-role-centre"]) == 0
    words = ["roster", "build", "--week", "2026-W23", *OPTIONS]
    assert run(["--centre", str(folder), *words]) == 0
    return folder


@pytest.fixture
def centre(ready: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(ready, tmp_path / "centre"))


@pytest.fixture
def table(centre: Path) -> Path:
    return centre / "rosters" / "2026-W23.hours.csv"


def rows(table: Path) -> list[list[str]]:
    return [row.split(",") for row in table.read_text(encoding="utf-8-sig").splitlines()]


def put(table: Path, changed: list[list[str]]) -> None:
    table.write_text("\n".join(",".join(row) for row in changed) + "\n", encoding="utf-8")


def break_of_a_day_shift(table: Path, centre: Path) -> list[str]:
    """A break with a window that is not on a Monday, which has a meeting."""
    grid = rows(centre / "rosters" / "2026-W23.csv")
    days = {row[0]: dict(zip(grid[0][2:], row[2:], strict=True)) for row in grid[1:]}
    for row in rows(table)[1:]:
        on_day_shift = days[row[0]][row[2]].startswith("D:") and row[2] > "2026-06-01"
        if on_day_shift and row[5] == "break":
            return row
    raise AssertionError("nobody works D")


def test_every_break_of_the_week_is_planned_and_every_meeting_attended(
    centre: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shown = json.loads(Typed(centre, capsys, "roster", "show", "--json").out)
    breaks = [one for one in shown["activities"] if one["kind"] == "break"]
    assert len(breaks) == len(shown["assignments"])
    meetings = {one["agent"] for one in shown["activities"] if one["kind"] == "event"}
    on_monday = {
        one["agent"]
        for one in shown["assignments"]
        if one["date"] == "2026-06-01" and one["shift"] != "N"
    }
    assert meetings == on_monday
    assert Typed(centre, capsys, "roster", "check").code == 0


def test_a_break_moved_out_of_its_window_is_found(
    centre: Path, table: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    wrong = break_of_a_day_shift(table, centre)
    moved = [[*row[:3], "15:00", "16:00", row[5]] if row == wrong else row for row in rows(table)]
    put(table, moved)
    checked = Typed(centre, capsys, "roster", "check")
    assert checked.code == 1
    assert "[breaks_in_window]" in checked.err
    said = " ".join(checked.err.split())
    assert f"{wrong[0]} " in said
    assert f" on {wrong[2]}: the breaks must be 60 min within 11:00-14:00" in said


def test_the_agent_reads_the_break_where_it_was_moved_to(
    centre: Path, table: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    own = break_of_a_day_shift(table, centre)
    start, end = ("13:00", "14:00") if own[3] != "13:00" else ("11:00", "12:00")
    put(table, [[*row[:3], start, end, row[5]] if row == own else row for row in rows(table)])
    assert Typed(centre, capsys, "roster", "publish").code == 0
    words = ("schedule", "show", own[0], "--week", "2026-W23", "--json")
    shifts = json.loads(Typed(centre, capsys, *words).out)["shifts"]
    (day,) = [shift for shift in shifts if shift["date"] == own[2]]
    assert day["breaks"] == [[f"{own[2]}T{start}:00+08:00", f"{own[2]}T{end}:00+08:00"]]


def test_the_hours_are_planned_again_after_the_shifts_were_edited(
    centre: Path, table: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    put(table, rows(table)[:1])
    assert Typed(centre, capsys, "roster", "check").code == 0  # no hours at all: the usual ones
    planned = Typed(centre, capsys, "roster", "hours", *OPTIONS)
    assert planned.code == 0, planned.err
    assert "Hours planned" in planned.out
    assert len(rows(table)) > 50
    assert Typed(centre, capsys, "roster", "check").code == 0


def test_shifts_alone_have_no_table_of_hours(
    centre: Path, table: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ("roster", "build", "--week", "2026-W23", "--no-hours", *OPTIONS)
    assert Typed(centre, capsys, *words).code == 0
    assert not table.exists()


def test_hours_that_a_new_draft_replaces_are_kept_with_it(
    centre: Path, table: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = rows(table)
    words = ("roster", "build", "--week", "2026-W23", "--no-hours", *OPTIONS)
    assert Typed(centre, capsys, *words).code == 0
    (kept,) = (centre / "rosters" / "earlier").glob("*.hours.csv")
    assert rows(kept) == before


def test_a_break_that_moves_is_a_difference_from_what_is_published(
    centre: Path, table: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert Typed(centre, capsys, "roster", "publish").code == 0
    own = break_of_a_day_shift(table, centre)
    start, end = ("13:00", "14:00") if own[3] != "13:00" else ("11:00", "12:00")
    put(table, [[*row[:3], start, end, row[5]] if row == own else row for row in rows(table)])
    shown = Typed(centre, capsys, "roster", "diff")
    (line,) = [line for line in shown.out.splitlines() if line.startswith(own[0])]
    assert f"{own[3]}-{own[4]} break" in line
    assert f"{start}-{end} break" in line


def test_a_day_is_shown_by_the_hour_with_the_people_present_and_wanted(
    centre: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shown = Typed(centre, capsys, "roster", "show", "--date", "2026-06-02")
    assert shown.code == 0, shown.err
    heading, first = shown.out.splitlines()[1], shown.out.splitlines()[3]
    assert heading.split() == ["time", "phone", "walk_in", "field"]
    assert first.startswith("00:00-")
    assert max(len(line) for line in shown.out.splitlines()) <= 80
    other = Typed(centre, capsys, "roster", "show", "--week", "2026-W23", "--date", "2026-06-09")
    assert other.code == 1
    assert "is not in the roster" in other.err
