"""The shift-scheduling instances of Curtois and Qu (2014), through the project's own rules.

    python benchmarks/curtois_qu.py [--seconds 60] [NUMBER …]

An instance is read into the domain: a role a shift, demand in the first minute of each shift, limits
an agent. What comes out is recounted from the text of the instance, without the project's rules.
"""

from __future__ import annotations

import re
import resource
import sys
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from itertools import groupby, pairwise
from pathlib import Path

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
from rostering.domain.roster import Roster
from rostering.domain.shifts import Role, Shift
from rostering.policy.catalogue import Catalogue
from rostering.scheduling.search import SearchLimits
from rostering.scheduling.solver import build_roster

MONDAY = date(2026, 6, 1)
BEST = {1: 607, 2: 828, 3: 1001, 5: 1143, 7: 1056, 9: 439, 11: 3443, 13: 1348, 15: 3829, 17: 5746,
        19: 3149}  # fmt: skip
Sections = Mapping[str, Sequence[list[str]]]


def read(path: Path) -> Sections:
    """The rows of each section, split at commas."""
    sections: dict[str, list[list[str]]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("SECTION_"):
            rows = sections.setdefault(line.removeprefix("SECTION_").strip(), [])
        elif line.strip() and not line.startswith("#"):
            rows.append([cell.strip() for cell in line.strip().split(",")])
    return sections


def request_of(sections: Sections) -> RosterRequest:
    """The instance as a request for a roster."""
    days = int(sections["HORIZON"][0][0])
    period = Period(MONDAY, MONDAY + timedelta(days=days - 1))
    shifts = {
        code: Shift(code, code, 0, int(minutes), (), (code,))
        for code, minutes, _after in sections["SHIFTS"]
    }
    return RosterRequest(
        period=period,
        agents=tuple(_agent(row[0], shifts) for row in sections["STAFF"]),
        roles={code: Role(code, code) for code in shifts},
        shifts=shifts,
        demand=tuple(_demand(*row) for row in sections["COVER"]),
        requests=tuple(_requests(sections)),
        limits=tuple(limit for row in sections["STAFF"] for limit in _limits(*row)),
    )


def _agent(name: str, shifts: Mapping[str, Shift]) -> Agent:
    return Agent(name, name, "agent", tuple(shifts), 7 * 24 * 60, date(2000, 1, 1))


def _demand(day: str, shift: str, wanted: str, under: str, over: str) -> Demand:
    target = int(wanted)
    when = MONDAY + timedelta(days=int(day))
    return Demand(when, shift, 0, 1, 0, target, target, int(under), int(over))


def _requests(sections: Sections) -> list[AgentRequest]:
    found = []
    for agent, *days in sections["DAYS_OFF"]:
        for day in days:
            when = MONDAY + timedelta(days=int(day))
            found.append(AgentRequest(agent, when, when, RequestKind.UNAVAILABLE))
    for section, kind in (("ON", RequestKind.WISH), ("OFF", RequestKind.AVOID)):
        for agent, day, shift, weight in sections[f"SHIFT_{section}_REQUESTS"]:
            when = MONDAY + timedelta(days=int(day))
            found.append(AgentRequest(agent, when, when, kind, shift, "", int(weight)))
    return found


def _limits(
    agent: str, shifts: str, most: str, least: str, run: str, shortest: str, rest: str, ends: str
) -> list[AgentLimit]:
    each = [one.split("=") for one in shifts.split("|")]
    return [
        *(AgentLimit(agent, LimitKind.SHIFTS, code, None, int(count)) for code, count in each),
        AgentLimit(agent, LimitKind.PERIOD_HOURS, "", int(least), int(most)),
        AgentLimit(agent, LimitKind.RUN, "", int(shortest), int(run)),
        AgentLimit(agent, LimitKind.REST, "", int(rest), None),
        AgentLimit(agent, LimitKind.WEEKENDS, "", None, int(ends)),
    ]


def catalogue_of(sections: Sections) -> Catalogue:
    """The rules of the instances, at the values of this one."""
    days = int(sections["HORIZON"][0][0])
    sequences = tuple(
        f"{code} {other}"
        for code, _minutes, after in sections["SHIFTS"]
        for other in filter(None, after.split("|"))
    )
    return catalogue_with(
        ("one_shift_a_day", "role_qualified", "requests_kept", "period_hours"),
        shift_limits={"days": days},
        longest_run={"days": days},
        shortest_run={"days": 1},
        shortest_rest={"days": 1},
        most_weekends={"weekends": days, "weeks": days // 7},
        forbidden_sequences={"sequences": sequences},
        demand={"below_minimum": 0, "below_target": 1, "above_target": 0, "above_maximum": 1},
        wished_days_off={"cost": 1},
    )


def recount(sections: Sections, roster: Roster) -> tuple[int, list[str]]:
    """The cost of a roster and what it breaks, from the text of the instance alone."""
    days = int(sections["HORIZON"][0][0])
    plan = {row[0]: [""] * days for row in sections["STAFF"]}
    for item in roster.assignments:
        plan[item.agent][(item.date - MONDAY).days] = item.shift
    minutes = {code: int(length) for code, length, _after in sections["SHIFTS"]}
    after = {code: set(filter(None, row.split("|"))) for code, _minutes, row in sections["SHIFTS"]}
    broken: list[str] = []
    for name, shifts, most, least, run, shortest, rest, ends in sections["STAFF"]:
        own = plan[name]
        for code, count in re.findall(r"(\w+)=(\d+)", shifts):
            if own.count(code) > int(count):
                broken.append(f"{name}: {code} too often")
        if not int(least) <= sum(minutes[code] for code in own if code) <= int(most):
            broken.append(f"{name}: minutes")
        if any(two in after.get(one, ()) for one, two in pairwise(own)):
            broken.append(f"{name}: sequence")
        blocks = [(work, len(list(block))) for work, block in groupby(own, key=bool)]
        for place, (work, length) in enumerate(blocks):
            inner = 0 < place < len(blocks) - 1
            if work and length > int(run):
                broken.append(f"{name}: run too long")
            if inner and length < int(shortest if work else rest):
                broken.append(f"{name}: {'run' if work else 'rest'} too short")
        if sum(bool(own[day] or own[day + 1]) for day in range(5, days, 7)) > int(ends):
            broken.append(f"{name}: weekends")
    for name, *off in sections["DAYS_OFF"]:
        broken += [f"{name}: works on day {day}" for day in off if plan[name][int(day)]]
    cost = 0
    for name, day, shift, weight in sections["SHIFT_ON_REQUESTS"]:
        cost += int(weight) * (plan[name][int(day)] != shift)
    for name, day, shift, weight in sections["SHIFT_OFF_REQUESTS"]:
        cost += int(weight) * (plan[name][int(day)] == shift)
    for day, shift, wanted, under, over in sections["COVER"]:
        there = sum(own[int(day)] == shift for own in plan.values())
        cost += max(int(wanted) - there, 0) * int(under) + max(there - int(wanted), 0) * int(over)
    return cost, broken


def main() -> int:
    """Measure each instance, a line each."""
    options = parser(__doc__ or "").parse_args()
    folder = options.instances / "curtois_qu"
    numbers = sorted(int(re.sub(r"\D", "", file.stem)) for file in folder.glob("Instance*.txt"))
    wrong = 0
    print("instance  reached  best known    over   bound  seconds  build  memory")
    for number in numbers:
        if options.only and str(number) not in options.only:
            continue
        sections = read(folder / f"Instance{number}.txt")
        limits = SearchLimits(options.seconds, 0.0, options.workers, options.seed)
        result = build_roster(request_of(sections), catalogue_of(sections), limits=limits)
        cost, broken = recount(sections, result.roster)
        wrong += bool(broken) or cost != result.objective
        best = BEST.get(number, 0)
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        over = f"{(cost - best) / best:7.2%}" if best else "      ?"
        print(
            f"{number:8}  {cost:7}  {best:10} {over} {result.bound:7}  {result.seconds:7.1f}"
            f"  {result.details['build_seconds']:>5}  {memory:4} MB"
            + (
                f"  WRONG: {cost} against {result.objective}, {broken[:3]}"
                if broken or cost != result.objective
                else ""
            ),
            flush=True,
        )
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
