"""What the weights of preferences mean: all are measured against a person who is missing."""

from __future__ import annotations

from datetime import date

from rostering.policy.catalogue import Catalogue


def missing_hour(catalogue: Catalogue, day: date) -> int:
    """What one person missing for an hour costs on `day`, below the target."""
    minute = catalogue.rule("preferences", "demand").parameters["below_target"].on(day).value
    return int(minute) * 60 if isinstance(minute, int) else 0
