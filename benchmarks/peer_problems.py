"""Problems that the search here, pyworkforce and a plain model can all say, and what a plan of one is worth.

Some days, three shifts of eight, eight and twelve hours, so many people on each shift and day or more, at
most one shift a day, least hours of the period, days on which a resource cannot have a shift, and nothing
on the day after a night; the fewest hours in all are best.
"""

from __future__ import annotations

import math
import random
from dataclasses import dataclass

HOURS = {"Morning": 8, "Evening": 8, "Night": 12}
SHARES = {"Morning": 0.24, "Evening": 0.18, "Night": 0.11}  # of the resources, on a working day

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
