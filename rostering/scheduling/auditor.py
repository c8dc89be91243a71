"""A roster held against every rule, without the solver: hand-edited ones too."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from rostering.discovery import modules_in
from rostering.domain.request import RosterRequest
from rostering.domain.roster import Price, Roster, Shortage, Violation
from rostering.policy.catalogue import Catalogue
from rostering.scheduling.coverage import shortages

CONSTRAINTS = "rostering.scheduling.constraints"
PREFERENCES = "rostering.scheduling.preferences"
HOUR_CONSTRAINTS = "rostering.scheduling.hour_constraints"
HOUR_PREFERENCES = "rostering.scheduling.hour_preferences"


@dataclass(frozen=True, slots=True)
class Audit:
    """What an audit found: broken hard rules, the price of each preference, missing people."""

    violations: tuple[Violation, ...]
    prices: tuple[Price, ...]
    shortages: tuple[Shortage, ...]

    @property
    def cost(self) -> int:
        """What the roster costs: the solver's objective."""
        return sum(price.cost for price in self.prices)


def audit(roster: Roster, request: RosterRequest, catalogue: Catalogue, day: date) -> Audit:
    """Hold `roster` against the rules in force on `day`, those that are switched off left out. The
    same fault is told once."""
    violations: list[Violation] = []
    for kind, package in (("constraints", CONSTRAINTS), ("hour_constraints", HOUR_CONSTRAINTS)):
        for name, unit in modules_in(package).items():
            rule = catalogue.rule(kind, name)
            if rule.enabled_on(day):
                violations += unit.violations(roster, request, rule.on(day, unit.Parameters))
    prices = []
    for kind, package in (("preferences", PREFERENCES), ("hour_preferences", HOUR_PREFERENCES)):
        for name, unit in modules_in(package).items():
            rule = catalogue.rule(kind, name)
            if rule.enabled_on(day):
                prices.append(unit.price(roster, request, rule.on(day, unit.Parameters)))
    ordered = sorted(
        dict.fromkeys(violations), key=lambda found: (found.dates, found.agents, found.rule)
    )
    return Audit(tuple(ordered), tuple(prices), shortages(roster, request))
