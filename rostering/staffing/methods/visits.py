"""Visits: each takes its handling time and the travel to it (field work, R1); nobody queues."""

from __future__ import annotations

import math
from dataclasses import dataclass

from rostering.staffing.need import Need, Volume, with_shrinkage


@dataclass(frozen=True, slots=True)
class Parameters:
    """`travel_minutes` a visit; a person makes at most `visits_a_day` in `day_minutes` of work."""

    travel_minutes: int
    visits_a_day: int
    day_minutes: int
    shrinkage_percent: int


def need(volume: Volume, rule: Parameters) -> Need:
    """The people whose days hold the visits."""
    if volume.contacts <= 0:
        return Need(0, 0, 0)
    by_hours = volume.handling_seconds + rule.travel_minutes * 60
    by_count = rule.day_minutes * 60 / rule.visits_a_day
    busy = volume.contacts * max(by_hours, by_count) / volume.interval_seconds
    base = math.ceil(round(busy, 9))
    scheduled = with_shrinkage(base, rule.shrinkage_percent)
    return Need(base, scheduled, scheduled)
