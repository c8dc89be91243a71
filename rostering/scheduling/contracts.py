"""The hours of a contract against what was worked of a week, Monday to Sunday."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

from rostering.domain.request import RosterRequest
from rostering.domain.roster import Roster

AgentWeek = tuple[str, date]  # an agent and a Monday


def monday_of(day: date) -> date:
    """The Monday of the week of `day`."""
    return day - timedelta(days=day.weekday())


def worked_before(request: RosterRequest) -> Counter[AgentWeek]:
    """Minutes of history by agent and Monday."""
    worked: Counter[AgentWeek] = Counter()
    for item in request.history:
        if item.shift in request.shifts:
            minutes = request.shifts[item.shift].work_minutes
            worked[item.agent, monday_of(item.date)] += minutes
    return worked


def overtime_of(roster: Roster, request: RosterRequest) -> Counter[AgentWeek]:
    """Minutes beyond the contract by agent and Monday, of the weeks that the period touches.

    What was worked of such a week before the period counts in it.
    """
    worked = worked_before(request)
    for item in roster.assignments:
        if item.shift in request.shifts:
            minutes = request.shifts[item.shift].work_minutes
            worked[item.agent, monday_of(item.date)] += minutes
    weeks = {monday_of(day) for day in request.period}
    contract = {agent.id: agent.weekly_minutes for agent in request.agents}
    return Counter(
        {
            (agent, monday): minutes - contract[agent]
            for (agent, monday), minutes in worked.items()
            if agent in contract and monday in weeks and minutes > contract[agent]
        }
    )
