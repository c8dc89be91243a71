"""A roster for the terminal: the grid of agents and days, its prices, shortages and violations."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from rostering.domain.calendar import Period
from rostering.domain.centre import Centre
from rostering.domain.roster import Price, Roster, Shortage, Violation
from rostering.language import _
from rostering.reports.days import by_weeks, day_heading, minute, role_marks
from rostering.reports.terminal import clip, grid, table

SHOWN_SHORTAGES = 12


def roster_grid(roster: Roster, centre: Centre) -> str:
    """Agents by days, a block a week, with the duty person and a legend."""
    blocks = [_week(roster, centre, week) for week in by_weeks(roster.period)]
    return "\n\n".join([*blocks, _legend(roster, centre)])


def _week(roster: Roster, centre: Centre, week: Period) -> str:
    marks = role_marks(centre.roles)
    cells: dict[tuple[str, date], str] = {}
    for item in sorted(roster.assignments):
        text = f"{item.shift} {marks.get(item.role, item.role)}"
        before = cells.get((item.agent, item.date))
        cells[item.agent, item.date] = f"{before}+{text}" if before else text
    known = {agent.id: agent.name for agent in centre.agents}
    strangers = sorted({item.agent for item in roster.assignments} - set(known))
    rows = [
        [agent, clip(name, 10), *(cells.get((agent, day), ".") for day in week)]
        for agent, name in [*known.items(), *((agent, "?") for agent in strangers)]
    ]
    duty = {item.date: item.agent for item in roster.duties}
    if duty:
        rows.append([_("duty"), "", *(duty.get(day, "-") for day in week)])
    return grid([_("agent"), _("name"), *(day_heading(day) for day in week)], rows)


def _legend(roster: Roster, centre: Centre) -> str:
    used = {item.shift for item in roster.assignments}
    shifts = "  ".join(
        f"{shift.code} {shift.label} {minute(shift.start)}-{minute(shift.end)}"
        for shift in centre.shifts.values()
        if shift.code in used
    )
    marks = role_marks(centre.roles)
    roles = "  ".join(
        f"{marks[role.code]} {role.code} {role.label}" for role in centre.roles.values()
    )
    return f"{shifts}\n{roles}  . {_('rest day')}"


def price_table(prices: Sequence[Price]) -> str:
    """What each preference costs, in its own unit."""
    rows = [(price.rule, price.amount, _(price.unit), price.cost) for price in prices]
    headings = [_("preference"), _("amount"), _("unit"), _("cost")]
    return table(headings, rows, right=[_("amount"), _("cost")])


def shortage_table(shortages: Sequence[Shortage]) -> str:
    """Where people are missing; the longest list is cut, with a word that it is."""
    rows = [
        (
            day_heading(item.date),
            item.role,
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
    """One line a violation: the rule, and what breaks it."""
    return "\n".join(f"  {item.rule}: {item.message}" for item in violations)
