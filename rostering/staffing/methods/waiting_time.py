"""Waiting time: visitors wait at most so long on average (walk-in, R1). Erlang C: visitors stay."""

from __future__ import annotations

from dataclasses import dataclass

from rostering.staffing.erlang import Queue, erlang_c
from rostering.staffing.need import Need, Volume, fewest, keeping_up, with_shrinkage


@dataclass(frozen=True, slots=True)
class Parameters:
    """`wait_seconds` is the longest average wait."""

    wait_seconds: int
    occupancy_percent: int
    shrinkage_percent: int


def need(volume: Volume, rule: Parameters) -> Need:
    """The people with whom visitors wait no longer."""
    if volume.load <= 0:
        return Need(0, 0, 0)

    def queue(people: int) -> Queue:
        return erlang_c(people, volume.load, volume.handling_seconds, rule.wait_seconds)

    def enough(people: int) -> bool:
        found = queue(people)
        return (
            found.average_wait <= rule.wait_seconds
            and found.occupancy * 100 <= rule.occupancy_percent
        )

    lowest = keeping_up(volume.load)
    base = fewest(lowest, enough)
    return Need(
        base,
        with_shrinkage(base, rule.shrinkage_percent),
        with_shrinkage(lowest, rule.shrinkage_percent),
        queue(base),
    )
