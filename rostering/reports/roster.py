"""A roster for the terminal: the grid of agents and days, its prices, shortages and violations."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

import click

from rostering.domain.calendar import Period
from rostering.domain.centre import Centre
from rostering.domain.leave import LeaveDay, LeaveStatus, Part
from rostering.domain.roster import Price, Roster, Shortage, Violation
from rostering.language import _
from rostering.reports.days import by_weeks, day_heading, minute, role_marks
from rostering.reports.palette import ROLE_TERMINAL, SHIFT_COLOURS
from rostering.reports.rule_names import rule_title, rule_word
from rostering.reports.terminal import WIDTH, clip, spread, table, wide
from rostering.reports.wrapping import wrap, wrapped
from rostering.scheduling.naming import role_name

SHOWN_SHORTAGES = 12
WIDEST_NAME, NARROWEST_NAME = 10, 4


def roster_grid(roster: Roster, centre: Centre, leave: Iterable[LeaveDay] = ()) -> str:
    """Agents by days, a block a week, with the duty person and a legend.

    A rest day on leave says so, and leave that is approved for the whole day stands for its shift.
    """
    days = [day for day in leave if day.status is not LeaveStatus.REFUSED]
    blocks = [_week(roster, centre, week, days) for week in by_weeks(roster.period)]
    return "\n\n".join([*blocks, _legend(roster, centre)])


def _week(roster: Roster, centre: Centre, week: Period, leave: Sequence[LeaveDay]) -> str:
    marks = role_marks(centre.roles)
    cells: dict[tuple[str, date], str] = {}
    for item in sorted(roster.assignments):
        text = f"{item.shift} {marks.get(item.role, item.role)}"
        before = cells.get((item.agent, item.date))
        cells[item.agent, item.date] = f"{before}+{text}" if before else text
    for day in leave:
        asked = "?" if day.status is LeaveStatus.PENDING else ""
        if (day.part is Part.FULL and not asked) or (day.agent, day.date) not in cells:
            cells[day.agent, day.date] = _("leave") + asked
    rostered = {item.agent for item in roster.assignments}
    known = {
        agent.id: agent.name
        for agent in centre.agents
        if agent.id in rostered or any(agent.employed_on(day) for day in roster.period)
    }
    strangers = sorted(rostered - set(known))
    rows = [
        [agent, name, *(cells.get((agent, day), ".") for day in week)]
        for agent, name in [*known.items(), *((agent, "?") for agent in strangers)]
    ]
    duty = {item.date: item.agent for item in roster.duties}
    if duty:
        rows.append([_("duty"), "", *(duty.get(day, "-") for day in week)])
    headings = [_("agent"), _("name"), *(day_heading(day) for day in week)]
    room = max(_room_for_names(headings, rows), NARROWEST_NAME)
    clipped = [[row[0], clip(row[1], room), *row[2:]] for row in rows]
    return spread(headings, clipped, 2, paint=lambda cell: _painted(cell, centre))


def _room_for_names(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> int:
    """How many cells are left for names beside the other columns, at most as many as names had."""
    lines = [headings, *rows]
    others = [column for column in range(len(headings)) if column != 1]
    taken = sum(max(wide(line[column]) for line in lines) + 1 for column in others)
    return min(WIDTH - taken, WIDEST_NAME)


def _painted(cell: str, centre: Centre) -> str:
    """The shifts and roles of a cell, each in its colour."""
    return "+".join(_painted_shift(part, centre) for part in cell.split("+"))


def _painted_shift(text: str, centre: Centre) -> str:
    shift, blank, mark = text.partition(" ")
    if not blank or shift not in centre.shifts:
        return text
    roles = list(role_marks(centre.roles).values())
    number = list(centre.shifts).index(shift) % len(SHIFT_COLOURS)
    painted = click.style(shift, fg=SHIFT_COLOURS[number].terminal, bold=True)
    if mark not in roles:
        return f"{painted} {mark}"
    return (
        f"{painted} {click.style(mark, fg=ROLE_TERMINAL[roles.index(mark) % len(ROLE_TERMINAL)])}"
    )


def _legend(roster: Roster, centre: Centre) -> str:
    used = {item.shift for item in roster.assignments}
    marks = role_marks(centre.roles)
    shifts = [
        f"{shift.code} {shift.label} {minute(shift.start)}-{minute(shift.end)}"
        for shift in centre.shifts.values()
        if shift.code in used
    ]
    roles = [f"{marks[role.code]} {role.code} {role.label}" for role in centre.roles.values()]
    return f"{flowing(shifts)}\n{flowing([*roles, '. ' + _('rest day')])}"


def flowing(parts: Iterable[str]) -> str:
    """Short texts beside each other, two blanks between, in lines of at most 80 cells."""
    lines = [""]
    for part in parts:
        joined = f"{lines[-1]}  {part}" if lines[-1] else part
        if wide(joined) > WIDTH and lines[-1]:
            lines.append(part)
        else:
            lines[-1] = joined
    return "\n".join(lines)


def price_table(prices: Sequence[Price], hour: int = 0) -> str:
    """What each preference costs, in its own unit. `hour` is what a person missing for an hour costs:
    that tells what the costs mean."""
    rows = [(rule_word(price.rule), price.amount, _(price.unit), price.cost) for price in prices]
    headings = [_("preference"), _("amount"), _("unit"), _("cost")]
    text = table(headings, rows, right=[_("amount"), _("cost")])
    if hour:
        total = sum(price.cost for price in prices)
        told = _(
            "Costs are weighed against missing people: one person missing for an hour costs {hour}. "
            "All together cost {total}, as much as {hours} such hours."
        )
        told = told.format(hour=hour, total=total, hours=round(total / hour))
        text += "\n" + wrap(told, WIDTH)
    return text


def shortage_table(shortages: Sequence[Shortage], centre: Centre) -> str:
    """Where people are missing; the longest list is cut, with a word that it is."""
    rows = [
        (
            day_heading(item.date),
            role_name(item.role, centre.roles),
            f"{minute(item.start)}-{minute(item.end)}",
            item.below_minimum or "",
            item.below_target or "",
        )
        for item in shortages[:SHOWN_SHORTAGES]
    ]
    headings = [_("day"), _("role"), _("time"), _("below minimum"), _("below target")]
    text = table(headings, rows, right=headings[3:])
    more = len(shortages) - len(rows)
    if more:
        text += "\n" + _("... and {count} more; --json lists them all").format(count=more)
    return text


def violation_list(violations: Iterable[Violation]) -> str:
    """Each rule that is broken, by its title and name, and below it what breaks it."""
    by_rule: dict[str, list[str]] = {}
    for item in violations:
        by_rule.setdefault(item.rule, []).append(item.message)
    lines = []
    for rule, messages in by_rule.items():
        lines.append(f"  {rule_title(rule)}  [{rule}]")
        for message in messages:
            lines += ["    " + line for line in wrapped(message, WIDTH - 4, 2)]
    return "\n".join(lines)
