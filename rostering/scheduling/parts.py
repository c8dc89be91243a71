"""Parts of a request: some agents rostered again around the settled work of the others."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace

from rostering.domain.people import Agent
from rostering.domain.request import RosterRequest
from rostering.domain.roster import Duty, Roster
from rostering.scheduling.shares import days_employed


def part_of(request: RosterRequest, roster: Roster, agents: Collection[str]) -> RosterRequest:
    """The request of `agents` alone; what the others work in `roster` is settled.

    The duty rota is left out: duties are filled when all assignments are known.
    """
    return replace(
        request,
        agents=tuple(agent for agent in request.agents if agent.id in agents),
        colleagues=tuple(agent for agent in request.agents if agent.id not in agents),
        settled=tuple(item for item in roster.assignments if item.agent not in agents),
        leave=tuple(day for day in request.leave if day.agent in agents),
        requests=tuple(one for one in request.requests if one.agent in agents),
        limits=tuple(one for one in request.limits if one.agent in agents),
        duty_rota=None,
    )


def own_part(roster: Roster, agents: Collection[str]) -> Roster:
    """What `agents` work in the roster."""
    own = tuple(item for item in roster.assignments if item.agent in agents)
    return Roster(roster.period, own)


def with_part(roster: Roster, part: Roster, agents: Collection[str]) -> Roster:
    """The roster in which `agents` work what they do in `part`."""
    others = tuple(item for item in roster.assignments if item.agent not in agents)
    return Roster(roster.period, tuple(sorted((*others, *part.assignments))), roster.duties)


def bound_together(request: RosterRequest) -> list[tuple[Agent, ...]]:
    """The agents in groups that a pair binds; an agent without a pair is a group alone."""
    group = {agent.id: [agent] for agent in request.agents}
    for pair in request.pairs:
        one, other = group.get(pair.one), group.get(pair.other)
        if one is not None and other is not None and one is not other:
            one += other
            for agent in other:
                group[agent.id] = one
    return [tuple(one) for one in {id(one): one for one in group.values()}.values()]


def filled_duties(request: RosterRequest, roster: Roster) -> Roster:
    """The roster with a duty person on every day of the rota on which somebody can be.

    Duties that hold stay; the others go to who has had least for the days of employment.
    """
    rota = request.duty_rota
    if rota is None:
        return roster
    at_work: dict[object, list[str]] = {}
    for item in roster.assignments:
        if item.shift in rota.shifts:
            at_work.setdefault(item.date, []).append(item.agent)
    employed = {agent.id: days_employed(agent, request) for agent in request.agents}
    kept = {d.date: d.agent for d in roster.duties if d.agent in at_work.get(d.date, ())}
    had = _count((*(duty.agent for duty in request.duty_history), *kept.values()))
    for day in request.period:
        if day.weekday() in rota.weekdays and day not in kept and at_work.get(day):
            kept[day] = min(
                at_work[day], key=lambda agent: (had.get(agent, 0) / max(employed[agent], 1), agent)
            )
            had[kept[day]] = had.get(kept[day], 0) + 1
    duties = tuple(sorted(Duty(day, agent) for day, agent in kept.items()))
    return replace(roster, duties=duties)


def options(request: RosterRequest, agent: Agent) -> int:
    """How many assignments the agent can have in the period."""
    roles = set(agent.roles) & set(request.roles)
    pairs = sum(len(roles.intersection(shift.roles)) for shift in request.shifts.values())
    return max(pairs * len(request.period), 1)


def _count(agents: Iterable[str]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for agent in agents:
        counts[agent] = counts.get(agent, 0) + 1
    return counts
