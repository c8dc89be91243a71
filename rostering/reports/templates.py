"""A table to fill in, as a workbook: headings, drop-down lists, and a note on every column."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

from rostering.centre.templates._column import Column, Kind
from rostering.centre.templates._table import Cell, Template
from rostering.language import _

ROWS = 5000  # how far down the lists and formats reach
DAY = timedelta(days=1)
FORMATS = {
    Kind.DATE: "yyyy-mm-dd",
    Kind.TIME: "[hh]:mm",
    Kind.MOMENT: "yyyy-mm-dd hh:mm",
    Kind.WHOLE: "0",
    Kind.NUMBER: "General",
    Kind.MONEY: "0.00",
}
FIRST_DAY = date(1950, 1, 1)


def write_template(
    path: Path, template: Template, rows: Sequence[Sequence[Cell]], language: str
) -> None:
    """Write the workbook, with `rows` below its headings."""
    from xlsxwriter import Workbook

    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with Workbook(str(path), options) as book:
        sheet = book.add_worksheet(template.sheet)
        lists = book.add_worksheet(_("Lists"))
        lists.hide()
        for place, (column, word) in enumerate(
            zip(template.columns, template.words(language), strict=True)
        ):
            _head(book, sheet, place, word, column, column.heading in template.required)
            _list(sheet, lists, place, word, column, language)
        kept = {kind: _format(book, kind) for kind in Kind}
        for number, row in enumerate(rows, 1):
            for place, (cell, column) in enumerate(zip(row, template.columns, strict=True)):
                _put(sheet, number, place, cell, kept[column.kind])
        sheet.freeze_panes(1, 2)
        sheet.autofilter(0, 0, max(len(rows), 1), len(template.columns) - 1)


def _format(book: Any, kind: Kind) -> Any:
    """Words and numbers of things are text, so that 0012 stays 0012."""
    return book.add_format({"num_format": FORMATS.get(kind, "@")})


def _head(book: Any, sheet: Any, place: int, word: str, column: Column, required: bool) -> None:
    """A heading with its note; what must be filled is bold on a dark ground."""
    look: dict[str, Any] = {"valign": "vcenter", "bottom": 1, "text_wrap": True}
    if required:
        look |= {"bold": True, "font_color": "#FFFFFF", "bg_color": "#1F4E79"}
    else:
        look |= {"font_color": "#1F4E79", "bg_color": "#DCE6F1"}
    width = max(_cells(word) + 4, _cells(column.example) + 2, 11)
    sheet.set_column(place, place, min(width, 28), _format(book, column.kind))
    sheet.set_row(0, 24)
    sheet.write_string(0, place, word, book.add_format(look))
    note = _note(word, column, required)
    lines = sum(1 + _cells(line) // 34 for line in note.splitlines())
    sheet.write_comment(
        0, place, note, {"author": "rostering", "width": 260, "height": 24 + 18 * lines}
    )


def _note(word: str, column: Column, required: bool) -> str:
    lines = [f"{word} ({column.heading})" if word != column.heading else word, column.note]
    if column.unit:
        lines.append(_("Unit: {unit}").format(unit=column.unit))
    if column.example:
        lines.append(_("Example: {example}").format(example=column.example))
    lines.append(_("Must be filled.") if required else _("May be empty."))
    return "\n".join(lines)


def _list(sheet: Any, lists: Any, place: int, word: str, column: Column, language: str) -> None:
    """What may be chosen, or what a date and a number must be."""
    last = ROWS
    offered = column.listed(language)
    if offered:
        lists.write_string(0, place, word)
        for row, one in enumerate(offered, 1):
            lists.write_string(row, place, one)
        letters = _letters(place)
        source = f"='{lists.name}'!${letters}$2:${letters}${len(offered) + 1}"
        strict = column.kind is Kind.CHOICE
        sheet.data_validation(1, place, last, place, {
            "validate": "list", "source": source, "error_type": "stop" if strict else "information",
            "error_title": word, "error_message": _("Choose one of the list."),
        })  # fmt: skip
    elif column.kind in (Kind.DATE, Kind.MOMENT):
        sheet.data_validation(1, place, last, place, {
            "validate": "date", "criteria": ">=", "value": FIRST_DAY, "error_type": "warning",
            "error_title": word,
            "error_message": _("A date is wanted, such as {example}.").format(
                example=column.example
            ),
        })  # fmt: skip
    elif column.kind in (Kind.WHOLE, Kind.NUMBER, Kind.MONEY):
        sheet.data_validation(1, place, last, place, {
            "validate": "integer" if column.kind is Kind.WHOLE else "decimal",
            "criteria": ">=", "value": 0, "error_type": "warning",
            "error_title": word, "error_message": _("A number from 0 on is wanted."),
        })  # fmt: skip


def _put(sheet: Any, row: int, place: int, cell: Cell, look: Any) -> None:
    if cell == "":
        return
    if isinstance(cell, str):
        sheet.write_string(row, place, cell, look)
    elif isinstance(cell, timedelta):
        sheet.write_number(row, place, cell / DAY, look)
    elif isinstance(cell, Decimal):
        sheet.write_number(row, place, float(cell), look)
    else:
        assert isinstance(cell, date | datetime)
        sheet.write_datetime(row, place, cell, look)


def _cells(text: str) -> int:
    from wcwidth import wcswidth

    return max(wcswidth(text), 0)


def _letters(place: int) -> str:
    from xlsxwriter.utility import xl_col_to_name

    return str(xl_col_to_name(place))
