"""A year's pay as a workbook: months with a native chart, agents, and a row an agent and month."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from rostering.language import _
from rostering.payroll.columns import COLUMNS
from rostering.payroll.year import Year, YearRow, together
from rostering.reports.pay_workbook import WARN, YUAN
from rostering.reports.workbook import QUIET, Book, Cell, Column, put
from rostering.reports.year import money_headings, money_of, standing_word

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

TOP = 3
COLOURS = ("#3F7FB5", "#9DC3E6", "#CBD5E4", "#2F7D5B", "#B7791F", "#A8455A")
PATTERNS = (
    None,
    "wide_upward_diagonal",
    "percent_50",
    "dark_horizontal",
    "small_grid",
    "dark_vertical",
)


def year_workbook(year: Year, names: Mapping[str, str], centre: str) -> bytes:
    """The workbook."""
    title = f"{centre}  {_('Pay of {year}').format(year=year.year)}"
    book = Book(title)
    total = together(year.rows)
    months = [([row.month], row) for row in year.by_month()]
    people = [([row.agent, names.get(row.agent, "")], row) for row in year.by_agent()]
    every = [([row.month, row.agent, names.get(row.agent, "")], row) for row in year.rows]
    heads = (_("month"), _("agent"), _("name"))
    for name, first, rows in (
        (_("Months"), heads[:1], months),
        (_("Agents"), heads[1:], people),
        (_("Agents by month"), heads, every),
    ):
        sheet = book.sheet(name)
        put(sheet, 0, 0, f"{title}  {name}", book.style(bold=True, font_size=14))
        style = book.style(**WARN) if year.provisional else book.style(font_color=QUIET)
        put(sheet, 1, 0, standing_word(total.standing), style)
        end = _table(book, sheet, first, rows, total)
        if first == heads[:1]:
            _chart(book, sheet, end)
    return book.content()


def _table(
    book: Book,
    sheet: Worksheet,
    first: Sequence[str],
    rows: Sequence[tuple[list[str], YearRow]],
    total: YearRow,
) -> int:
    """The rows and, below them, their sums; gives the row of the sums."""
    columns = [
        *(Column(name) for name in first),
        *(Column(name, number=YUAN, width=14) for name in money_headings()),
        Column(_("points lost"), number="0", width=9),
        Column(_("score"), number="0.0", width=8),
        Column(_("standing"), width=16),
    ]
    cells = [[*names, *_figures(row)] for names, row in rows]
    end = book.table(sheet, columns, cells, top=TOP, frozen=len(first))
    sums: list[Cell] = [_("total"), *[""] * (len(first) - 1), *_figures(total)]
    for place, (cell, column) in enumerate(zip(sums, columns, strict=True)):
        style = book.style(bold=True, top=2, num_format=column.number or "General")
        put(sheet, end, place, cell, style)
    return end


def _figures(row: YearRow) -> list[Cell]:
    return [*money_of(row), row.points_lost, row.score, standing_word(row.standing)]


def _chart(book: Book, sheet: Worksheet, end: int) -> None:
    """What gross pay is made of, month by month, told apart by pattern as well as by colour."""
    drawn = book.workbook.add_chart({"type": "column", "subtype": "stacked"})
    name = sheet.get_name()
    for place in range(len(COLUMNS)):
        colour, pattern = COLOURS[place], PATTERNS[place]
        filled: dict[str, object] = {"fill": {"color": colour}}
        if pattern:
            filled = {"pattern": {"pattern": pattern, "fg_color": colour, "bg_color": "#FFFFFF"}}
        drawn.add_series(
            {
                "name": [name, TOP, place + 1],
                "categories": [name, TOP + 1, 0, end - 1, 0],
                "values": [name, TOP + 1, place + 1, end - 1, place + 1],
                "border": {"color": colour},
                "gap": 60,
                **filled,
            }
        )
    drawn.set_title({"name": _("What gross pay is made of"), "overlay": False})
    drawn.set_y_axis({"name": _("yuan"), "num_format": "#,##0"})
    drawn.set_legend({"position": "bottom"})
    drawn.set_size({"width": 900, "height": 380})
    sheet.insert_chart(end + 2, 0, drawn, {"description": _("What gross pay is made of")})
