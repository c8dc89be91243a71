"""Generated centres of any size, each with a hidden roster that keeps the rules and serves its demand.

Three roles, eight shifts, the grades and skills of a service centre, part-timers, approved leave, requests
and a duty rota. The hidden roster is dealt out first: two rest days in a row a week, one kind of shift a
week, eleven hours of rest between shifts. Demand by the half hour is what it covers, smoothed and shaken,
and lowered until the hidden roster serves `SERVED` of it: that much is possible, whatever a search finds.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from rostering.domain.calendar import Period
from rostering.domain.leave import LeaveDay, LeaveStatus, Part
from rostering.domain.people import Agent
from rostering.domain.request import AgentRequest, Demand, DutyRota, RequestKind, RosterRequest
from rostering.domain.roster import Assignment, Duty, Roster
from rostering.domain.shifts import DAY_MINUTES, BreakTerms, Presence, Role, Shift
from rostering.scheduling.coverage import missing_minutes

MONDAY = date(2026, 6, 1)
SERVED = 0.97  # of the demand by the hidden roster; 0.96 is what a search is asked for
SLOT = 30
SHAKE = (-0.08, 0.04)  # how far demand lies from what the hidden roster covers
PHONE, WALK_IN, FIELD = "phone", "walk_in", "field"
ROLES = {
    PHONE: Role(PHONE, "phone"),
    WALK_IN: Role(WALK_IN, "walk-in"),
    FIELD: Role(FIELD, "field", Presence.MOBILE),
}
SKILLS = {
    (PHONE,): 45,
    (PHONE, WALK_IN): 25,
    (PHONE, FIELD): 15,
    (WALK_IN,): 8,
    (PHONE, WALK_IN, FIELD): 7,
}
GRADES = {"agent": 60, "intern": 10, "team_leader": 20, "assistant_manager": 4, "supervisor": 6}
FULL, PART = 2400, 1200  # minutes of a week
PART_TIME = 0.08  # of the agents
AWAY = 0.10  # chance that leave of one to five days begins in a week of an agent
WISHES = 0.25  # agents with a soft request a week
HARD = 0.05  # agents with a day that must be free a week


def _shift(code: str, start: float, end: float, pause: float | None, *roles: str) -> Shift:
    begins, ends = round(start * 60), round(end * 60)
    if pause is None:
        return Shift(code, code, begins, ends, (), roles)
    at = round(pause * 60)
    window = BreakTerms((at - 60, at + 120))
    return Shift(code, code, begins, ends, ((at, at + 60),), roles, (window,))


SHIFTS = {
    one.code: one
    for one in (
        _shift("E1", 7, 16, 11, PHONE, WALK_IN),
        _shift("E2", 8, 17, 11.5, PHONE, WALK_IN),
        _shift("D1", 9, 18, 12, PHONE, WALK_IN, FIELD),
        _shift("D2", 10, 19, 13, PHONE, WALK_IN, FIELD),
        _shift("M", 12, 21, 16, PHONE, WALK_IN),
        _shift("L", 13, 22, 17, PHONE, WALK_IN),
        _shift("N", 22, 31, 26, PHONE),
        _shift("P", 9, 13, None, PHONE, WALK_IN),
    )
}
KINDS = {"E1": 18, "E2": 14, "D1": 22, "D2": 12, "M": 12, "L": 14, "N": 8}  # how often, by role
FIELD_KINDS = {"D1": 60, "D2": 40}
REST_MINUTES = 11 * 60


@dataclass(frozen=True)
class Centre:
    """A request, and the hidden roster that keeps its hard rules."""

    request: RosterRequest
    hidden: Roster


def generated_centre(agents: int, weeks: int, seed: int = 1) -> RosterRequest:
    """The request of a centre with so many agents for so many weeks; the same for the same seed."""
    return centre(agents, weeks, seed).request


def centre(agents: int, weeks: int, seed: int = 1) -> Centre:
    """The same with its hidden roster."""
    chance = random.Random(seed)
    period = Period(MONDAY, MONDAY + timedelta(days=7 * weeks - 1))
    people = tuple(_agent(number, chance) for number in range(agents))
    leave = tuple(day for agent in people for day in _leave(agent, period, chance))
    away = {(day.agent, day.date) for day in leave}
    hidden = tuple(
        sorted(item for agent in people for item in _worked(agent, period, away, chance))
    )
    rota = DutyRota(("E1", "E2", "D1"))
    request = RosterRequest(
        period,
        people,
        ROLES,
        SHIFTS,
        (),
        leave,
        tuple(_requests(people, period, hidden, chance)),
        duty_rota=rota,
    )
    roster = Roster(period, hidden, tuple(_duties(hidden, period, rota)))
    return Centre(replace(request, demand=tuple(_demand(roster, request, chance))), roster)


def _agent(number: int, chance: random.Random) -> Agent:
    name = f"A{number + 1:04d}"
    (skills,) = chance.choices(list(SKILLS), list(SKILLS.values()))
    (grade,) = chance.choices(list(GRADES), list(GRADES.values()))
    part_time = chance.random() < PART_TIME and skills[0] != FIELD
    hired = date(2026 - chance.randrange(1, 12), chance.randrange(1, 6), 1)
    return Agent(name, name, grade, skills, PART if part_time else FULL, hired)


def _leave(agent: Agent, period: Period, chance: random.Random) -> Iterator[LeaveDay]:
    """Some agents are away for one to five days of a week."""
    for monday in list(period)[::7]:
        if chance.random() < AWAY:
            first = chance.randrange(5)
            for day in range(first, min(first + chance.choice((1, 1, 2, 3, 5)), 5)):
                when = monday + timedelta(days=day)
                yield LeaveDay(agent.id, when, "annual", Part.FULL, LeaveStatus.APPROVED, "")


def _worked(
    agent: Agent, period: Period, away: set[tuple[str, date]], chance: random.Random
) -> Iterator[Assignment]:
    """Week after week one kind of shift, five days of it, and then two of rest."""
    rest = chance.choice((0, 1, 2, 3, 4, 5, 5))  # the weekday from 0 on which the rest begins
    roles = [one for one in agent.roles if one != FIELD or agent.weekly_minutes == FULL]
    role = chance.choice(roles)
    last = -DAY_MINUTES
    for week, monday in enumerate(list(period)[::7]):
        if week:
            rest = min(max(rest + chance.choice((-1, 0, 0, 1)), 0), 5)
        if chance.random() < 0.3:
            role = chance.choice(roles)
        gap = week * 7 * DAY_MINUTES + (0 if rest else 2 * DAY_MINUTES) - last
        role = role if gap > 0 else PHONE  # from night to night, which is for phone alone
        kind = _kind(agent, role, gap, chance)
        for day in range(7):
            when = monday + timedelta(days=day)
            if day not in (rest, rest + 1) and (agent.id, when) not in away:
                yield Assignment(agent.id, when, kind, role)
                last = (week * 7 + day) * DAY_MINUTES + SHIFTS[kind].end


def _kind(agent: Agent, role: str, gap: int, chance: random.Random) -> str:
    """A shift that the agent can have `gap` minutes before the day on which it begins."""
    if agent.weekly_minutes == PART:
        kinds = {"P": 1}
    elif role == FIELD:
        kinds = FIELD_KINDS
    else:
        kinds = {code: weight for code, weight in KINDS.items() if role in SHIFTS[code].roles}
    rested = {c: w for c, w in kinds.items() if gap + SHIFTS[c].start >= REST_MINUTES}
    return chance.choices(list(rested), list(rested.values()))[0]


def _requests(
    people: tuple[Agent, ...],
    period: Period,
    hidden: tuple[Assignment, ...],
    chance: random.Random,
) -> Iterator[AgentRequest]:
    """Soft requests as they come; hard ones only where the hidden roster rests."""
    worked = {(item.agent, item.date) for item in hidden}
    for agent in people:
        for monday in list(period)[::7]:
            week = [monday + timedelta(days=day) for day in range(7)]
            when = chance.choice(week)
            if chance.random() < WISHES:
                kind, shift = chance.choice(
                    ((RequestKind.DAY_OFF, ""), (RequestKind.AVOID, "N"), (RequestKind.AVOID, "L"))
                )
                yield AgentRequest(agent.id, when, when, kind, shift)
            free = [day for day in week if (agent.id, day) not in worked]
            if free and chance.random() < HARD:
                when = chance.choice(free)
                yield AgentRequest(agent.id, when, when, RequestKind.DAY_OFF, hard=True)


def _duties(hidden: tuple[Assignment, ...], period: Period, rota: DutyRota) -> Iterator[Duty]:
    """Whoever has had least of those on a shift of the rota."""
    had: Counter[str] = Counter()
    for day in period:
        able = [one.agent for one in hidden if one.date == day and one.shift in rota.shifts]
        if able:
            agent = min(able, key=lambda one: (had[one], one))
            had[agent] += 1
            yield Duty(day, agent)


def _demand(roster: Roster, request: RosterRequest, chance: random.Random) -> list[Demand]:
    """What the hidden roster covers, smoothed over an hour and shaken, and lowered where it is missing
    until `SERVED` of it is covered."""
    present = _present(roster)
    wanted: dict[tuple[str, int], int] = {}
    for (role, at), count in present.items():
        if at < len(request.period) * DAY_MINUTES:
            around = [present[role, at + step] for step in (-SLOT, 0, SLOT)]
            level = (sum(around) + count) / 4
            wanted[role, at] = round(level * (1 + chance.uniform(*SHAKE)))
    short = {slot: max(count - present[slot], 0) for slot, count in wanted.items()}
    allowed = (1 - SERVED) * sum(wanted.values())
    for slot in sorted(short, key=lambda one: (-short[one] / max(wanted[one], 1), one)):
        if sum(short.values()) <= allowed:
            break
        wanted[slot] -= short[slot]
        allowed -= (1 - SERVED) * short[slot]
        short[slot] = 0
    return [
        Demand(
            request.period.start + timedelta(days=at // DAY_MINUTES),
            role,
            at % DAY_MINUTES,
            at % DAY_MINUTES + SLOT,
            count // 2,
            count,
        )
        for (role, at), count in sorted(wanted.items())
        if count > 0
    ]


def _present(roster: Roster) -> Counter[tuple[str, int]]:
    """People in each role and half hour, counted from the shifts alone."""
    present: Counter[tuple[str, int]] = Counter()
    for item in roster.assignments:
        shift = SHIFTS[item.shift]
        offset = (item.date - roster.period.start).days * DAY_MINUTES
        for at in range(shift.start, shift.end, SLOT):
            if not any(start <= at < end for start, end in shift.breaks):
                present[item.role, at + offset] += 1
    return present


def served(roster: Roster, request: RosterRequest) -> float:
    """The share of the people-minutes wanted that are covered."""
    wanted = sum(row.target * (row.end - row.start) for row in request.demand)
    return 1 - missing_minutes(roster, request) / max(wanted, 1)
