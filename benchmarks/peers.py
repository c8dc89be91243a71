"""The search beside pyworkforce's MinHoursRoster and beside a plain CP-SAT model, in one run.

    .venv/bin/python -m pip install pyworkforce==0.5.1
    python -m benchmarks.peers
    python -m benchmarks.peers --seconds 60 50 200
    python -m benchmarks.peers --family --seconds 20

pyworkforce is no dependency of the project: install it for this measurement alone.

The problem is one that both can say: two weeks, three shifts of eight, eight and twelve hours, so many
people on each shift and day or more, at most one shift a day, hours of the period at least, days on which
a resource cannot have a shift, and no morning after a night; the fewest hours in all are best. A person
missing is dearer than all hours together, since MinHoursRoster allows no shortage. Its sequences forbid
more than they say (with one forbidden successor a night has none at all), so that all three are held to
that. The plain model says each rule as clauses and has the default parameters: the floor.

With `--family` it is small problems of many kinds instead, with other lengths, demand, bans and hours, some
seeds each: the seconds and the processor's seconds of each way, and how they compare where all prove their
roster the best.

What comes out is recounted from the problem alone. The exit code is 1 where a roster here is worse than
another's.
"""

from __future__ import annotations

import math
import random
import statistics
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
HOURS = {"Morning": 8, "Evening": 8, "Night": 12}
SHARES = {"Morning": 0.24, "Evening": 0.18, "Night": 0.11}  # of the resources, on a working day
SIZES = (10, 50, 200)

Plan = dict[tuple[str, int], str]  # a resource and a day, the shift


@dataclass(frozen=True)
class Kind:
    """How problems are made: how much is demanded and how many of all resources, days and shifts are
    banned."""

    name: str
    size: int
    days: int = 14
    demand: float = 1.0
    banned: float = 0.03
    least_hours: int = 60


FAMILY = (
    Kind("a week", 8, days=7, least_hours=28),
    Kind("few people", 5),
    Kind("as above", 10),
    Kind("little demand", 10, demand=0.7),
    Kind("much demand", 10, demand=1.15),
    Kind("many bans", 10, banned=0.12),
    Kind("no bans", 10, banned=0.0),
    Kind("long hours", 10, least_hours=76),
    Kind("three weeks", 10, days=21, least_hours=90),
    Kind("more people", 20),
    Kind("a large week", 30, days=7, least_hours=28),
)


@dataclass(frozen=True)
class Problem:
    """The problem, in nobody's terms."""

    resources: list[str]
    days: int
    required: dict[str, list[int]]
    banned: list[tuple[str, str, int]]
    least_hours: int

    @property
    def most_rest(self) -> int:
        """Days; follows from the hours."""
        return self.days - math.ceil(self.least_hours / max(HOURS.values()))


def problem(kind: Kind, seed: int) -> Problem:
    """A problem of the kind; a fifth fewer people are needed at weekends."""
    chance = random.Random(seed)
    resources = [f"R{number:03d}" for number in range(kind.size)]
    full = {shift: kind.size * kind.demand * share for shift, share in SHARES.items()}
    required = {
        shift: [
            max(1, int(people * (0.8 if day % 7 > 4 else 1) * chance.uniform(0.9, 1.05)))
            for day in range(kind.days)
        ]
        for shift, people in full.items()
    }
    banned = [
        (resource, shift, day)
        for resource in resources
        for day in range(kind.days)
        for shift in HOURS
        if chance.random() < kind.banned
    ]
    return Problem(resources, kind.days, required, banned, kind.least_hours)


def recount(given: Problem, plan: Plan) -> tuple[int, list[str]]:
    """The hours of a plan and what it breaks."""
    broken = []
    for shift, numbers in given.required.items():
        for day, wanted in enumerate(numbers):
            if sum(plan.get((one, day)) == shift for one in given.resources) < wanted:
                broken.append(f"{shift} on day {day}")
    for one in given.resources:
        own = [plan.get((one, day)) for day in range(given.days)]
        if sum(HOURS[shift] for shift in own if shift) < given.least_hours:
            broken.append(f"{one}: hours")
        if own.count(None) > given.most_rest:
            broken.append(f"{one}: rest")
        if any(own[day] == "Night" and own[day + 1] for day in range(given.days - 1)):
            broken.append(f"{one}: sequence")
    broken += [
        f"{one}: banned" for one, shift, day in given.banned if plan.get((one, day)) == shift
    ]
    return sum(HOURS[shift] for shift in plan.values()), broken


def by_pyworkforce(given: Problem, seconds: float) -> tuple[str, Plan]:
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
    return found["status"].lower(), plan


