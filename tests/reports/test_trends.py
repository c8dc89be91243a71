"""Lateness, overtime and score over months, as table, picture, page and workbook."""

from __future__ import annotations

import io
import itertools
import zipfile
from decimal import Decimal
from xml.etree import ElementTree

import pytest
from openpyxl import load_workbook
from syrupy.assertion import SnapshotAssertion
from wcwidth import wcswidth

from rostering.reports.trend_chart import APART, Series, TrendChart, apart, stacked, trend_svg
from rostering.reports.trend_workbook import trends_workbook
from rostering.reports.trends import charts, trends_csv, trends_data, trends_table
from tests.reports.fixed_trends import TRENDS

SVG = "{http://www.w3.org/2000/svg}"


def test_figures_of_a_team_are_worked_out_once_rounded_half_up() -> None:
    """3 of 42 shifts are 7.142857 %; 330 minutes of two agents are 2.75 hours each; 155.5 of 2 scores."""
    three, scored = TRENDS[1], TRENDS[3]
    assert three.late_rate == Decimal("7.14")
    assert three.overtime_hours == Decimal("2.8")
    assert three.score is None
    assert scored.score == Decimal("155.5")


def test_the_table_fits_a_terminal(snapshot: SnapshotAssertion) -> None:
    text = trends_table(TRENDS)
    assert text == snapshot
    assert max(wcswidth(line) for line in text.splitlines()) <= 80


@pytest.mark.usefixtures("chinese")
def test_the_table_fits_a_terminal_in_chinese() -> None:
    assert max(wcswidth(line) for line in trends_table(TRENDS).splitlines()) <= 80


def test_the_data_tells_all_together_from_no_team() -> None:
    rows = trends_data(TRENDS)
    assert [row["team"] for row in rows[:3]] == ["乙班 & 丙", "甲班", None]
    assert rows[3]["score"] == "155.5"


def test_each_picture_is_a_file_of_its_own_with_title_and_every_value() -> None:
    picture = ElementTree.fromstring(str(trend_svg(charts(TRENDS)[0], alone=True)))
    title, told = picture.find(f"{SVG}title"), picture.find(f"{SVG}desc")
    assert title is not None
    assert told is not None
    assert title.text == "Lateness"
    assert "甲班: 2026-03 7.14, 2026-04 4.76, 2026-05 0.00" in (told.text or "")
    assert picture.get("role") == "img"


def test_lines_differ_by_mark_and_dash_and_name_too() -> None:
    picture = ElementTree.fromstring(str(trend_svg(charts(TRENDS)[0], alone=True)))
    lines = [path for path in picture.iter(f"{SVG}path") if "trend" in path.get("class", "")]
    marks = {
        path.get("d") for path in picture.iter(f"{SVG}path") if "mark" in path.get("class", "")
    }
    assert len({line.get("stroke-dasharray") for line in lines}) == 3
    assert len(marks) == 3
    names = [text.text for text in picture.iter(f"{SVG}text") if text.get("class") == "label"]
    assert {"乙班 & 丙", "甲班", "all"} <= set(names)


def test_a_month_without_a_value_is_a_gap() -> None:
    values = (Decimal(1), None, Decimal(2), Decimal(3))
    chart = TrendChart("k", "t", "u", ("a", "b", "c", "d"), (Series("one", values),))
    picture = ElementTree.fromstring(str(trend_svg(chart, alone=True)))
    (line,) = [path for path in picture.iter(f"{SVG}path") if "trend" in path.get("class", "")]
    assert line.get("d", "").count("M") == 2


def test_names_never_touch() -> None:
    places = [(100.0, 0), (101.0, 1), (190.0, 2), (195.0, 3), (199.0, 4)]
    heights = [y for y, _number in apart(places, 0, 200)]
    assert all(lower - upper >= APART for upper, lower in itertools.pairwise(heights))
    assert heights[-1] <= 200


def test_the_pictures_stand_below_each_other_in_one_file() -> None:
    picture = ElementTree.fromstring(str(stacked(charts(TRENDS))))
    assert [group.get("transform") for group in picture.iter(f"{SVG}g")] == [
        "translate(0 0)",
        "translate(0 260)",
        "translate(0 520)",
    ]


def test_the_workbook_has_a_native_chart_of_each_kind_and_no_formula() -> None:
    content = trends_workbook(TRENDS, "三角湖客服中心")
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        drawn = [name for name in archive.namelist() if name.startswith("xl/charts/chart")]
    assert len(drawn) == 3
    book = load_workbook(io.BytesIO(content))
    assert not [c for sheet in book for row in sheet.iter_rows() for c in row if c.data_type == "f"]
    lateness = book.worksheets[0]
    assert [cell.value for cell in lateness[5]] == ["2026-03", 0, 7.14, 7.14]


def test_the_csv_has_a_row_a_month_and_team() -> None:
    lines = trends_csv(TRENDS).decode("utf-8-sig").splitlines()
    assert lines[2] == "2026-03,甲班,2,42,3,7.14,330,2.8,"
