"""The addresses of the office's pages, and what each shows."""

from __future__ import annotations

from collections.abc import Callable

from rostering.commands.serve import months, rosters
from rostering.commands.serve.access import Access
from rostering.commands.serve.addresses import day_of, found, minute_of, period_of
from rostering.commands.serve.reading import Reading
from rostering.language import _
from rostering.reports.page.sections import Cell, Section, Table, sections_page

Pages = dict[str, Callable[..., str]]


def front_pages(reading: Reading, access: Access) -> Pages:
    """What there is to look at, and the links of agents."""
    from flask import request

    return {
        "/": lambda: home_page(reading),
        "/links": lambda: links_page(reading, access, request.host_url.rstrip("/")),
    }


def week_pages(reading: Reading) -> Pages:
    """Rosters, coverage, fair shares, and why."""
    return {
        "/weeks/<week>": lambda week: rosters.week_page(reading, period_of(week, "week"), _home()),
        "/weeks/<week>/fairness": lambda week: rosters.fairness_page(
            reading, period_of(week, "week"), _week_trail(week)
        ),
        "/weeks/<week>/<agent>/<day>": lambda week, agent, day: found(
            rosters.day_page(
                reading, period_of(week, "week"), agent, day_of(day), _week_trail(week)
            )
        ),
        "/weeks/<week>/gaps/<day>/<role>/<clock>": lambda week, day, role, clock: found(
            rosters.gap_page(
                reading, period_of(week, "week"), day_of(day), role, minute_of(clock),
                _week_trail(week),
            )
        ),
    }  # fmt: skip


def month_pages(reading: Reading) -> Pages:
    """Exceptions, attendance, statements and their lines."""
    return {
        "/months/<month>": lambda month: months.month_page(
            reading, period_of(month, "month"), _home()
        ),
        "/months/<month>/exceptions": lambda month: months.exceptions_page(
            reading, period_of(month, "month"), _home()
        ),
        "/months/<month>/attendance/<agent>": lambda month, agent: found(
            months.attendance_page(
                reading, period_of(month, "month"), agent, _exceptions_trail(month)
            )
        ),
        "/months/<month>/statements/<agent>": lambda month, agent: found(
            months.statement_page(
                reading, period_of(month, "month"), agent,
                f"/months/{month}/statements/{agent}", _month_trail(month),
            )
        ),
        "/months/<month>/statements/<agent>/<int:line>": lambda month, agent, line: found(
            months.line_page(
                reading, period_of(month, "month"), agent, line,
                [*_month_trail(month), Cell(agent, f"/months/{month}/statements/{agent}")],
            )
        ),
    }  # fmt: skip


def _home() -> Cell:
    return Cell(_("Overview"), "/")


def _week_trail(week: str) -> list[Cell]:
    return [_home(), Cell(_("Week {week}").format(week=week), f"/weeks/{week}")]


def _month_trail(month: str) -> list[Cell]:
    return [_home(), Cell(_("Pay of {month}").format(month=month), f"/months/{month}")]


def _exceptions_trail(month: str) -> list[Cell]:
    text = _("Exceptions of {month}")
    return [_home(), Cell(text.format(month=month), f"/months/{month}/exceptions")]


def home_page(reading: Reading) -> str:
    """What there is to look at."""
    centre = reading.session().centre
    weeks = tuple(Cell(week, f"/weeks/{week}") for week in reading.weeks())
    exceptions = tuple(
        Cell(month, f"/months/{month}/exceptions") for month in reading.reconciled_months()
    )
    paid = tuple(Cell(month, f"/months/{month}") for month in reading.months())
    none = (_("There are none yet."),)
    sections = [
        Section(
            _("Published rosters: who works when, coverage, fair shares"),
            text=() if weeks else none,
            links=weeks,
        ),
        Section(_("Exceptions of attendance"), text=() if exceptions else none, links=exceptions),
        Section(_("Pay statements"), text=() if paid else none, links=paid),
        Section(_("For agents"), links=(Cell(_("Links to their own pages"), "/links"),)),
    ]
    return sections_page(centre.name, sections, subtitle=_("For reading only"))


def links_page(reading: Reading, access: Access, base: str) -> str:
    """Each agent's own link, to be handed on."""
    centre = reading.session().centre
    rows = tuple(
        (
            Cell(f"{agent.id} {agent.name}"),
            Cell(_("own pages"), f"{base}/me/{access.agent_token(agent.id)}"),
        )
        for agent in centre.agents
        if agent.left is None
    )
    text = _(
        "Whoever has a link sees that agent's schedule and pay: hand it to nobody else. It holds {days} days; rostering serve --new-key ends all of them."
    )
    table = Table(_("A link an agent"), (_("agent"), _("link")), rows)
    section = Section(
        _("Links to their own pages"), text=(text.format(days=access.days),), table=table
    )
    return sections_page(_("For agents"), [section], trail=[_home()], subtitle=centre.name)
