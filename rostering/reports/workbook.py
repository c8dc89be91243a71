"""Excel workbooks: styles, widths and frozen panes of one kind, text that stays text, equal bytes.

Nothing that a person typed becomes a formula, a link or a number: a name that begins with `=` is a
name. The same content gives the same bytes, whenever it is written.
"""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from rostering.reports.terminal import wide

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

Cell = str | int | float | Decimal | date | None

CREATED = datetime(
    2000, 1, 1
)  # every workbook's date of creation, so that equal content is equal bytes
FONT = {"font_name": "Arial", "font_size": 10, "valign": "vcenter"}
INK, QUIET, LINE, HEAD = "#1F2933", "#5B6673", "#C9D1DA", "#EEF2F6"
OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "default_date_format": "yyyy-mm-dd",
}
NAME_LENGTH = 31
NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\']")
WIDEST = 60


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its heading, the format of its numbers (such as 0.00), and its width in
    characters; without one it is as wide as its widest text."""

    heading: str
    number: str = ""
    width: float | None = None


class Book:
    """A workbook in the making; `content` closes it and gives its bytes."""

    def __init__(self, title: str) -> None:
        import xlsxwriter

        self._out = io.BytesIO()
        self.workbook: Workbook = xlsxwriter.Workbook(self._out, dict(OPTIONS))
        self.workbook.set_properties({"title": title, "created": CREATED})
        self.workbook.set_calc_mode("auto")
        self._styles: dict[tuple[tuple[str, Any], ...], Format] = {}
        self._names: set[str] = set()

    def style(self, **properties: object) -> Format:
        """The format with these XlsxWriter properties over the house's own; equal ones are one."""
        key = tuple(sorted(properties.items()))
        if key not in self._styles:
            self._styles[key] = self.workbook.add_format({**FONT, "font_color": INK, **properties})
        return self._styles[key]

    def head(self, right: bool = False) -> Format:
        """The style of headings; those over numbers stand to the right."""
        side = {"align": "right"} if right else {}
        line = {"bottom": 1, "border_color": LINE}
        return self.style(bold=True, bg_color=HEAD, text_wrap=True, **line, **side)

    def sheet(self, name: str) -> Worksheet:
        """A new sheet, printed on A4 across, one page wide; the name is made to fit Excel's rules."""
        sheet = self.workbook.add_worksheet(self._fitting(name))
        sheet.hide_gridlines(2)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.5)
        sheet.fit_to_pages(1, 0)
        return sheet

    def _fitting(self, name: str) -> str:
        """A name of at most 31 characters that no other sheet has, whatever its capitals."""
        plain = NOT_IN_NAMES.sub(" ", name).strip()[:NAME_LENGTH] or "-"
        fitting, number = plain, 1
        while fitting.casefold() in self._names:
            number += 1
            end = f" ({number})"
            fitting = plain[: NAME_LENGTH - len(end)] + end
        self._names.add(fitting.casefold())
        return fitting

    def table(
        self,
        sheet: Worksheet,
        columns: Sequence[Column],
        rows: Sequence[Sequence[Cell]],
        *,
        top: int = 0,
        frozen: int = 1,
        filtered: bool = True,
    ) -> int:
        """Headings in row `top` (the first is 0) and the rows below; gives the row after the last.

        The headings stay in sight, and the first `frozen` columns too; `filtered` gives the headings
        Excel's filter buttons.
        """
        for place, column in enumerate(columns):
            texts = [shown(row[place]) for row in rows]
            sheet.set_column(place, place, column.width or width_of([column.heading, *texts]))
            put(sheet, top, place, column.heading, self.head(right=bool(column.number)))
        for number, row in enumerate(rows, top + 1):
            for place, cell in enumerate(row):
                put(sheet, number, place, cell, self._style_of(cell, columns[place]))
        sheet.freeze_panes(top + 1, frozen)
        sheet.repeat_rows(top)
        if filtered and rows:
            sheet.autofilter(top, 0, top + len(rows), len(columns) - 1)
        return top + 1 + len(rows)

    def _style_of(self, cell: Cell, column: Column) -> Format:
        line = {"bottom": 1, "border_color": LINE}
        if column.number and not isinstance(cell, str):
            return self.style(num_format=column.number, **line)
        if isinstance(cell, date):
            return self.style(num_format="yyyy-mm-dd", align="left", **line)
        return self.style(**line)

    def content(self) -> bytes:
        """The workbook as bytes; nothing can be added afterwards."""
        self.workbook.close()
        return self._out.getvalue()


def put(sheet: Worksheet, row: int, column: int, cell: Cell, style: Format | None = None) -> None:
    """Write a cell as what it is: text as text, whatever it begins with."""
    if cell is None or cell == "":
        sheet.write_blank(row, column, None, style)
    elif isinstance(cell, str):
        sheet.write_string(row, column, cell, style)
    elif isinstance(cell, date):
        sheet.write_datetime(row, column, cell, style)
    else:
        sheet.write_number(row, column, float(cell), style)


def shown(cell: Cell) -> str:
    """The text by which the width of a cell is measured."""
    return "" if cell is None else str(cell)


def width_of(texts: Sequence[str]) -> float:
    """The width that holds the widest of these texts, in Excel's unit; a Chinese character takes two."""
    cells = max((wide(line) for text in texts for line in text.split("\n")), default=0)
    return min(max(cells * 1.1 + 2, 5), WIDEST)
