"""The search beside pyworkforce's MinHoursRoster and beside a plain CP-SAT model, in one run.

    .venv/bin/python -m pip install pyworkforce==0.5.1
    python -m benchmarks.peers
    python -m benchmarks.peers --seconds 60 50 200

pyworkforce is no dependency of the project: install it for this measurement alone.

The problem is one that both can say: two weeks, three shifts of eight, eight and twelve hours, so many
people on each shift and day or more, at most one shift a day, hours of the period at least, days on which
a resource cannot have a shift, and no morning after a night; the fewest hours in all are best. A person
missing is dearer than all hours together, since MinHoursRoster allows no shortage. Its sequences forbid
more than they say (with one forbidden successor a night has none at all), so that all three are held to
that. The plain model says each rule as clauses and has the default parameters: the floor.

What comes out is recounted from the problem alone.
"""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from benchmarks.instances import catalogue_with, parser
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
from rostering.scheduling.search import Progress, SearchLimits
from rostering.scheduling.solver import build_roster

MONDAY = date(2026, 6, 1)
DAYS = 14
HOURS = {"Morning": 8, "Evening": 8, "Night": 12}
SHARES = {"Morning": 0.24, "Evening": 0.18, "Night": 0.11}  # of the resources, on a working day
LEAST_HOURS = 60
MOST_REST = 9  # days; follows from the hours, which nobody has in four days
BANNED = 0.03  # of all resources, days and shifts
SIZES = (10, 50, 200)

Plan = dict[tuple[str, int], str]  # a resource and a day, the shift


@dataclass(frozen=True)
class Problem:
    """The problem, in nobody's terms."""

    resources: list[str]
    required: dict[str, list[int]]
    banned: list[tuple[str, str, int]]


def problem(size: int, seed: int) -> Problem:
    """A problem of so many resources; a fifth fewer people are needed at weekends."""
    chance = random.Random(seed)
    resources = [f"R{number:03d}" for number in range(size)]
    required = {
        shift: [
            max(1, int(size * share * (0.8 if day % 7 > 4 else 1) * chance.uniform(0.9, 1.05)))
            for day in range(DAYS)
        ]
        for shift, share in SHARES.items()
    }
    banned = [
        (resource, shift, day)
        for resource in resources
        for day in range(DAYS)
        for shift in HOURS
        if chance.random() < BANNED
    ]
    return Problem(resources, required, banned)


def recount(given: Problem, plan: Plan) -> tuple[int, list[str]]:
    """The hours of a plan and what it breaks."""
    broken = []
    for shift, numbers in given.required.items():
        for day, wanted in enumerate(numbers):
            if sum(plan.get((one, day)) == shift for one in given.resources) < wanted:
                broken.append(f"{shift} on day {day}")
    for one in given.resources:
        own = [plan.get((one, day)) for day in range(DAYS)]
        if sum(HOURS[shift] for shift in own if shift) < LEAST_HOURS:
            broken.append(f"{one}: hours")
        if own.count(None) > MOST_REST:
            broken.append(f"{one}: rest")
        if any(own[day] == "Night" and own[day + 1] for day in range(DAYS - 1)):
            broken.append(f"{one}: sequence")
    broken += [
        f"{one}: banned" for one, shift, day in given.banned if plan.get((one, day)) == shift
    ]
    return sum(HOURS[shift] for shift in plan.values()), broken


def by_pyworkforce(given: Problem, seconds: float) -> tuple[str, Plan]:
    """MinHoursRoster, as its documentation has it."""
    from pyworkforce.rostering.binary_programming import MinHoursRoster

    roster = MinHoursRoster(
        num_days=DAYS,
        resources=given.resources,
        shifts=list(HOURS),
        shifts_hours=list(HOURS.values()),
        min_working_hours=LEAST_HOURS,
        banned_shifts=[{"resource": r, "shift": s, "day": d} for r, s, d in given.banned],
        max_resting=MOST_REST,
        required_resources=given.required,
        non_sequential_shifts=[{"origin": "Night", "destination": "Morning"}],
        max_search_time=seconds,
        num_search_workers=2,
    )
    found = roster.solve()
    rows = found["resource_shifts"] if found["total_shifts"] else []
    plan = {(row["resource"], row["day"]): row["shift"] for row in rows}
    return found["status"].lower(), plan


