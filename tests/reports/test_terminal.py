"""Tables in which Chinese and English align, and that stay narrow."""

from __future__ import annotations

from datetime import date

from wcwidth import wcswidth

from rostering.domain.calendar import Period
from rostering.domain.money import yuan
from rostering.domain.shifts import Role
from rostering.language import use_language
from rostering.reports.days import by_weeks, minute, role_marks
from rostering.reports.terminal import clip, grid, spread, table


def test_columns_align_under_chinese_and_english_names() -> None:
    lines = table(["name", "shift"], [["欧阳晓明", "D"], ["Ann", "E"]]).splitlines()
    starts = {
        wcswidth(line[: line.index(mark)]) for line, mark in zip(lines[2:], "DE", strict=True)
    }
    assert len(starts) == 1


def test_a_grid_aligns_too() -> None:
    lines = grid(["name", "Mon"], [["欧阳晓明", "D p"], ["Ann", "E w"]]).splitlines()
    starts = {
        wcswidth(line[: line.index(mark)]) for line, mark in zip(lines[2:], "DE", strict=True)
    }
    assert len(starts) == 1


def test_a_long_name_is_clipped_by_cells_and_shows_it() -> None:
    assert clip("欧阳晓明明", 8) == "欧阳晓~"
    assert wcswidth(clip("欧阳晓明明", 8)) <= 8
    assert clip("欧阳晓明", 8) == "欧阳晓明"


def test_a_number_in_a_text_column_stays_as_it_is() -> None:
    assert "0012" in table(["id"], [["0012"]])


def test_fen_are_written_as_yuan() -> None:
    assert [yuan(fen) for fen in (0, 5, -5, 100, -1050)] == [
        "0.00",
        "0.05",
        "-0.05",
        "1.00",
        "-10.50",
    ]


def test_minutes_after_midnight_are_wall_times() -> None:
    assert [minute(m) for m in (0, 540, 1440, 1860)] == ["00:00", "09:00", "24:00", "07:00+1"]


def test_a_month_is_cut_at_mondays() -> None:
    weeks = list(by_weeks(Period(date(2026, 5, 1), date(2026, 5, 31))))
    assert [len(week) for week in weeks] == [3, 7, 7, 7, 7]


def test_roles_have_the_shortest_marks_that_differ() -> None:
    roles = {code: Role(code, label) for code, label in (("phone", "电话"), ("photo", "电影"))}
    assert role_marks(roles) == {"phone": "phon", "photo": "phot"}
    use_language("zh")
    try:
        assert role_marks(roles) == {"phone": "电话", "photo": "电影"}
    finally:
        use_language("en")


def test_a_grid_that_is_too_wide_goes_on_below_with_its_first_columns() -> None:
    headings = ["agent", *(f"day {number}" for number in range(7))]
    shown = spread(headings, [["A01", *["E phone + S phone"] * 7]], 1)
    first, second = shown.split("\n\n")
    assert first.splitlines()[0].split()[:3] == ["agent", "day", "0"]
    assert second.splitlines()[0].split()[:3] == ["agent", "day", "4"]
    assert max(wcswidth(line) for line in shown.splitlines()) <= 80


def test_a_grid_that_fits_is_one_table() -> None:
    assert "\n\n" not in spread(["agent", "a", "b"], [["A01", "x" * 40, "y" * 32]], 1)
