"""The items that people judge each month, and the most points of each, from `rules/score/` (P2)."""

from __future__ import annotations

from datetime import date

from rostering.policy.catalogue import Catalogue


def item_limits(catalogue: Catalogue, day: date) -> dict[str, int]:
    """The most points of each item as its value stands on `day`."""
    rule = catalogue.rule("score", "earned_standard")
    limits = {}
    for name, parameter in rule.parameters.items():
        if name != "enabled":
            value = parameter.on(day).value
            assert isinstance(value, int)
            limits[name] = value
    return limits
