"""The teams over months as a workbook: the figures, and a native chart of each kind."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rostering.language import _, labelled
from rostering.payroll.trends import Trend
from rostering.reports.trend_chart import TrendChart
from rostering.reports.trends import charts, named, notes
from rostering.reports.workbook import QUIET, Book, Column, put

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

TOP = 3
CHART_ROWS = 18
MARKERS = ("circle", "square", "triangle", "diamond", "x", "star", "plus")
DASHES = ("solid", "dash", "square_dot", "dash_dot", "long_dash", "round_dot")
COLOURS = ("#3F7FB5", "#B7791F", "#2F7D5B", "#7D56A8", "#A8455A", "#4B6172")


def trends_workbook(trends: Sequence[Trend], centre: str) -> bytes:
    """The workbook: a sheet a chart with its figures, and one with everything."""
    book = Book(f"{centre}  {_('Trends')}")
    for chart in charts(trends):
        _chart_sheet(book, chart)
    _figures(book, trends, centre)
    return book.content()


def _chart_sheet(book: Book, chart: TrendChart) -> None:
    sheet = book.sheet(chart.title)
    put(sheet, 0, 0, chart.title, book.style(bold=True, font_size=14))
    put(sheet, 1, 0, chart.unit, book.style(font_color=QUIET))
    columns = [Column(_("month"), width=10)]
    columns += [Column(one.name, number="0.0#", width=12) for one in chart.series]
    rows = [
        [month, *(one.values[place] for one in chart.series)]
        for place, month in enumerate(chart.months)
    ]
    end = book.table(sheet, columns, rows, top=TOP, filtered=False)
    drawn = book.workbook.add_chart({"type": "line"})
    for place in range(len(chart.series)):
        drawn.add_series(_series(sheet, place, end - 1))
    drawn.set_title({"name": chart.title, "overlay": False})
    drawn.set_y_axis({"name": chart.unit, "min": 0})
    drawn.set_legend({"position": "bottom"})
    drawn.show_blanks_as("gap")
    drawn.set_size({"width": 820, "height": 20 * CHART_ROWS})
    description = labelled(chart.title, chart.unit)
    sheet.insert_chart(end + 1, 0, drawn, {"description": description})


def _series(sheet: Worksheet, place: int, last: int) -> dict[str, object]:
    """A team's line, told apart by mark and dash as well as by colour."""
    name, column = sheet.get_name(), place + 1
    colour = COLOURS[place % len(COLOURS)]
    return {
        "name": [name, TOP, column],
        "categories": [name, TOP + 1, 0, last, 0],
        "values": [name, TOP + 1, column, last, column],
        "line": {"color": colour, "width": 2, "dash_type": DASHES[place % len(DASHES)]},
        "marker": {
            "type": MARKERS[place % len(MARKERS)],
            "size": 7,
            "fill": {"color": colour},
            "border": {"color": colour},
        },
    }


def _figures(book: Book, trends: Sequence[Trend], centre: str) -> None:
    sheet = book.sheet(_("Figures"))
    put(sheet, 0, 0, f"{centre}  {_('Figures')}", book.style(bold=True, font_size=14))
    put(sheet, 1, 0, notes().replace("\n", " "), book.style(font_color=QUIET))
    columns = [
        Column(_("month")),
        Column(_("team")),
        Column(_("agents"), number="0"),
        Column(_("shifts attended"), number="0"),
        Column(_("shifts late"), number="0"),
        Column(_("late %"), number="0.00"),
        Column(_("overtime minutes"), number="0"),
        Column(_("hours an agent"), number="0.0"),
        Column(_("score"), number="0.0"),
    ]
    rows = [
        [
            one.month, name, one.agents, one.shifts_attended, one.shifts_late, one.late_rate,
            sum(one.overtime.values()), one.overtime_hours, one.score,
        ]
        for name, one in named(trends)
    ]  # fmt: skip
    book.table(sheet, columns, rows, top=TOP, frozen=2)
