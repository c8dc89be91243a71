"""What a roster comes to in figures that can be held beside those of another."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from rostering.domain.request import RosterRequest
from rostering.domain.roster import Price, Roster
from rostering.policy.catalogue import Catalogue
from rostering.scheduling.auditor import audit
from rostering.scheduling.contracts import overtime_of
from rostering.scheduling.coverage import coverage

FAIRNESS = (
    "even_duties",
    "even_field_days",
    "even_holidays",
    "even_weekends",
    "rotate_roles",
    "rotate_shifts",
)  # the preferences that share work evenly


@dataclass(frozen=True, slots=True)
class Figures:
    """A roster in figures, all of them those of its audit.

    `missing` and `below_minimum` are people-minutes below the target and below the minimum, `overtime`
    the minutes of work beyond the contracts, week by week.
    """

    missing: int
    below_minimum: int
    overtime: int
    worked: int
    prices: tuple[Price, ...]

    @property
    def cost(self) -> int:
        """What the roster costs: the solver's objective."""
        return sum(price.cost for price in self.prices)

    @property
    def unfairness(self) -> int:
        """What uneven shares cost: of weekends, holidays, duties, field days, roles and shifts."""
        return sum(price.cost for price in self.prices if price.rule in FAIRNESS)

    def by_rule(self) -> Mapping[str, Price]:
        """The price of each preference."""
        return {price.rule: price for price in self.prices}


def figures_of(roster: Roster, request: RosterRequest, catalogue: Catalogue, day: date) -> Figures:
    """The figures of a roster under the rules in force on `day`."""
    missing = below_minimum = 0
    for one in coverage(roster, request):
        missing += max(one.target - one.present, 0) * one.minutes
        below_minimum += max(one.minimum - one.present, 0) * one.minutes
    known = [item for item in roster.assignments if item.shift in request.shifts]
    return Figures(
        missing,
        below_minimum,
        sum(overtime_of(roster, request).values()),
        sum(request.shifts[item.shift].work_minutes for item in known),
        audit(roster, request, catalogue, day).prices,
    )
