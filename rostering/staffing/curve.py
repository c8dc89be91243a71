"""The demand of a period: what the demand table says, and what follows from volumes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from rostering.centre.demand import demand_for
from rostering.centre.volumes import volumes_on
from rostering.discovery import modules_in
from rostering.domain.calendar import Period
from rostering.domain.centre import Centre
from rostering.domain.request import Demand
from rostering.policy.catalogue import Catalogue
from rostering.staffing.need import Need, Volume

METHODS_PACKAGE = "rostering.staffing.methods"


@dataclass(frozen=True, slots=True)
class Interval:
    """The need of one role in one interval of a date, and the volume that it comes from.

    `start` and `end` are minutes after 00:00.
    """

    date: date
    role: str
    start: int
    end: int
    volume: Volume
    need: Need


def demand_of(centre: Centre, catalogue: Catalogue, period: Period) -> tuple[Demand, ...]:
    """All demand of the period; raises PolicyError where a staffing rule has no value in force."""
    from_volumes = tuple(
        Demand(item.date, item.role, item.start, item.end, item.need.minimum, item.need.scheduled)
        for item in curve(centre, catalogue, period)
    )
    return demand_for(centre, period) + from_volumes


def curve(centre: Centre, catalogue: Catalogue, period: Period) -> Iterator[Interval]:
    """The need in each interval that has volumes, by each role's own method."""
    found: dict[tuple[str, Volume, date], Need] = {}
    for rule, day in volumes_on(centre, period):
        volume = Volume(rule.contacts, rule.handling_seconds, (rule.end - rule.start) * 60)
        name = centre.roles[rule.role].staffing
        method = modules_in(METHODS_PACKAGE)[name]
        values = _values(catalogue, name, method, day)
        key = (name, volume, day)
        if key not in found:
            found[key] = method.need(volume, values)
        yield Interval(day, rule.role, rule.start, rule.end, volume, found[key])


def _values(catalogue: Catalogue, name: str, method: Any, day: date) -> Any:
    return catalogue.rule("staffing", name).on(day, method.Parameters)
