"""Who is in which week of a pattern, and what that makes of the days of a roster."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from rostering.domain.leave import LeaveStatus, Part
from rostering.domain.people import Agent
from rostering.domain.request import RosterRequest, RotationDay
from rostering.domain.roster import Roster
from rostering.domain.rotation import REST, WEEK_DAYS, Pattern, Rotation
from rostering.scheduling.known import first_known

LOOKED_BACK = 28  # days of history that say where an agent is in the pattern


def weeks_of(
    rotation: Rotation, pattern: Pattern, request: RosterRequest, others: Sequence[str] = ()
) -> dict[str, int]:
    """The week of the pattern, from 0, in which each agent begins the period.

    All together go on from what they worked before as nearly as can be; where that says nothing, the
    agents follow each other in their order, a week apart. A rotation that names no agents is walked by
    those who have all its roles, apart from `others`, who walk another one. A rotation that is in force
    from some day on says itself who is where.
    """
    known = rotation.weeks_at(request.period.start)
    if known is not None:
        return known
    # loaded here: a roster is checked without the solver's library
    from ortools.graph.python.linear_sum_assignment import SimpleLinearSumAssignment

    agents = _walking(rotation, request, others)
    size = max(len(agents), rotation.weeks)
    worked = {(item.agent, item.date): item.shift for item in request.history}
    nearly = size * size  # one day that fits is worth more than any order
    problem = SimpleLinearSumAssignment()
    for row in range(size):
        for week in range(size):
            cost = 0
            if row < len(agents) and week < rotation.weeks:
                missed = _missed(agents[row], week, pattern, request, worked)
                cost = missed * nearly + (week - row) % rotation.weeks
            elif row < len(agents):
                cost = size - row  # who is left over walks no week
            problem.add_arc_with_cost(row, week, cost)
    problem.solve()
    placed = {agent.id: problem.right_mate(row) for row, agent in enumerate(agents)}
    return {agent: week for agent, week in placed.items() if week < rotation.weeks}


def _walking(rotation: Rotation, request: RosterRequest, others: Sequence[str]) -> list[Agent]:
    if rotation.agents:
        known = {agent.id: agent for agent in request.agents}
        return [known[agent] for agent in rotation.agents if agent in known]
    roles = {one.role for one in rotation.shifts}
    able = [agent for agent in request.agents if roles <= set(agent.roles)]
    return [
        agent
        for agent in able
        if agent.id not in others and any(agent.employed_on(day) for day in request.period)
    ]


def _missed(
    agent: Agent,
    week: int,
    pattern: Pattern,
    request: RosterRequest,
    worked: Mapping[tuple[str, date], str],
) -> int:
    """Days before the period on which the agent did something else than a walk that is in `week`."""
    start = request.period.start
    known = first_known(request)
    days = [start - timedelta(days=back) for back in range(1, LOOKED_BACK + 1)]
    return sum(
        worked.get((agent.id, day), REST) != _done(pattern, week, start, day)
        for day in days
        if day >= known and agent.employed_on(day)
    )


def _done(pattern: Pattern, week: int, start: date, day: date) -> str:
    """What the pattern has on `day` for who is in `week` when the period starts."""
    monday = start - timedelta(days=start.weekday())
    place = week * WEEK_DAYS + (day - monday).days
    return pattern.days[place % len(pattern.days)]


def days_of(
    rotation: Rotation, pattern: Pattern, request: RosterRequest, weeks: Mapping[str, int]
) -> tuple[RotationDay, ...]:
    """The days of the agents, those left out on which they have leave, lack the role or are not there."""
    away = {
        (leave.agent, leave.date)
        for leave in request.leave
        if leave.part is Part.FULL and leave.status is LeaveStatus.APPROVED
    }
    roles = {one.shift: one.role for one in rotation.shifts}
    days = []
    for agent in request.agents:
        if agent.id not in weeks:
            continue
        for day in request.period:
            done = _done(pattern, weeks[agent.id], request.period.start, day)
            if (agent.id, day) in away or not agent.employed_on(day):
                continue
            if done == REST:
                days.append(RotationDay(agent.id, day))
            elif roles[done] in agent.roles:
                days.append(RotationDay(agent.id, day, done, roles[done]))
    return tuple(days)


def followed(roster: Roster, request: RosterRequest) -> int:
    """How many days of the rotation the roster follows."""
    by_day = roster.by_agent_day()
    return sum(
        {item.shift for item in by_day.get((day.agent, day.date), ())}
        == ({day.shift} if day.shift else set())
        for day in request.rotation
    )
