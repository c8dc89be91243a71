"""The coverage of a workbook: who is there of those wanted at a glance, a native chart a role, and the
hours behind it on a sheet of their own."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rostering.domain.calendar import Period
from rostering.language import _
from rostering.reports.days import day_heading, minute
from rostering.reports.wall import Wall, role_name, standing_text, title_of, weeks_of
from rostering.reports.workbook import LINE, QUIET, Book, Column, put
from rostering.scheduling.bands import Worst, bands, hours_of

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

    from rostering.scheduling.bands import Hour

TOP = 3  # the row of the first headings
HOURS = 24
CHART_ROWS, CHART_HEIGHT = 13, 250
BLUE, INK = "#9DC3E6", "#1F2933"
BAD = {"bg_color": "#FBE0DC", "font_color": "#8C2415", "bold": True}
GOOD = {"font_color": "#1C5C36"}


def coverage_sheets(book: Book, wall: Wall) -> None:
    """`Coverage` with tables and charts, and `Hours` with the numbers of the charts."""
    sheet, hours = book.sheet(_("Coverage")), book.sheet(_("Hours"))
    _above(
        book,
        sheet,
        wall,
        _("People there/wanted at the worst moment of each time; -N where N are missing."),
    )
    if len(weeks_of(wall)) == 1:
        sheet.set_portrait()
        sheet.fit_to_pages(1, 1)
    row = TOP
    for week in weeks_of(wall):
        row = _heat(book, sheet, wall, week, row) + 1
    roles = [role for role in wall.centre.roles if any(one.role == role for one in wall.stretches)]
    most = _numbers_sheet(book, hours, wall, roles)
    last = TOP + len(wall.roster.period) * HOURS
    for place, role in enumerate(roles):
        chart = _chart(book, hours, role_name(role, wall.centre), 2 + 3 * place, last, most[role])
        sheet.insert_chart(row + place * CHART_ROWS, 0, chart, {"description": role})


def _above(book: Book, sheet: Worksheet, wall: Wall, text: str) -> None:
    sheet.set_default_row(15)
    put(sheet, 0, 0, title_of(wall), book.style(bold=True, font_size=14))
    put(sheet, 1, 0, f"{standing_text(wall)}  {text}", book.style(font_color=QUIET))
    sheet.set_footer(f"&C{standing_text(wall).replace('&', '&&')}&R&P/&N")


def _heat(book: Book, sheet: Worksheet, wall: Wall, week: Period, top: int) -> int:
    """The table of a week; gives the row after it."""
    inside = [one for one in wall.stretches if one.date in week]
    sheet.set_column(0, 1, 13)
    sheet.set_column(2, 8, 11)
    headings = [_("role"), _("time"), *(day_heading(day) for day in week)]
    for column, heading in enumerate(headings):
        put(sheet, top, column, heading, book.head())
    row = top + 1
    for band in bands(inside, wall.centre.roles):
        line = {"bottom": 1, "border_color": LINE}
        put(sheet, row, 0, role_name(band.role, wall.centre), book.style(bold=True, **line))
        put(sheet, row, 1, f"{minute(band.start)}–{minute(band.end)}", book.style(**line))
        for column, day in enumerate(week, 2):
            worst = band.days.get(day)
            kind = {} if worst is None else BAD if worst.missing else GOOD
            put(sheet, row, column, _told(worst), book.style(**line, **kind))
        row += 1
    return row


def _told(worst: Worst | None) -> str:
    if worst is None:
        return ""
    return f"{worst.present}/{worst.target}" + (f"-{worst.missing}" if worst.missing else "")


def _numbers_sheet(
    book: Book, sheet: Worksheet, wall: Wall, roles: Sequence[str]
) -> dict[str, int]:
    """A row for each hour of the period, three columns a role; gives the most people of each role."""
    _above(book, sheet, wall, _("The worst moment of each hour."))
    columns = [Column(_("day"), width=10), Column(_("hour"), width=7)]
    for role in roles:
        name = role_name(role, wall.centre)
        for heading in (_("{role} there"), _("{role} wanted"), _("{role} missing")):
            columns.append(Column(heading.format(role=name), number="0", width=12))
    known: dict[tuple[object, int], Hour] = {
        (hour.date, hour.hour): hour for hour in hours_of(wall.stretches)
    }
    rows: list[list[str | int | None]] = []
    for day in wall.roster.period:
        for at in range(HOURS):
            found = known.get((day, at))
            numbers = [_numbers(found.roles.get(role) if found else None) for role in roles]
            rows.append(
                [day_heading(day), f"{at:02d}:00", *(one for three in numbers for one in three)]
            )
    last = book.table(sheet, columns, rows, top=TOP, frozen=2) - 1
    missing = book.style(**BAD, bottom=1, border_color=LINE)
    for place in range(len(roles)):
        column = 4 + 3 * place
        rule = {"type": "cell", "criteria": ">", "value": 0, "format": missing}
        sheet.conditional_format(TOP + 1, column, last, column, rule)
    most = dict.fromkeys(roles, 1)
    for one in wall.stretches:
        most[one.role] = max(most[one.role], one.present, one.target, one.minimum)
    return most


def _numbers(worst: Worst | None) -> tuple[int | None, ...]:
    return (None, None, None) if worst is None else (worst.present, worst.target, worst.missing)


def _chart(book: Book, hours: Worksheet, name: str, column: int, last: int, most: int) -> object:
    """People there as columns, people wanted as a line over them; a label a day."""
    sheet = hours.get_name()
    days = [sheet, TOP + 1, 0, last, 0]
    there = book.workbook.add_chart({"type": "column"})
    there.add_series(
        {
            "name": [sheet, TOP, column],
            "categories": days,
            "values": [sheet, TOP + 1, column, last, column],
            "fill": {"color": BLUE},
            "gap": 0,
        }
    )
    wanted = book.workbook.add_chart({"type": "line"})
    wanted.add_series(
        {
            "name": [sheet, TOP, column + 1],
            "categories": days,
            "values": [sheet, TOP + 1, column + 1, last, column + 1],
            "line": {"color": INK, "width": 1.75},
        }
    )
    there.combine(wanted)
    there.set_title({"name": name, "name_font": {"size": 11}, "overlay": False})
    there.set_legend({"position": "top"})
    there.set_x_axis({"interval_unit": HOURS, "interval_tick": HOURS})
    level = {"visible": True, "line": {"color": LINE}}
    unit = {"major_unit": 1} if most <= 8 else {}
    there.set_y_axis({"min": 0, "num_format": "0", "major_gridlines": level, **unit})
    there.set_size({"width": 760, "height": CHART_HEIGHT})
    return there
