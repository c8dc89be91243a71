"""Draft rosters go to their grid and back, and a wrong cell is named."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from rostering.centre.reader import read_centre
from rostering.centre.rosters import read_roster, roster_path, write_roster
from rostering.domain.calendar import Period
from rostering.domain.roster import Assignment, Duty, Roster
from rostering.errors import CentreError

WEEK = Period.week(2026, 23)
MONDAY = date(2026, 6, 1)


def roster() -> Roster:
    return Roster(
        WEEK,
        (
            Assignment("A01", MONDAY, "D", "field"),
            Assignment("A01", date(2026, 6, 2), "D", "phone"),
            Assignment("A02", MONDAY, "D", "phone"),
            Assignment("A02", MONDAY, "N", "phone"),
        ),
        (Duty(MONDAY, "A01"),),
    )


def test_a_roster_comes_back_as_it_was_written(folder: Path) -> None:
    centre = read_centre(folder)
    path = roster_path(centre, WEEK)
    write_roster(path, roster(), centre)
    assert path == folder / "rosters" / "2026-W23.csv"
    assert read_roster(path, centre) == roster()


def test_a_month_and_other_periods_have_names_of_their_own(folder: Path) -> None:
    centre = read_centre(folder)
    assert roster_path(centre, Period.month(2026, 5)).name == "2026-05.csv"
    odd = Period(date(2026, 5, 3), date(2026, 5, 9))
    assert roster_path(centre, odd).name == "2026-05-03_2026-05-09.csv"


def test_excel_opens_the_file_in_chinese(folder: Path) -> None:
    centre = read_centre(folder)
    path = roster_path(centre, WEEK)
    write_roster(path, roster(), centre)
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    assert "林一" in path.read_text(encoding="utf-8-sig")


def test_no_half_written_file_stays_behind(folder: Path) -> None:
    centre = read_centre(folder)
    write_roster(roster_path(centre, WEEK), roster(), centre)
    assert [file.name for file in (folder / "rosters").iterdir()] == ["2026-W23.csv"]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("agent,name,2026-06-01\nA01,x,D\n", "r.csv:2 (column 3): is no assignment 'D'"),
        ("agent,name,2026-06-01\nA01,x,X:phone\n", "r.csv:2 (column 3): is no shift 'X'"),
        ("agent,name,2026-06-01\nA01,x,D:fone\n", "did you mean phone"),
        ("agent,name,2026-06-01\nA09,x,D:phone\n", "r.csv:2 (column 1): is no agent 'A09'"),
        ("agent,name,2026-06-01,2026-06-03\nA01,x,,\n", "is not the day after"),
        ("agent,name,juin\nA01,x,\n", "is no date"),
        ("agent,name\nA01,x\n", "has no dates"),
        ("agent,name,2026-06-01\nA01,x,\nA01,x,\n", "the agent is there twice"),
        ("agent,name,2026-06-01\nduty,,A07\n", "r.csv:2 (column 3): is no agent 'A07'"),
        ("", "is empty"),
    ],
)
def test_a_wrong_cell_is_named(folder: Path, text: str, says: str) -> None:
    path = folder / "r.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(CentreError) as error:
        read_roster(path, read_centre(folder))
    assert says in str(error.value)


def test_a_name_like_a_formula_is_written_as_text(folder: Path) -> None:
    agents = (folder / "agents.csv").read_text(encoding="utf-8")
    (folder / "agents.csv").write_text(agents.replace("林一", "=1+1"), encoding="utf-8")
    centre = read_centre(folder)
    path = roster_path(centre, WEEK)
    write_roster(path, roster(), centre)
    assert "'=1+1" in path.read_text(encoding="utf-8-sig")
    assert read_roster(path, centre) == roster()


def test_a_grid_is_read_as_people_type_it_in_excel(folder: Path) -> None:
    """Saved as CSV by a Chinese Excel: GB18030, dates with strokes, wide colons, labels, small letters,
    a word for a rest day, empty rows."""
    centre = read_centre(folder)
    file = folder / "excel.csv"
    text = (
        "agent,name,2026/6/1,2026/6/2,2026/6/3,2026/6/4\r\n"
        "A01,,n：电话, N : phone ,休,-\r\n"
        ",,,,,\r\n"
    )
    file.write_bytes(text.encode("gb18030"))
    read = read_roster(file, centre).assignments
    assert [(one.date.day, one.shift, one.role) for one in read] == [
        (1, "N", "phone"), (2, "N", "phone"),
    ]  # fmt: skip
