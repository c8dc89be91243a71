"""Demand: people present in each role and minute against minimum, target and maximum.

A shortage is always allowed and always priced, in people-minutes; where several rows of demand
overlap, the highest minimum and target and the lowest maximum hold. Where no row asks for anybody,
nobody is wanted. A break is no presence.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rostering.domain.request import RosterRequest
from rostering.domain.roster import Price, Roster
from rostering.scheduling.coverage import coverage
from rostering.scheduling.stretches import covered_segments

if TYPE_CHECKING:
    from rostering.scheduling.variables import Expression, Variables


@dataclass(frozen=True, slots=True)
class Parameters:
    """What a people-minute costs: below the minimum (beside the target), below the target, above the
    target, and above the maximum (beside the target). A row's own weights replace the second and the
    last."""

    below_minimum: int
    below_target: int
    above_target: int
    above_maximum: int


def costs(variables: Variables, rule: Parameters) -> list[Expression]:
    """One to four terms for each stretch of time in which neither demand nor presence changes."""
    terms: list[Expression] = []
    missing: list[Expression] = []
    for segment in covered_segments(variables):
        minutes, name = segment.minutes, segment.name
        short = rule.below_target if segment.short_weight is None else segment.short_weight
        over = rule.above_maximum if segment.over_weight is None else segment.over_weight
        wanted = [
            (segment.minimum - segment.present, segment.minimum, rule.below_minimum, "minimum"),
            (segment.target - segment.present, segment.target, short, "target"),
            (
                segment.present - segment.target,
                segment.most - segment.target,
                rule.above_target,
                "above",
            ),
        ]
        if segment.maximum is not None:
            above = segment.most - segment.maximum
            wanted.append((segment.present - segment.maximum, above, over, "maximum"))
        for gap, most, weight, what in wanted:
            if most > 0 and weight:
                people_minutes = variables.at_least(gap, most, f"{what} {name}") * minutes
                terms.append(people_minutes * weight)
                if what == "target":
                    missing.append(people_minutes)
    variables.shortage = sum(missing)
    return terms


def price(roster: Roster, request: RosterRequest, rule: Parameters) -> Price:
    """People-minutes missing against the target, with what they and the rest cost."""
    missing = cost = 0
    for stretch in coverage(roster, request):
        short = rule.below_target if stretch.short_weight is None else stretch.short_weight
        over = rule.above_maximum if stretch.over_weight is None else stretch.over_weight
        below = max(stretch.target - stretch.present, 0)
        a_minute = max(stretch.minimum - stretch.present, 0) * rule.below_minimum
        a_minute += below * short
        a_minute += max(stretch.present - stretch.target, 0) * rule.above_target
        if stretch.maximum is not None:
            a_minute += max(stretch.present - stretch.maximum, 0) * over
        missing += below * stretch.minutes
        cost += a_minute * stretch.minutes
    return Price("demand", missing, "people-minutes below target", cost)
