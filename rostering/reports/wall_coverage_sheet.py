"""The coverage sheet of a workbook: people there and wanted hour by hour, and a native chart a role."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rostering.language import _
from rostering.reports.days import day_heading
from rostering.reports.wall import Wall, role_name, standing_text
from rostering.reports.workbook import LINE, QUIET, Book, Column, put
from rostering.scheduling.bands import Worst, hours_of

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

TOP = 3
CHART_ROWS = 16
BLUE, INK = "#9DC3E6", "#1F2933"


def coverage_sheet(book: Book, wall: Wall) -> None:
    """A row an hour, three columns a role; what is missing stands out, and the charts beside it."""
    sheet = book.sheet(_("Coverage"))
    put(sheet, 0, 0, _("Coverage"), book.style(bold=True, font_size=14))
    text = f"{_('The worst moment of each hour.')} {standing_text(wall)}"
    put(sheet, 1, 0, text, book.style(font_color=QUIET))
    roles = [role for role in wall.centre.roles if any(one.role == role for one in wall.stretches)]
    columns = [Column(_("day"), width=10), Column(_("hour"), width=7)]
    for role in roles:
        name = role_name(role, wall.centre)
        for heading in (_("{role} there"), _("{role} wanted"), _("{role} missing")):
            columns.append(Column(heading.format(role=name), number="0", width=10))
    hours = hours_of(wall.stretches)
    rows = [
        [
            day_heading(hour.date),
            f"{hour.hour:02d}:00",
            *(number for role in roles for number in _numbers(hour.roles.get(role))),
        ]
        for hour in hours
    ]
    last = book.table(sheet, columns, rows, top=TOP, frozen=2) - 1
    missing = book.style(
        bg_color="#FBE0DC", font_color="#8C2415", bold=True, bottom=1, border_color=LINE
    )
    for place, role in enumerate(roles):
        column = 2 + 3 * place
        rule = {"type": "cell", "criteria": ">", "value": 0, "format": missing}
        sheet.conditional_format(TOP + 1, column + 2, last, column + 2, rule)
        if rows:
            _chart(
                book, sheet, role_name(role, wall.centre), (column, len(columns) + 1), last, place
            )


def _numbers(worst: Worst | None) -> tuple[int | None, ...]:
    return (None, None, None) if worst is None else (worst.present, worst.target, worst.missing)


def _chart(
    book: Book, sheet: Worksheet, name: str, places: tuple[int, int], last: int, number: int
) -> None:
    """People there as columns, people wanted as a line over them."""
    column, beside = places
    days = [sheet.get_name(), TOP + 1, 0, last, 1]
    there = book.workbook.add_chart({"type": "column"})
    there.add_series(
        {
            "name": [sheet.get_name(), TOP, column],
            "categories": days,
            "values": [sheet.get_name(), TOP + 1, column, last, column],
            "fill": {"color": BLUE},
            "gap": 0,
        }
    )
    wanted = book.workbook.add_chart({"type": "line"})
    wanted.add_series(
        {
            "name": [sheet.get_name(), TOP, column + 1],
            "categories": days,
            "values": [sheet.get_name(), TOP + 1, column + 1, last, column + 1],
            "line": {"color": INK, "width": 1.75},
        }
    )
    there.combine(wanted)
    there.set_title({"name": name, "name_font": {"size": 11}, "overlay": False})
    there.set_legend({"position": "bottom"})
    there.set_y_axis({"min": 0, "major_gridlines": {"visible": True, "line": {"color": LINE}}})
    there.set_size({"width": 960, "height": 300})
    sheet.insert_chart(TOP + number * CHART_ROWS, beside, there, {"description": name})
