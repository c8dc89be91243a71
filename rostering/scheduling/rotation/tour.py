"""From steps that are taken so and so often to one walk through all of them (Hierholzer, 1873)."""

from __future__ import annotations

from collections.abc import Mapping

from rostering.domain.rotation import REST, WEEK_DAYS, Pattern
from rostering.scheduling.rotation.states import State, Step

MONDAY = 0


def parts_of(taken: Mapping[Step, int]) -> list[frozenset[State]]:
    """The states that are walked, in parts that no step joins; in a fixed order."""
    beside: dict[State, list[State]] = {}
    for step in taken:
        beside.setdefault(step.start, []).append(step.end)
        beside.setdefault(step.end, []).append(step.start)
    parts: list[frozenset[State]] = []
    seen: set[State] = set()
    for first in beside:
        if first not in seen:
            part, todo = {first}, [first]
            while todo:
                fresh = [state for state in beside[todo.pop()] if state not in part]
                part.update(fresh)
                todo += fresh
            seen |= part
            parts.append(frozenset(part))
    return parts


def pattern_of(taken: Mapping[Step, int]) -> Pattern:
    """The pattern of one walk that takes each step so often, from a Monday on.

    `taken` is a circulation in one part, so that there is such a walk.
    """
    left: dict[State, list[State]] = {}
    for step, count in taken.items():
        left.setdefault(step.start, []).extend([step.end] * count)
    path = [next(iter(left))]
    walk: list[State] = []
    while path:
        following = left[path[-1]]
        if following:
            path.append(following.pop())
        else:
            walk.append(path.pop())
    walk = walk[:0:-1]  # from first to last, which are the same day
    monday = next(place for place, state in enumerate(walk) if state.weekday == MONDAY)
    return _from_its_best_week(
        Pattern.of_days([state.done for state in walk[monday:] + walk[:monday]])
    )


def _from_its_best_week(pattern: Pattern) -> Pattern:
    """The pattern from a week on that begins work after a rest, if there is one: it reads best so."""
    days = pattern.days
    best = max(
        range(0, len(days), WEEK_DAYS),
        key=lambda start: (days[start] != REST, _rest_before(days, start), -start),
    )
    return Pattern.of_days(days[best:] + days[:best])


def _rest_before(days: tuple[str, ...], start: int) -> int:
    """How many rest days lie just before a day."""
    rest = 0
    while rest < len(days) and days[start - 1 - rest] == REST:
        rest += 1
    return rest
