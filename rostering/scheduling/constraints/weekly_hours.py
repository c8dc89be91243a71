"""Weekly hours: the work of a week, Monday to Sunday, stays within the agent's contract (art. 36)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from rostering.domain.calendar import Period
from rostering.domain.request import RosterRequest
from rostering.domain.roster import Roster, Violation
from rostering.language import _
from rostering.scheduling.contracts import worked_before
from rostering.scheduling.naming import agent_name

if TYPE_CHECKING:
    from rostering.scheduling.variables import Variables


@dataclass(frozen=True, slots=True)
class Parameters:
    """`extra_minutes` a week may be rostered beyond the contract."""

    extra_minutes: int


def add(variables: Variables, rule: Parameters) -> None:
    """Each week that the period touches, with what was worked of it before."""
    request = variables.request
    weeks = {day.isocalendar()[:2] for day in request.period}
    before = worked_before(request)
    for agent in request.agents:
        for week in sorted(weeks):
            days = Period.week(*week)
            minutes = variables.minutes(agent.id, days)
            worked = before[agent.id, days.start]
            most = max(agent.weekly_minutes + rule.extra_minutes - worked, 0)
            variables.add(minutes <= most, [agent.id], list(days))


def violations(roster: Roster, request: RosterRequest, rule: Parameters) -> list[Violation]:
    """Each agent's week with too much work, some of it in the roster."""
    worked: dict[tuple[str, date], int] = {}
    new: set[tuple[str, date]] = set()
    for assignments, in_roster in ((request.history, False), (roster.assignments, True)):
        for assignment in assignments:
            if assignment.shift not in request.shifts:
                continue
            monday = date.fromordinal(assignment.date.toordinal() - assignment.date.weekday())
            key = (assignment.agent, monday)
            worked[key] = worked.get(key, 0) + request.shifts[assignment.shift].work_minutes
            if in_roster:
                new.add(key)
    contracts = {agent.id: agent.weekly_minutes for agent in request.agents}
    found = []
    for (agent, monday), minutes in sorted(worked.items()):
        most = contracts.get(agent, 0) + rule.extra_minutes
        if minutes > most and (agent, monday) in new and agent in contracts:
            text = _("{agent} works {hours:g} h in the week of {monday}; {most:g} h is the most")
            message = text.format(
                agent=agent_name(agent, request), hours=minutes / 60, monday=monday, most=most / 60
            )
            found.append(Violation("weekly_hours", (agent,), (monday,), message))
    return found
