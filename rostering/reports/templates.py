"""A table to fill in, as a workbook: headings, drop-down lists, and a note on every column."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from rostering.centre.templates._column import Column, Kind
from rostering.centre.templates._table import Cell, Template
from rostering.language import _, in_brackets
from rostering.reports.terminal import wide
from rostering.reports.workbook import Book, put, width_of

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

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
MUST = {"bold": True, "font_color": "#FFFFFF", "bg_color": "#1F4E79"}
MAY = {"font_color": "#1F4E79", "bg_color": "#DCE6F1"}
FIRST_DAY = date(1950, 1, 1)


def template_workbook(template: Template, rows: Sequence[Sequence[Cell]], language: str) -> bytes:
    """The workbook, with `rows` below its headings."""
    book = Book(template.sheet)
    sheet = book.sheet(template.sheet)
    sheet.hide_gridlines(0)
    lists = book.sheet(_("Lists"))
    lists.hide()
    words = template.words(language)
    for place, (column, word) in enumerate(zip(template.columns, words, strict=True)):
        _head(book, sheet, place, word, column, column.heading in template.required)
        _list(sheet, lists, place, word, column, language)
    for number, row in enumerate(rows, 1):
        for place, (cell, column) in enumerate(zip(row, template.columns, strict=True)):
            typed = cell / DAY if isinstance(cell, timedelta) else cell
            put(sheet, number, place, typed, _style(book, column.kind))
    sheet.freeze_panes(1, 2)
    sheet.autofilter(0, 0, max(len(rows), 1), len(template.columns) - 1)
    return book.content()


def _style(book: Book, kind: Kind) -> Format:
    """Words and numbers of things are text, so that 0012 stays 0012."""
    return book.style(num_format=FORMATS.get(kind, "@"))


def _head(
    book: Book, sheet: Worksheet, place: int, word: str, column: Column, required: bool
) -> None:
    """A heading with its note; what must be filled is bold on a dark ground."""
    style = book.style(**(MUST if required else MAY), bottom=1, text_wrap=True)
    width = max(width_of([word, column.example]) + 2, 11)  # the button of the filter beside it
    sheet.set_column(place, place, min(width, 28), _style(book, column.kind))
    sheet.set_row(0, 24)
    put(sheet, 0, place, word, style)
    note = _note(word, column, required)
    lines = sum(1 + wide(line) // 34 for line in note.splitlines())
    sheet.write_comment(
        0, place, note, {"author": "rostering", "width": 260, "height": 24 + 18 * lines}
    )


def _note(word: str, column: Column, required: bool) -> str:
    lines = [in_brackets(word, column.heading) if word != column.heading else word, column.note]
    if column.unit:
        lines.append(_("Unit: {unit}").format(unit=column.unit))
    if column.example:
        lines.append(_("Example: {example}").format(example=column.example))
    lines.append(_("Must be filled.") if required else _("May be empty."))
    return "\n".join(lines)


def _list(
    sheet: Worksheet, lists: Worksheet, place: int, word: str, column: Column, language: str
) -> None:
    """What may be chosen, or what a date and a number must be."""
    last = ROWS
    offered = column.listed(language)
    if offered:
        for row, one in enumerate((word, *offered)):
            put(lists, row, place, one)
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


def _letters(place: int) -> str:
    from xlsxwriter.utility import xl_col_to_name

    return str(xl_col_to_name(place))
