"""A roster in Excel, read again by two other programs."""

from __future__ import annotations

import io
import re
import zipfile

import openpyxl
import pytest
from python_calamine import CalamineWorkbook

from rostering.language import use_language
from rostering.reports.palette import SHIFT_COLOURS
from rostering.reports.wall import Standing
from rostering.reports.wall_workbook import wall_workbook
from tests.reports.fixed import NAMES, wall_of


@pytest.fixture(scope="module")
def content() -> bytes:
    use_language("en")
    return wall_workbook(wall_of(sign_off=True), strips=True)


@pytest.fixture(scope="module")
def book(content: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(content))


def test_there_are_a_grid_a_coverage_sheet_and_a_sheet_for_each_agent(
    book: openpyxl.Workbook,
) -> None:
    assert book.sheetnames[:3] == ["Roster", "Coverage", "Hours"]
    assert book.sheetnames[3] == "A01 周敏"
    assert len(book.sheetnames) == 9


def test_sheets_for_agents_come_only_on_demand() -> None:
    plain = openpyxl.load_workbook(io.BytesIO(wall_workbook(wall_of())))
    assert plain.sheetnames == ["Roster", "Coverage", "Hours"]


def test_nothing_in_it_is_a_formula_or_a_link(content: bytes, book: openpyxl.Workbook) -> None:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        sheets = [
            archive.read(name).decode() for name in archive.namelist() if "worksheets/sheet" in name
        ]
    assert sheets
    assert not any(re.search(r"<f[ >]|<hyperlink", sheet) for sheet in sheets)
    assert [cell.value for cell in book["Roster"]["B"]][4:10] == list(NAMES)


def test_another_program_reads_the_same_grid(content: bytes) -> None:
    rows = (
        CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_name("Roster").to_python()
    )
    assert rows[3][:4] == ["agent", "name", "Mon 04-27", "Tue 04-28"]
    assert rows[3][6] == "Fri 05-01\n劳动节"
    assert rows[4][2:9] == [
        "E phone", "E phone (duty)", "D walk in", "off", "off", "D field", "N phone",
    ]  # fmt: skip
    assert rows[7][3] == "E p + S p"
    assert rows[9][2:5] == ["leave", "leave?", "off"]
    assert rows[10][0] == "duty"


def test_shifts_have_their_colour_and_the_headings_stay(book: openpyxl.Workbook) -> None:
    sheet = book["Roster"]
    assert sheet.freeze_panes == "C5"
    assert sheet["C5"].fill.fgColor.rgb == "FF" + SHIFT_COLOURS[0].fill[1:]
    assert sheet["E5"].fill.fgColor.rgb == "FF" + SHIFT_COLOURS[1].fill[1:]


def test_coverage_is_told_at_a_glance_with_a_chart_a_role(book: openpyxl.Workbook) -> None:
    sheet = book["Coverage"]
    rows = [row[:4] for row in sheet.iter_rows(min_row=4, max_row=7, values_only=True)]
    assert rows == [
        ("role", "time", "Mon 27", "Tue 28"),
        ("phone", "00:00–07:00", None, None),
        ("phone", "07:00–18:00", "0/2-2", "1/2-1"),
        ("walk in", "09:00–17:00", "0/1-1", "0/1-1"),
    ]
    assert len(sheet._charts) == 3


def test_every_hour_of_the_week_has_its_numbers(book: openpyxl.Workbook) -> None:
    sheet = book["Hours"]
    headings = [cell.value for cell in sheet[4]]
    assert headings[:5] == ["day", "hour", "phone there", "phone wanted", "phone missing"]
    rows = list(sheet.iter_rows(min_row=5, values_only=True))
    assert len(rows) == 7 * 24
    assert rows[9][:8] == ("Mon 27", "09:00", 2, 2, 0, 1, 1, 0)


def test_an_agents_sheet_has_a_row_a_day(book: openpyxl.Workbook) -> None:
    rows = list(book["A01 周敏"].iter_rows(min_row=5, values_only=True))
    assert len(rows) == 7
    assert rows[6][2:7] == ("N 夜班", "phone", "22:00–07:00+1", "02:00–03:00", 8)


def test_a_draft_says_so_on_every_sheet() -> None:
    use_language("en")
    draft = wall_workbook(wall_of(standing=Standing()), strips=True)
    for sheet in openpyxl.load_workbook(io.BytesIO(draft)):
        said = f"{sheet['A2'].value} {sheet.oddFooter.center.text}"
        assert "DRAFT" in said, sheet.title


def test_the_same_roster_gives_the_same_bytes(content: bytes) -> None:
    use_language("en")
    assert wall_workbook(wall_of(sign_off=True), strips=True) == content
