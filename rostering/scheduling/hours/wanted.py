"""What demand wants of the hours within shifts, slot by slot, and what a difference costs."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from rostering.domain.request import Demand, RosterRequest
from rostering.domain.shifts import DAY_MINUTES

HALF_HOUR = 30
Slot = tuple[str, int]  # a role, and a minute from the start of the period


def slot_minutes(request: RosterRequest) -> int:
    """Half an hour, or less where a shift, a break, an event or demand begins between half hours."""
    minutes = [HALF_HOUR]
    for shift in request.shifts.values():
        minutes += [shift.start, shift.end]
        for one in shift.planned_breaks:
            minutes += [one.start, one.end, one.earliest, one.latest]
    for event in request.events:
        minutes += [event.start, event.end, event.length]
    minutes += [minute for row in request.demand for minute in (row.start, row.end)]
    return math.gcd(*minutes)


def gaps_of(
    present: Any, most: int, row: Demand | None, rule: Any
) -> Iterator[tuple[Any, int, int]]:
    """Each distance from what is wanted: the expression, its highest value, the cost of a minute."""
    minimum, target, maximum = (
        (0, 0, None) if row is None else (row.minimum, row.target, row.maximum)
    )
    short = rule.below_target if row is None or row.short_weight is None else row.short_weight
    over = rule.above_maximum if row is None or row.over_weight is None else row.over_weight
    gaps = [
        (minimum - present, minimum, rule.below_minimum),
        (target - present, target, short),
        (present - target, most - target, rule.above_target),
    ]
    if maximum is not None:
        gaps.append((present - maximum, most - maximum, over))
    return ((gap, limit, weight) for gap, limit, weight in gaps if limit > 0 and weight)


def wanted_by_slot(request: RosterRequest, step: int) -> Mapping[Slot, Demand]:
    """What all rows of demand ask for in each slot: the highest numbers, the lowest maximum."""
    found: dict[Slot, Demand] = {}
    for row in request.demand:
        if row.date not in request.period:
            continue
        offset = (row.date - request.period.start).days * DAY_MINUTES
        for minute in range(row.start + offset, row.end + offset, step):
            slot = (row.role, minute)
            found[slot] = _both(found[slot], row) if slot in found else row
    return found


def _both(one: Demand, other: Demand) -> Demand:
    def of(choose: Any, *numbers: int | None) -> Any:
        return choose((number for number in numbers if number is not None), default=None)

    return replace(
        one,
        minimum=max(one.minimum, other.minimum),
        target=max(one.target, other.target),
        maximum=of(min, one.maximum, other.maximum),
        short_weight=of(max, one.short_weight, other.short_weight),
        over_weight=of(max, one.over_weight, other.over_weight),
    )
