"""People needed for the contacts of one interval."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

from rostering.staffing.erlang import Queue


@dataclass(frozen=True, slots=True)
class Volume:
    """Contacts that come in `interval_seconds`, and how long each takes on average."""

    contacts: float
    handling_seconds: float
    interval_seconds: int

    @property
    def load(self) -> float:
        """Erlang: how many people the contacts would keep busy without a pause."""
        return self.contacts * self.handling_seconds / self.interval_seconds


@dataclass(frozen=True, slots=True)
class Need:
    """`base` people at work reach the target; `scheduled` are rostered for that, shrinkage included.

    `minimum` are rostered so that the work can be kept up with at all. `queue` is how contacts fare
    with `base` people, None where nobody queues.
    """

    base: int
    scheduled: int
    minimum: int
    queue: Queue | None = None


def with_shrinkage(people: int, percent: int) -> int:
    """People to roster so that so many are there: base ÷ (1 - shrinkage), rounded up."""
    return -(-people * 100 // (100 - percent))


def fewest(start: int, enough: Callable[[int], bool]) -> int:
    """The smallest number from `start` on that is enough; more is never worse."""
    if enough(start):
        return start
    low, step = start, 1
    while not enough(low + step):
        low, step = low + step, step * 2
    high = low + step
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if enough(middle) else (middle, high)
    return high


def keeping_up(load: float) -> int:
    """The smallest number of people that can keep up with the load."""
    return math.floor(load) + 1 if load > 0 else 0