def by_plain_model(given: Problem, seconds: float) -> tuple[str, Plan]:
    """A Boolean for each assignment, each rule as clauses, CP-SAT as it comes with two workers."""
    from ortools.sat.python import cp_model

    model = cp_model.CpModel()
    works = {
        (one, day, shift): model.new_bool_var("")
        for one in given.resources
        for day in range(DAYS)
        for shift in HOURS
    }
    for shift, numbers in given.required.items():
        for day, wanted in enumerate(numbers):
            model.add(sum(works[one, day, shift] for one in given.resources) >= wanted)
    for one in given.resources:
        for day in range(DAYS):
            model.add_at_most_one(works[one, day, shift] for shift in HOURS)
            for shift in HOURS if day else ():
                model.add_bool_or(~works[one, day - 1, "Night"], ~works[one, day, shift])
        own = {(day, shift): works[one, day, shift] for day in range(DAYS) for shift in HOURS}
        model.add(sum(own.values()) >= DAYS - MOST_REST)
        model.add(sum(HOURS[shift] * there for (_day, shift), there in own.items()) >= LEAST_HOURS)
    for one, shift, day in given.banned:
        model.add_bool_and(~works[one, day, shift])
    model.minimize(sum(HOURS[shift] * there for (_one, _day, shift), there in works.items()))
    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds = seconds
    solver.parameters.num_workers = 2
    status = solver.solve(model)
    if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return solver.status_name(status).lower(), {}
    plan = {(one, day): shift for (one, day, shift), there in works.items() if solver.value(there)}
    return solver.status_name(status).lower(), plan


def by_us(given: Problem, seconds: float) -> tuple[str, Plan]:
    """The project's own search: an hour of work above what is needed costs one, a person missing more
    than all hours together. When it had how many hours is kept in `REACHED`."""
    missing = sum(HOURS.values()) * DAYS * len(given.resources)
    request = RosterRequest(
        period=Period(MONDAY, MONDAY + timedelta(days=DAYS - 1)),
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
            AgentLimit(one, LimitKind.PERIOD_HOURS, "", LEAST_HOURS * 60) for one in given.resources
        ),
    )
    catalogue = catalogue_with(
        ("one_shift_a_day", "role_qualified", "requests_kept", "period_hours"),
        forbidden_sequences={"sequences": tuple(f"Night {shift}" for shift in HOURS)},
        demand={"below_minimum": 0, "below_target": 1, "above_target": 0, "above_maximum": 1},
    )
    needed = sum(HOURS[code] * sum(numbers) for code, numbers in given.required.items())
    REACHED.clear()

    def keep(progress: Progress) -> None:
        if progress.objective is not None:
            REACHED.append((progress.seconds, needed + progress.objective))

    limits = SearchLimits(seconds, 0.0, 2, 1)
    found = build_roster(request, catalogue, limits=limits, on_progress=keep)
    plan = {(a.agent, (a.date - MONDAY).days): a.shift for a in found.roster.assignments}
    return found.status, plan


REACHED: list[tuple[float, int]] = []  # seconds, hours in all


def when_as_good(hours: int) -> str:
    """The second in which the last search of the project had a roster of no more hours."""
    return next((f"{second:.1f} s" for second, own in REACHED if own <= hours), "the end")


WAYS: dict[str, Callable[[Problem, float], tuple[str, Plan]]] = {
    "here": by_us,
    "pyworkforce": by_pyworkforce,
    "plain CP-SAT": by_plain_model,
}


def main() -> int:
    """Each size and way, a line each."""
    options = parser(__doc__ or "")
    given = options.parse_args()
    worse = 0
    print("resources  way            hours  seconds  status      recount")
    for size in [int(one) for one in given.only] or SIZES:
        asked = problem(size, given.seed)
        reached = {}
        for name, way in WAYS.items():
            began = time.monotonic()
            status, plan = way(asked, given.seconds)
            seconds = time.monotonic() - began
            hours, broken = recount(asked, plan)
            reached[name] = (bool(broken), hours, seconds)
            print(
                f"{size:9}  {name:13}  {hours:5}  {seconds:7.2f}  {status:10}  "
                + (f"{len(broken)} broken, {broken[0]}" if broken else "holds")
                + (f"; here as good after {when_as_good(hours)}" if name != "here" else ""),
                flush=True,
            )
        worse += any(reached["here"][:2] > other[:2] for other in reached.values())
    return 1 if worse else 0


if __name__ == "__main__":
    sys.exit(main())
