"""Service level: so many percent of the contacts are answered within a threshold (R8).

Erlang C where callers wait as long as it takes, Erlang A where they have a patience. Agents are at
most so busy as the highest occupancy allows.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from rostering.staffing.erlang import Queue, erlang_a
from rostering.staffing.need import Need, Volume, fewest, keeping_up, with_shrinkage


@dataclass(frozen=True, slots=True)
class Parameters:
    """Percent and seconds; `patience_seconds` 0 is endless patience."""

    percent: int
    threshold_seconds: int
    patience_seconds: int
    occupancy_percent: int
    shrinkage_percent: int


def need(volume: Volume, rule: Parameters) -> Need:
    """The people that reach the service level."""
    if volume.load <= 0:
        return Need(0, 0, 0)
    patience = rule.patience_seconds or math.inf

    def queue(people: int) -> Queue:
        return erlang_a(
            people, volume.load, volume.handling_seconds, rule.threshold_seconds, patience
        )

    def enough(people: int) -> bool:
        found = queue(people)
        return (
            found.service_level * 100 >= rule.percent
            and found.occupancy * 100 <= rule.occupancy_percent
        )

    start = keeping_up(volume.load) if math.isinf(patience) else 1
    base = fewest(start, enough)
    return Need(
        base,
        with_shrinkage(base, rule.shrinkage_percent),
        with_shrinkage(min(base, keeping_up(volume.load)), rule.shrinkage_percent),
        queue(base),
    )
