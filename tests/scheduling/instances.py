"""Small rosters and requests written in few words, for the tests of scheduling."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from rostering.domain.calendar import Period
from rostering.domain.leave import LeaveDay, LeaveStatus, Part
from rostering.domain.people import Agent
from rostering.domain.request import (
    AgentLimit,
    AgentRequest,
    Demand,
    DutyRota,
    Event,
    LimitKind,
    Pair,
    PairKind,
    RequestKind,
    RosterRequest,
    RotationDay,
)
from rostering.domain.roster import Activity, ActivityKind, Assignment, Duty, Roster
from rostering.domain.shifts import BreakTerms, Role, Shift

ROLES = {code: Role(code, code) for code in ("phone", "walk_in", "field")}


def shift(code: str, start: int, end: int, pause: int, *roles: str) -> Shift:
    breaks = ((pause * 60, pause * 60 + 60),)
    return Shift(code, code, start * 60, end * 60, breaks, roles)


SHIFTS = {
    one.code: one
    for one in (
        shift("E", 7, 16, 11, "phone", "walk_in"),
        shift("D", 9, 18, 12, "phone", "walk_in", "field"),
        shift("L", 13, 22, 17, "phone", "walk_in"),
        shift("N", 22, 31, 26, "phone"),
    )
}


def assignments(lines: Iterable[str]) -> tuple[Assignment, ...]:
    """`A 2026-06-01 D phone` each."""
    found = []
    for line in lines:
        agent, day, code, role = line.split()
        found.append(Assignment(agent, date.fromisoformat(day), code, role))
    return tuple(found)


def duties(lines: Iterable[str]) -> tuple[Duty, ...]:
    """`A 2026-06-01` each."""
    pairs = [line.split() for line in lines]
    return tuple(Duty(date.fromisoformat(day), agent) for agent, day in pairs)


def request_of(case: Mapping[str, Any]) -> RosterRequest:
    """The request of a case; what it leaves out is empty."""
    start, end = (date.fromisoformat(day) for day in case["period"])
    published = case.get("published")
    fixed = case.get("fixed_before")
    rota = case.get("duty_rota")
    return RosterRequest(
        period=Period(start, end),
        agents=tuple(agent_of(name, values) for name, values in case["agents"].items()),
        roles={code: ROLES[code] for code in case.get("roles", ROLES)},
        shifts={
            code: with_window(SHIFTS[code], case.get("windows", {}).get(code))
            for code in case.get("shifts", SHIFTS)
        },
        events=tuple(event_of(values) for values in case.get("events", ())),
        demand=tuple(demand_of(row) for row in case.get("demand", ())),
        leave=tuple(leave_of(line) for line in case.get("leave", ())),
        requests=tuple(wish_of(values) for values in case.get("requests", ())),
        history=assignments(case.get("history", ())),
        duty_history=duties(case.get("duty_history", ())),
        published=None
        if published is None
        else Roster(
            Period(start, end), assignments(published), duties(case.get("published_duties", ()))
        ),
        fixed_before=date.fromisoformat(fixed) if fixed else None,
        duty_rota=None if rota is None else DutyRota(tuple(rota)),
        moved_holidays={
            date.fromisoformat(day): date.fromisoformat(to)
            for day, to in case.get("moved_holidays", {}).items()
        },
        limits=tuple(limit_of(values) for values in case.get("limits", ())),
        pairs=tuple(
            Pair(pair["one"], pair["other"], PairKind(pair["kind"]))
            for pair in case.get("pairs", ())
        ),
        rotation=tuple(rotation_day_of(line) for line in case.get("rotation", ())),
        statutory=frozenset(date.fromisoformat(day) for day in case.get("statutory", ())),
    )


def roster_of(case: Mapping[str, Any]) -> Roster:
    start, end = (date.fromisoformat(day) for day in case["period"])
    return Roster(
        Period(start, end),
        assignments(case["roster"]),
        duties(case.get("duties", ())),
        activities(case.get("hours", ())),
    )


def activities(lines: Iterable[str]) -> tuple[Activity, ...]:
    """`A 2026-06-01 12-13 break` each, or `A 2026-06-01 14-15.5 role walk_in`; hours of the day."""
    found = []
    for line in lines:
        agent, day, times, kind, *what = line.split()
        start, end = (round(float(time) * 60) for time in times.split("-"))
        one = ActivityKind(kind)
        found.append(Activity(agent, date.fromisoformat(day), start, end, one, " ".join(what)))
    return tuple(sorted(found))


def with_window(shift: Shift, window: list[int] | None) -> Shift:
    """The shift whose one break may lie anywhere between two hours."""
    if window is None:
        return shift
    return replace(shift, terms=(BreakTerms((window[0] * 60, window[1] * 60)),))


def event_of(values: Mapping[str, Any]) -> Event:
    hours = (round(values[side] * 60) for side in ("start", "end"))
    more = {key: values[key] for key in ("minutes", "sittings") if key in values}
    return Event(values["name"], values["weekday"], *hours, tuple(values.get("roles", ())), **more)


def agent_of(name: str, values: Mapping[str, Any]) -> Agent:
    left = values.get("left")
    return Agent(
        name,
        name,
        values.get("grade", "agent"),
        tuple(values.get("roles", ("phone",))),
        int(values.get("weekly_hours", 40) * 60),
        date.fromisoformat(values.get("hired", "2020-01-01")),
        date.fromisoformat(left) if left else None,
    )


def demand_of(row: Mapping[str, Any]) -> Demand:
    return Demand(
        date.fromisoformat(row["date"]),
        row["role"],
        row["start"] * 60,
        row["end"] * 60,
        row["minimum"],
        row["target"],
        row.get("maximum"),
        row.get("short_weight"),
        row.get("over_weight"),
    )


def leave_of(line: str) -> LeaveDay:
    """`A 2026-06-01 sick full approved`."""
    agent, day, kind, part, status = line.split()
    return LeaveDay(agent, date.fromisoformat(day), kind, Part(part), LeaveStatus(status), "L1")


def rotation_day_of(line: str) -> RotationDay:
    """`A 2026-06-01 D phone`, or `A 2026-06-01` for a rest day."""
    agent, day, *work = line.split()
    return RotationDay(agent, date.fromisoformat(day), *work)


def wish_of(values: Mapping[str, Any]) -> AgentRequest:
    start = date.fromisoformat(values["from"])
    end = date.fromisoformat(values.get("to", values["from"]))
    more = {key: values[key] for key in ("shift", "role", "weight", "hard") if key in values}
    if "times" in values:
        more["times"] = tuple(values["times"])
    return AgentRequest(values["agent"], start, end, RequestKind(values["kind"]), **more)


def limit_of(values: Mapping[str, Any]) -> AgentLimit:
    return AgentLimit(
        values["agent"],
        LimitKind(values["kind"]),
        values.get("shift", ""),
        values.get("least"),
        values.get("most"),
    )
