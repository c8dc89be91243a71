"""Workbooks keep text as text, give equal bytes, and read back in other programs."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date
from decimal import Decimal

import openpyxl
from python_calamine import CalamineWorkbook

from rostering.reports.workbook import Book, Column, width_of

AWKWARD = ["=1+1", "+86 10", "-5", "@SUM(A1)", "https://example.org", "mailto:a@b.c", "007", "1e3"]


def made() -> bytes:
    book = Book("Figures")
    sheet = book.sheet("一线 / agents")
    rows = [[text, Decimal("12.50"), date(2026, 6, 1)] for text in AWKWARD]
    book.table(sheet, [Column("name"), Column("yuan", number="0.00"), Column("day")], rows)
    return book.content()


def test_text_stays_text_whatever_it_begins_with() -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(made())).worksheets[0]
    cells = [row[0] for row in sheet.iter_rows(min_row=2)]
    assert [cell.value for cell in cells] == AWKWARD
    assert {cell.data_type for cell in cells} == {"s"}
    assert all(cell.hyperlink is None for cell in cells)


def test_no_formula_is_in_the_file() -> None:
    with zipfile.ZipFile(io.BytesIO(made())) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml").decode()
    assert not re.search(r"<f[ >]", sheet)


def test_another_program_reads_numbers_and_dates_as_such() -> None:
    rows = CalamineWorkbook.from_filelike(io.BytesIO(made())).get_sheet_by_index(0).to_python()
    assert rows[0] == ["name", "yuan", "day"]
    assert rows[1] == ["=1+1", 12.5, date(2026, 6, 1)]


def test_the_same_content_gives_the_same_bytes() -> None:
    assert made() == made()


def test_headings_stay_in_sight_and_the_sheet_is_printed_across() -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(made())).worksheets[0]
    assert sheet.freeze_panes == "B2"
    assert sheet.page_setup.orientation == "landscape"
    assert sheet.print_title_rows == "$1:$1"


def test_names_of_sheets_fit_excel_and_differ() -> None:
    book = Book("Names")
    for name in ("a/b", "A B", "赵" * 40, "赵" * 35, ""):
        book.sheet(name)
    names = openpyxl.load_workbook(io.BytesIO(book.content())).sheetnames
    assert names == ["a b", "A B (2)", "赵" * 31, "赵" * 27 + " (2)", "-"]


def test_a_chinese_column_is_wide_enough() -> None:
    assert width_of(["赵雪欧阳"]) > width_of(["Zhao"]) + 3
