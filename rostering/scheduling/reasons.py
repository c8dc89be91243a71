"""Why a roster is as it is: who could fill a gap, and what else an agent could do on a day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from rostering.domain.people import Agent
from rostering.domain.request import RosterRequest
from rostering.domain.roster import Assignment, Roster
from rostering.domain.shifts import DAY_MINUTES, Shift
from rostering.scheduling.coverage import Stretch, coverage
from rostering.scheduling.presence import presence
from rostering.scheduling.trials import Trial, Trials

OFFSETS = (0, 1)  # days before a date on which a shift of that time may have begun


@dataclass(frozen=True, slots=True)
class GapReasons:
    """Why a stretch lacks people: each agent placed on trial, the nearest first.

    `there` are at work in the role, `on_break` have their break or a meeting, `elsewhere` work in
    another role at that time of their shift, `unqualified` lack the role, and `shifts` are those that
    are at work at that time; empty where none is.
    """

    stretch: Stretch
    there: tuple[str, ...]
    on_break: tuple[str, ...]
    elsewhere: tuple[str, ...]
    unqualified: tuple[str, ...]
    shifts: tuple[str, ...]
    trials: tuple[Trial, ...]

    @property
    def missing(self) -> int:
        """People below the target or the minimum, whichever is more."""
        wanted = max(self.stretch.target, self.stretch.minimum)
        return max(wanted - self.stretch.present, 0)


@dataclass(frozen=True, slots=True)
class DayReasons:
    """An agent's day, what the agent asked for it, and every other choice on trial, nearest first."""

    agent: str
    date: date
    work: tuple[Assignment, ...]
    on_duty: bool
    asked: tuple[str, ...]
    trials: tuple[Trial, ...]


def stretch_at(
    roster: Roster, request: RosterRequest, day: date, role: str, minute: int
) -> Stretch | None:
    """The stretch of the role that `minute` after 00:00 of `day` lies in; None where nobody is wanted
    or there."""
    for one in coverage(roster, request):
        if one.date == day and one.role == role and one.start <= minute < one.end:
            return one
    return None


def why_missing(trials: Trials, stretch: Stretch) -> GapReasons:
    """Why nobody more is in the role of `stretch`, told by its first minute."""
    request = trials.request
    covering = list(_covering(request, stretch))
    people = _people(trials.roster, request, stretch)
    placed = {agent for agents in people for agent in agents}
    best = []
    for agent in request.agents:
        if agent.id in placed or stretch.role not in agent.roles:
            continue
        tried = [
            trials.of(agent.id, day, [(shift.code, stretch.role)])
            for day, shift in covering
            if agent.employed_on(day)
        ]
        if tried:
            best.append(min(tried, key=lambda trial: trial.distance))
    return GapReasons(
        stretch,
        *people,
        tuple(agent.id for agent in request.agents if stretch.role not in agent.roles),
        tuple(dict.fromkeys(shift.code for _day, shift in covering)),
        tuple(sorted(best, key=lambda trial: (*trial.distance, trial.agent))),
    )


def why_so(trials: Trials, agent: Agent, day: date) -> DayReasons:
    """Why the agent's `day` is what it is."""
    request = trials.request
    now = tuple(trials.roster.by_agent_day().get((agent.id, day), ()))
    choices = [
        trials.of(agent.id, day, [(shift.code, role)])
        for shift in request.shifts.values()
        for role in shift.roles
        if role in request.roles
        and role in agent.roles
        and now != (Assignment(agent.id, day, shift.code, role),)
    ]
    if now:
        choices.append(trials.of(agent.id, day, []))
    return DayReasons(
        agent.id,
        day,
        now,
        any((duty.agent, duty.date) == (agent.id, day) for duty in trials.roster.duties),
        tuple(_asked(request, agent.id, day)),
        tuple(sorted(choices, key=lambda trial: trial.distance)),
    )


def _covering(request: RosterRequest, stretch: Stretch) -> Iterator[tuple[date, Shift]]:
    """The shifts of the role that are at work at the start of the stretch, with the day they begin."""
    for days in OFFSETS:
        day = stretch.date - timedelta(days=days)
        for shift in request.shifts.values():
            at_work = _at_work(shift, stretch.start + days * DAY_MINUTES)
            if day in request.period and stretch.role in shift.roles and at_work:
                yield day, shift


def _people(
    roster: Roster, request: RosterRequest, stretch: Stretch
) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """Of those whose shift of the role spans the start of the stretch: who is at work in it, who in no
    role, on a break or in a meeting, and who in another; with those who come over from one."""
    every = replace(roster, activities=(*request.history_activities, *roster.activities))
    hours = every.activities_by_day()
    there: list[str] = []
    away: list[str] = []
    elsewhere: list[str] = []
    for item in (*request.history, *roster.assignments):
        shift = request.shifts.get(item.shift)
        days = (stretch.date - item.date).days
        minute = stretch.start + days * DAY_MINUTES
        if days not in OFFSETS or shift is None or not shift.start <= minute < shift.end:
            continue
        own = hours.get((item.agent, item.date), [])
        roles = [role for role, start, end in presence(item, shift, own) if start <= minute < end]
        if stretch.role in roles:
            there.append(item.agent)
        elif item.role == stretch.role:
            (elsewhere if roles else away).append(item.agent)
    return tuple(there), tuple(away), tuple(elsewhere)


def _at_work(shift: Shift, minute: int) -> bool:
    paused = any(start <= minute < end for start, end in shift.breaks)
    return shift.start <= minute < shift.end and not paused


def _asked(request: RosterRequest, agent: str, day: date) -> Iterator[str]:
    """Leave and requests of the agent for the day, in words."""
    for leave in request.leave:
        if (leave.agent, leave.date) == (agent, day):
            yield f"{leave.kind} {leave.part} {leave.status}"
    for one in request.requests:
        if one.agent == agent and one.start <= day <= one.end:
            yield " ".join(part for part in (one.kind.value, one.shift, one.role, one.note) if part)
