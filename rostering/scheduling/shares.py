"""Fair shares: of what all have had together, each is due a part for the days of employment.

Shares are counted over the published history and the period at once, so that who had more before
gets less now. Whole days above the share count: a share of 1.4 days allows two.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import TYPE_CHECKING

from rostering.domain.people import Agent
from rostering.domain.request import RosterRequest

if TYPE_CHECKING:
    from rostering.scheduling.variables import Expression, Variables


Had = dict[str, dict[str, int]]  # what is shared -> agent -> days had


def days_employed(agent: Agent, request: RosterRequest) -> int:
    """The agent's days of employment from the first day of the history to the end of the period."""
    dates = [item.date for item in request.history] + [item.date for item in request.duty_history]
    start = max(min(dates, default=request.period.start), agent.hired)
    end = min(request.period.end, agent.left or request.period.end)
    return max((end - start).days + 1, 0)


def excess_terms(
    variables: Variables,
    had: Mapping[str, Expression],
    employed: Mapping[str, int],
    most: int,
    name: str,
) -> list[Expression]:
    """For each agent the whole days above the share; a minimum pushes each down to it.

    `had` are expressions of days, history included, `most` bounds them. Agents employed for as many
    days have one share, so that one rounded-up whole number stands for all of them.
    """
    whole = sum(employed[agent] for agent in had)
    if len(had) < 2 or not whole:
        return []
    total = sum(had.values())
    allowed = {}
    for days in sorted({employed[agent] for agent in had}):
        share = variables.model.new_int_var(0, most * len(had), f"{name} of {days} days")
        common = math.gcd(days, whole)
        parts, of = days // common, whole // common
        variables.model.add(share * of <= total * parts + of - 1)
        allowed[days] = share
    return [
        variables.at_least(days - allowed[employed[agent]], most, f"{name} {agent}")
        for agent, days in had.items()
    ]


def due(had: Mapping[str, int], request: RosterRequest) -> dict[str, Fraction]:
    """Each agent's fair share of all the days had together; {} where there is nobody to share with."""
    employed = {a.id: days_employed(a, request) for a in request.agents if a.id in had}
    whole = sum(employed.values())
    if len(had) < 2 or not whole:
        return {}
    total = sum(had.values())
    return {agent: Fraction(total * employed[agent], whole) for agent in had}


def excess_of(had: Had, request: RosterRequest) -> int:
    """The sum of whole days above the shares, over all that is shared."""
    return sum(
        max(math.floor(days[agent] - share), 0)
        for days in had.values()
        for agent, share in due(days, request).items()
    )


def count_by_agent(agents: Iterable[str], of: Iterable[str]) -> dict[str, int]:
    """How often each of `agents` is in `of`."""
    counts = dict.fromkeys(agents, 0)
    for agent in of:
        if agent in counts:
            counts[agent] += 1
    return counts
