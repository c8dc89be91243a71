"""The three ways beside one another: pyworkforce, a plain CP-SAT model, and the search here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from benchmarks.instances import catalogue_with
from benchmarks.peer_problems import HOURS, Plan, Problem
from rostering.domain.calendar import Period
from rostering.domain.people import Agent
from rostering.domain.request import (
    AgentLimit,
    AgentRequest,
    Demand,
    LimitKind,
    RequestKind,
    RosterRequest,
)
from rostering.domain.shifts import Role, Shift
from rostering.policy.catalogue import Catalogue
from rostering.scheduling.search import Progress, SearchLimits
from rostering.scheduling.solver import build_roster

MONDAY = date(2026, 6, 1)


@dataclass(frozen=True)
class Answer:
    """What a way found: its status and plan, and of a way that tells, after how many seconds it had a
    roster of how many hours."""

    status: str
    plan: Plan
    reached: tuple[tuple[float, int], ...] = ()

    def when_as_good(self, hours: int) -> str:
        """The second in which it had a roster of no more hours."""
        return next((f"{second:.1f} s" for second, own in self.reached if own <= hours), "the end")


def by_pyworkforce(given: Problem, seconds: float) -> Answer:
    """MinHoursRoster, as its documentation has it."""
    from pyworkforce.rostering.binary_programming import MinHoursRoster

    roster = MinHoursRoster(
        num_days=given.days,
        resources=given.resources,
        shifts=list(HOURS),
        shifts_hours=list(HOURS.values()),
        min_working_hours=given.least_hours,
        banned_shifts=[{"resource": r, "shift": s, "day": d} for r, s, d in given.banned],
        max_resting=given.most_rest,
        required_resources=given.required,
        non_sequential_shifts=[{"origin": "Night", "destination": "Morning"}],
        max_search_time=seconds,
        num_search_workers=2,
    )
    found = roster.solve()
    rows = found["resource_shifts"] if found["total_shifts"] else []
    plan = {(row["resource"], row["day"]): row["shift"] for row in rows}
    return Answer(found["status"].lower(), plan)


def by_plain_model(given: Problem, seconds: float) -> Answer:
    """A Boolean for each assignment, each rule as clauses, CP-SAT as it comes with two workers."""
    from ortools.sat.python import cp_model

    model = cp_model.CpModel()
    works = {
        (one, day, shift): model.new_bool_var("")
        for one in given.resources
        for day in range(given.days)
        for shift in HOURS
    }
    for shift, numbers in given.required.items():
        for day, wanted in enumerate(numbers):
            model.add(sum(works[one, day, shift] for one in given.resources) >= wanted)
    for one in given.resources:
        for day in range(given.days):
            model.add_at_most_one(works[one, day, shift] for shift in HOURS)
            for shift in HOURS if day else ():
                model.add_bool_or(~works[one, day - 1, "Night"], ~works[one, day, shift])
        own = {(day, shift): works[one, day, shift] for day in range(given.days) for shift in HOURS}
        model.add(sum(own.values()) >= given.days - given.most_rest)
        model.add(
            sum(HOURS[shift] * there for (_day, shift), there in own.items()) >= given.least_hours
        )
    for one, shift, day in given.banned:
        model.add_bool_and(~works[one, day, shift])
    model.minimize(sum(HOURS[shift] * there for (_one, _day, shift), there in works.items()))
    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds = seconds
    solver.parameters.num_workers = 2
    status = solver.solve(model)
    if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return Answer(solver.status_name(status).lower(), {})
    plan = {(one, day): shift for (one, day, shift), there in works.items() if solver.value(there)}
    return Answer(solver.status_name(status).lower(), plan)


def by_us(given: Problem, seconds: float) -> Answer:
    """The project's own search: an hour of work above what is needed costs one."""
    needed = sum(HOURS[code] * sum(numbers) for code, numbers in given.required.items())
    reached: list[tuple[float, int]] = []

    def keep(progress: Progress) -> None:
        if progress.objective is not None:
            reached.append((progress.seconds, needed + progress.objective))

    limits = SearchLimits(seconds, 0.0, 2, 1)
    found = build_roster(_request(given), _catalogue(), limits=limits, on_progress=keep)
    plan = {(a.agent, (a.date - MONDAY).days): a.shift for a in found.roster.assignments}
    return Answer(found.status, plan, tuple(reached))


def _catalogue() -> Catalogue:
    """The rules that the problems know alone."""
    return catalogue_with(
        ("one_shift_a_day", "role_qualified", "requests_kept", "period_hours"),
        forbidden_sequences={"sequences": tuple(f"Night {shift}" for shift in HOURS)},
        demand={"below_minimum": 0, "below_target": 1, "above_target": 0, "above_maximum": 1},
    )


def _request(given: Problem) -> RosterRequest:
    """The problem as a request; a person missing costs more than all hours together."""
    missing = sum(HOURS.values()) * given.days * len(given.resources)
    return RosterRequest(
        period=Period(MONDAY, MONDAY + timedelta(days=given.days - 1)),
        agents=tuple(
            Agent(one, one, "agent", tuple(HOURS), 7 * 24 * 60, date(2020, 1, 1))
            for one in given.resources
        ),
        roles={code: Role(code, code) for code in HOURS},
        shifts={
            code: Shift(code, code, 0, 60 * hours, (), (code,)) for code, hours in HOURS.items()
        },
        demand=tuple(
            Demand(
                MONDAY + timedelta(days=day), code, 0, 1, 0, wanted, wanted, missing, HOURS[code]
            )
            for code, numbers in given.required.items()
            for day, wanted in enumerate(numbers)
        ),
        requests=tuple(
            AgentRequest(one, when, when, RequestKind.AVOID, shift, hard=True)
            for one, shift, day in given.banned
            for when in [MONDAY + timedelta(days=day)]
        ),
        limits=tuple(
            AgentLimit(one, LimitKind.PERIOD_HOURS, "", given.least_hours * 60)
            for one in given.resources
        ),
    )


WAYS: dict[str, Callable[[Problem, float], Answer]] = {
    "here": by_us,
    "pyworkforce": by_pyworkforce,
    "plain CP-SAT": by_plain_model,
}