def by_plain_model(given: Problem, seconds: float) -> tuple[str, Plan]:
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
        return solver.status_name(status).lower(), {}
    plan = {(one, day): shift for (one, day, shift), there in works.items() if solver.value(there)}
    return solver.status_name(status).lower(), plan


def by_us(given: Problem, seconds: float) -> tuple[str, Plan]:
    """The project's own search: an hour of work above what is needed costs one, a person missing more
    than all hours together. When it had how many hours is kept in `REACHED`."""
    missing = sum(HOURS.values()) * given.days * len(given.resources)
    request = RosterRequest(
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


@dataclass(frozen=True)
class Reached:
    """What a way came to: recounted hours, what it breaks, its status, seconds and the processor's."""

    hours: int
    broken: list[str]
    status: str
    seconds: float
    processor: float

    @property
    def value(self) -> tuple[bool, int]:
        """Less is better."""
        return bool(self.broken), self.hours


def measured(name: str, given: Problem, seconds: float) -> Reached:
    """One way on one problem."""
    began, processor = time.monotonic(), time.process_time()
    status, plan = WAYS[name](given, seconds)
    took = time.monotonic() - began, time.process_time() - processor
    return Reached(*recount(given, plan), status, *took)


def sizes(chosen: list[str], seconds: float, seed: int) -> int:
    """Each size and way, a line each; how often another way was better."""
    worse = 0
    print("resources  way            hours  seconds  processor  status      recount")
    for size in [int(one) for one in chosen] or SIZES:
        asked = problem(Kind("", size), seed)
        reached = {}
        for name in WAYS:
            one = reached[name] = measured(name, asked, seconds)
            print(
                f"{size:9}  {name:13}  {one.hours:5}  {one.seconds:7.2f}  {one.processor:9.2f}"
                f"  {one.status:10}  "
                + (f"{len(one.broken)} broken, {one.broken[0]}" if one.broken else "holds")
                + (f"; here as good after {when_as_good(one.hours)}" if name != "here" else ""),
                flush=True,
            )
        worse += any(other.value < reached["here"].value for other in reached.values())
    return worse


def family(seconds: float, seeds: int) -> int:
    """Every kind and seed, a line each, each way beginning in its turn; how often another was better.

    Of the seconds only those compare that all three took to prove their roster the best.
    """
    worse = 0
    names = list(WAYS)
    times: dict[str, list[float]] = {name: [] for name in names}
    for name in names:
        WAYS[name](problem(Kind("", 3, days=3, least_hours=8), 1), 5.0)  # what is loaded once
    print("                       hours of all                 seconds of the processor")
    print("kind, seed             here  pyworkforce  plain     here  pyworkforce  plain")
    for place, (kind, seed) in enumerate((k, s) for k in FAMILY for s in range(1, seeds + 1)):
        asked = problem(kind, seed)
        turn = names[place % 3 :] + names[: place % 3]
        found = {name: measured(name, asked, seconds) for name in turn}
        here, *others = (found[name] for name in names)
        proven = all(one.status == "optimal" for one in found.values())
        for name in names if proven else ():
            times[name].append(found[name].processor)
        worse += any(other.value < here.value for other in others)
        hours = [f"{one.hours}{'+' if one.broken else ''}" for one in (here, *others)]
        took = [f"{one.processor:.2f}" for one in (here, *others)]
        slower = proven and here.processor > min(one.processor for one in others)
        print(
            f"{kind.name + ', ' + str(seed):21}  {hours[0]:>4}  {hours[1]:>11}  {hours[2]:>5}"
            f"  {took[0]:>7}  {took[1]:>11}  {took[2]:>5}"
            + ("" if proven else "  not proven by all")
            + ("  SLOWER" if slower else ""),
            flush=True,
        )
    for name in names[1:]:
        ratios = sorted(
            own / other for own, other in zip(times[names[0]], times[name], strict=True)
        )
        print(
            f"proven by all: {len(ratios)}; here {sum(times[names[0]]):.1f} s, {name} "
            f"{sum(times[name]):.1f} s of the processor; of one of its seconds here takes "
            f"{statistics.geometric_mean(ratios):.2f}, at most {ratios[-1]:.2f}"
        )
    return worse


def main() -> int:
    """The sizes, or the family; 1 where another way was better."""
    options = parser(__doc__ or "")
    options.add_argument("--family", action="store_true", help="small problems of many kinds")
    options.add_argument("--seeds", type=int, default=3, help="problems of each kind")
    given = options.parse_args()
    if given.family:
        return 1 if family(given.seconds, given.seeds) else 0
    return 1 if sizes(given.only, given.seconds, given.seed) else 0


if __name__ == "__main__":
    sys.exit(main())
