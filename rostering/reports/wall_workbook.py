"""A roster as a workbook: the grid in its colours, coverage with a chart for each role, and on demand a
sheet for each agent."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from rostering.domain.people import Agent
from rostering.domain.roster import PublishedShift
from rostering.language import _, joined
from rostering.reports.days import weekday
from rostering.reports.hours import day_notes
from rostering.reports.palette import SHIFT_COLOURS
from rostering.reports.wall import (
    AgentDay,
    Wall,
    agent_days,
    breaks_of,
    label_of,
    leave_text,
    role_name,
    shift_colours,
    shift_keys,
    standing_text,
    times_of,
    title_of,
)
from rostering.reports.wall_coverage_sheet import coverage_sheets
from rostering.reports.wall_table import worked_hours
from rostering.reports.wall_view import wall_view
from rostering.reports.workbook import HEAD, LINE, QUIET, Book, Column, put, width_of

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

TOP = 3  # the row of the headings
ROW = 18  # points
WEEKEND, HOLIDAY, HOLIDAY_INK = "#F3F5F8", "#FDF1EE", "#96311F"


def wall_workbook(wall: Wall, *, strips: bool = False) -> bytes:
    """The workbook; `strips` adds a sheet for each agent."""
    book = Book(title_of(wall))
    _grid_sheet(book, wall)
    if wall.stretches:
        coverage_sheets(book, wall)
    if strips:
        days = agent_days(wall)
        for agent in wall.agents:
            _agent_sheet(book, wall, agent, days)
    return book.content()


def _head(book: Book, sheet: Worksheet, wall: Wall, title: str) -> None:
    """Title and standing above a sheet, and at the foot of each printed page."""
    sheet.set_default_row(ROW)
    put(sheet, 0, 0, title, book.style(bold=True, font_size=14))
    bold = {"bold": True, "font_color": "#6B4700"} if wall.standing.is_draft else {}
    put(sheet, 1, 0, standing_text(wall), book.style(**{"font_color": QUIET, **bold}))
    foot = standing_text(wall).replace("&", "&&")
    sheet.set_footer(f"&L{wall.centre.name.replace('&', '&&')}&C{foot}&R&P/&N")


def _grid_sheet(book: Book, wall: Wall) -> None:
    sheet = book.sheet(_("Roster"))
    _head(book, sheet, wall, title_of(wall))
    view = wall_view(wall)
    days = [day for week in view["weeks"] for day in week["days"]]
    _day_headings(book, sheet, wall, days)
    rows: dict[str, list[dict[str, Any]]] = {}
    before = 0
    for week in view["weeks"]:
        for row in week["rows"]:
            own = rows.setdefault(row["id"], [])
            own += [{}] * (before - len(own)) + row["cells"]
        before += len(week["days"])
    names = {agent.id: agent.name for agent in wall.agents}
    for number, (agent, cells) in enumerate(rows.items(), TOP + 1):
        put(sheet, number, 0, agent, book.style(font_color=QUIET, bottom=1, border_color=LINE))
        put(sheet, number, 1, names[agent], book.style(bold=True, bottom=1, border_color=LINE))
        for place, cell in enumerate([*cells, *([{}] * (len(days) - len(cells)))]):
            put(
                sheet,
                number,
                place + 2,
                _text(cell, view["words"]),
                _style(book, cell, days[place]),
            )
        if wall.sign_off:
            put(sheet, number, len(days) + 2, "", book.style(bottom=1, border_color=LINE))
    last = TOP + 1 + len(rows)
    duty = [one for week in view["weeks"] for one in week["duty"] or [{}] * len(week["days"])]
    _duty_row(book, sheet, last, duty)
    _legend(book, sheet, wall, last + 2, view["roles"])
    sheet.freeze_panes(TOP + 1, 2)
    sheet.repeat_rows(TOP)
    sheet.repeat_columns(0, 1)


def _day_headings(book: Book, sheet: Worksheet, wall: Wall, days: list[dict[str, Any]]) -> None:
    sheet.set_column(0, 0, width_of([_("agent"), *(agent.id for agent in wall.agents)]))
    sheet.set_column(1, 1, width_of([_("name"), *(agent.name for agent in wall.agents)]))
    put(sheet, TOP, 0, _("agent"), book.head())
    put(sheet, TOP, 1, _("name"), book.head())
    sheet.set_column(2, len(days) + 1, 12)
    sheet.set_row(TOP, 32)
    for place, day in enumerate(days, 2):
        fill = HOLIDAY if day["holiday"] else "#E3E8EE" if day["weekend"] else HEAD
        ink = {"font_color": HOLIDAY_INK} if day["holiday"] else {}
        style = book.style(
            bold=True, bg_color=fill, bottom=1, border_color=LINE, text_wrap=True, **ink
        )
        put(sheet, TOP, place, f"{day['said']}\n{day['holiday']}".strip(), style)
    if wall.sign_off:
        sheet.set_column(len(days) + 2, len(days) + 2, 18)
        put(sheet, TOP, len(days) + 2, _("signature"), book.head())


def _text(cell: Mapping[str, Any], words: Mapping[str, str]) -> str:
    if not cell:
        return ""
    parts = [f"{one['code']} {one['role']}" for one in cell["shifts"]]
    parts += [cell["leave"]] if cell["leave"] else []
    if not parts:
        return words["duty"] if cell["duty"] else words["off"]
    return " + ".join(parts) + (f" ({words['duty']})" if cell["duty"] else "")


def _style(book: Book, cell: Mapping[str, Any], day: Mapping[str, Any]) -> Format:
    line = {"bottom": 1, "border_color": LINE}
    if cell and cell["shifts"]:
        colour = SHIFT_COLOURS[cell["shifts"][0]["colour"]]
        return book.style(bg_color=colour.fill, font_color=colour.text, **line)
    fill = HOLIDAY if day["holiday"] else WEEKEND if day["weekend"] else ""
    return book.style(font_color=QUIET, **({"bg_color": fill} if fill else {}), **line)


def _duty_row(book: Book, sheet: Worksheet, row: int, duty: list[dict[str, Any]]) -> None:
    if not any(one.get("id") for one in duty):
        return
    style = book.style(top=2, border_color=LINE, text_wrap=True)
    put(sheet, row, 0, _("duty"), book.style(bold=True, top=2, border_color=LINE))
    put(sheet, row, 1, "", style)
    for place, one in enumerate(duty, 2):
        put(sheet, row, place, f"{one.get('id', '')} {one.get('name', '')}".strip(), style)
    sheet.set_row(row, 30)


def _legend(
    book: Book, sheet: Worksheet, wall: Wall, row: int, roles: list[dict[str, str]]
) -> None:
    """The shifts in their colours, and what marks of roles mean where any are used."""
    for number, key in enumerate(shift_keys(wall), row):
        colour = SHIFT_COLOURS[key.colour]
        style = book.style(bg_color=colour.fill, font_color=colour.text, bold=True)
        put(sheet, number, 0, key.code, style)
        put(sheet, number, 1, f"{key.label} {key.times}".strip(), book.style(font_color=QUIET))
    for number, role in enumerate(roles, row + len(shift_keys(wall))):
        put(sheet, number, 0, role["mark"], book.style(bold=True))
        put(sheet, number, 1, role["name"], book.style(font_color=QUIET))


def _agent_sheet(
    book: Book, wall: Wall, agent: Agent, days: Mapping[tuple[str, date], AgentDay]
) -> None:
    sheet = book.sheet(f"{agent.id} {agent.name}")
    _head(book, sheet, wall, f"{agent.id} {agent.name}  {title_of(wall)}")
    columns = [
        Column(_("date"), width=12), Column(_("weekday"), width=9), Column(_("shift")), Column(_("role")),
        Column(_("time"), width=15), Column(_("break")), Column(_("hours"), number="0.##", width=9),
        Column(_("also"), width=40),
    ]  # fmt: skip
    rows: list[list[Any]] = []
    codes: list[str] = []
    for day in wall.roster.period:
        has = days.get((agent.id, day), AgentDay())
        also = joined(_also(wall, has, day))
        if not has.shifts:
            rows.append([day, weekday(day), _("off"), "", "", "", None, also])
            codes.append("")
        for shift in has.shifts:
            rows.append([day, weekday(day), *_shift(wall, shift), also])
            codes.append(shift.shift)
    book.table(sheet, columns, rows, top=TOP, frozen=2, filtered=False)
    colours = shift_colours(wall.centre)
    for number, (code, row) in enumerate(zip(codes, rows, strict=True), TOP + 1):
        if code:
            colour = SHIFT_COLOURS[colours[code]]
            style = {"bg_color": colour.fill, "font_color": colour.text, "bold": True}
            put(sheet, number, 2, row[2], book.style(**style, bottom=1, border_color=LINE))


def _shift(wall: Wall, shift: PublishedShift) -> list[Any]:
    """Label, role, times, breaks and hours."""
    centre = wall.centre
    label = f"{shift.shift} {label_of(shift.shift, centre)}".strip()
    breaks = " ".join(breaks_of(shift, centre))
    return [
        label,
        role_name(shift.role, centre),
        times_of(shift, centre),
        breaks,
        worked_hours(shift),
    ]


def _also(wall: Wall, has: AgentDay, day: date) -> list[str]:
    notes = [wall.holidays[day]] if day in wall.holidays else []
    notes += [_("duty")] if has.duty else []
    notes += [leave_text(has.leave, wall.centre.zone)] if has.leave else []
    return notes + [f"{time} {what}" for time, what in day_notes(has.activities, wall.centre)]
