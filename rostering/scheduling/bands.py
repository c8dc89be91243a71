"""Coverage at a glance: for each time of day at which a role's demand stays the same, the worst moment
of each day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from rostering.domain.shifts import DAY_MINUTES
from rostering.scheduling.coverage import Stretch


@dataclass(frozen=True, slots=True)
class Worst:
    """How many people were there of those wanted, at the moment when most were missing."""

    present: int
    target: int

    @property
    def missing(self) -> int:
        """How many were missing."""
        return max(self.target - self.present, 0)


@dataclass(frozen=True, slots=True)
class Band:
    """Minutes of the day between which the demand of a role stays the same on every day, and the worst
    moment of each day on which anybody is wanted."""

    role: str
    start: int
    end: int
    days: Mapping[date, Worst]


def bands(stretches: Iterable[Stretch], roles: Iterable[str]) -> tuple[Band, ...]:
    """The bands of each role, in order of time; neighbours with the same days are one."""
    by_role: dict[str, list[Stretch]] = {}
    for one in stretches:
        if one.target or one.minimum:
            by_role.setdefault(one.role, []).append(one)
    return tuple(band for role in roles for band in _bands(role, by_role.get(role, [])))


def _bands(role: str, stretches: Sequence[Stretch]) -> list[Band]:
    found: list[Band] = []
    for start, end in pairwise(_edges(stretches)):
        days = _worst(stretches, start, end)
        if not days:
            continue
        if found and found[-1].end == start and found[-1].days == days:
            found[-1] = Band(role, found[-1].start, end, days)
        else:
            found.append(Band(role, start, end, days))
    return found


def _edges(stretches: Sequence[Stretch]) -> list[int]:
    """The minutes of the day at which the demand of any day changes."""
    edges: set[int] = set()
    before: Stretch | None = None
    for one in stretches:
        wanted = (one.target, one.minimum)
        follows = before is not None and (before.date, before.end) == (one.date, one.start)
        if not follows or before is None or (before.target, before.minimum) != wanted:
            edges.add(one.start)
            if before is not None:
                edges.add(before.end)
        before = one
    if before is not None:
        edges.add(before.end)
    return sorted(edges)


def _worst(stretches: Sequence[Stretch], start: int, end: int) -> dict[date, Worst]:
    days: dict[date, Worst] = {}
    for one in stretches:
        if one.start < end and one.end > start:
            wanted = max(one.target, one.minimum)
            found = Worst(one.present, wanted)
            known = days.get(one.date)
            if known is None or _badness(found) > _badness(known):
                days[one.date] = found
    return days


def _badness(worst: Worst) -> tuple[int, int]:
    return worst.missing, worst.target - worst.present


@dataclass(frozen=True, slots=True)
class Hour:
    """The worst moment of each role in one hour of a day; roles that want nobody then are left out."""

    date: date
    hour: int
    roles: Mapping[str, Worst]


def hours_of(stretches: Iterable[Stretch]) -> tuple[Hour, ...]:
    """Every hour in which anybody is wanted or there, in order."""
    found: dict[tuple[date, int], dict[str, Worst]] = {}
    for one in stretches:
        for hour in range(one.start // 60, min((one.end + 59) // 60, DAY_MINUTES // 60)):
            roles = found.setdefault((one.date, hour), {})
            worst = Worst(one.present, max(one.target, one.minimum))
            known = roles.get(one.role)
            if known is None or _badness(worst) > _badness(known):
                roles[one.role] = worst
    return tuple(Hour(day, hour, found[day, hour]) for day, hour in sorted(found))
