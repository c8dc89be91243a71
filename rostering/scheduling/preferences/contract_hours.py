"""Contract hours: agents are rostered for the hours that they are paid for, week by week.

A week counts where it lies whole in the period; each day of approved leave and each day outside of
employment takes a fifth of the contract off.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from rostering.domain.calendar import Period
from rostering.domain.people import Agent
from rostering.domain.request import RosterRequest
from rostering.domain.roster import Price, Roster

if TYPE_CHECKING:
    from rostering.scheduling.variables import Expression, Variables

WORK_DAYS = 5


@dataclass(frozen=True, slots=True)
class Parameters:
    """`cost` of an hour that is paid but not rostered."""

    cost: int


def costs(variables: Variables, rule: Parameters) -> list[Expression]:
    """One term an agent and week, in whole hours rounded up."""
    request = variables.request
    terms: list[Expression] = []
    away = _away(request)
    for week in _whole_weeks(request):
        for agent in request.agents:
            due = _due_minutes(agent, week, away)
            minutes = variables.minutes(agent.id, week)
            hours = variables.model.new_int_var(0, -(-due // 60), f"hours {agent.id} {week}")
            variables.model.add(hours * 60 >= due - minutes)
            terms.append(hours * rule.cost)
    return terms


def price(roster: Roster, request: RosterRequest, rule: Parameters) -> Price:
    """Hours that are paid but not rostered."""
    hours = 0
    away = _away(request)
    for week in _whole_weeks(request):
        worked = dict.fromkeys((agent.id for agent in request.agents), 0)
        for item in roster.assignments:
            if item.date in week and item.agent in worked and item.shift in request.shifts:
                worked[item.agent] += request.shifts[item.shift].work_minutes
        for agent in request.agents:
            hours += max(-(-(_due_minutes(agent, week, away) - worked[agent.id]) // 60), 0)
    return Price("contract_hours", hours, "hours paid but not rostered", hours * rule.cost)


def _whole_weeks(request: RosterRequest) -> Iterator[Period]:
    for day in request.period:
        week = Period.week(*day.isocalendar()[:2])
        if day == week.start and week.end in request.period:
            yield week


def _away(request: RosterRequest) -> set[tuple[str, date]]:
    return {
        (leave.agent, leave.date)
        for leave in request.leave
        if leave.part == "full" and leave.status == "approved"
    }


def _due_minutes(agent: Agent, week: Period, away: set[tuple[str, date]]) -> int:
    free = sum((agent.id, day) in away or not agent.employed_on(day) for day in week)
    return max(agent.weekly_minutes * (WORK_DAYS - free) // WORK_DAYS, 0)
