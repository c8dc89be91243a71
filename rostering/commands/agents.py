"""The agents named on the command line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from difflib import get_close_matches

from rostering.domain.calendar import Period, month_of
from rostering.domain.centre import Centre
from rostering.domain.people import Agent
from rostering.errors import InputError, InputProblem
from rostering.language import _


def known_agent(centre: Centre, name: str) -> Agent:
    """The agent with that id or name; raises InputError with a near one."""
    for agent in centre.agents:
        if name in (agent.id, agent.name):
            return agent
    known = [agent.id for agent in centre.agents] + [agent.name for agent in centre.agents]
    near = get_close_matches(name.upper(), known, 1) or get_close_matches(name, known, 1, 0.5)
    hint = _("did you mean {name}?").format(name=near[0]) if near else _("see agents.csv")
    raise InputError([InputProblem("AGENT", _("no such agent"), name, hint)])


def employed_agent(centre: Centre, name: str, day: date, place: str) -> Agent:
    """`known_agent`, who works here on `day`; raises InputError that stands at `place`."""
    from rostering.centre.employed import outside_employment

    agent = known_agent(centre, name)
    if fault := outside_employment(agent, day):
        raise InputError([InputProblem(place, fault, str(day), _("see agents.csv"))])
    return agent


def agent_of_month(centre: Centre, name: str, month: Period) -> Agent:
    """The agent, who works here in some part of the month; raises InputError."""
    from rostering.centre.score import works_in

    agent = known_agent(centre, name)
    if not works_in(agent, month):
        message = _("the agent does not work here in this month")
        raise InputError([InputProblem("--month", message, month_of(month.start))])
    return agent


def agent_days(centre: Centre, texts: Iterable[str]) -> list[tuple[str, date]]:
    """The days that AGENT@DATE or AGENT@DATE..DATE name; raises InputError with every fault."""
    problems: list[InputProblem] = []
    found: list[tuple[str, date]] = []
    for text in texts:
        try:
            found += _days_of(centre, text)
        except InputError as error:
            problems += error.problems
    if problems:
        raise InputError(problems)
    return found


def agent_day(centre: Centre, text: str) -> tuple[str, date]:
    """The one day that AGENT@DATE names; raises InputError."""
    days = agent_days(centre, [text])
    if len(days) != 1:
        problem = InputProblem(
            text, _("is more than one day"), "", _("type one, as A03@2026-06-03")
        )
        raise InputError([problem])
    return days[0]


def _days_of(centre: Centre, text: str) -> Iterator[tuple[str, date]]:
    from rostering.commands.periods import day_of

    name, at, days = text.rpartition("@")
    first, dots, last = days.partition("..")
    start = day_of(first)
    end = day_of(last) if dots else start
    if not at or not name or start is None or end is None or end < start:
        message = _("is no agent's day")
        raise InputError([InputProblem(text, message, "", _("type it as A03@2026-06-03"))])
    agent = known_agent(centre, name)
    for step in range((end - start).days + 1):
        yield agent.id, start + timedelta(days=step)
