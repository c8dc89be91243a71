"""Grades and their pay, from `rules/grades/` (G1–G9)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from rostering.domain.people import Grade
from rostering.policy.catalogue import Catalogue


@dataclass(frozen=True, slots=True)
class Parameters:
    """Monthly pay of a grade, in fen, and whether allowances are paid beside it (G10)."""

    base: int
    floating: int
    allowances: bool


def grade_names(catalogue: Catalogue) -> tuple[str, ...]:
    """The grades that there are."""
    return tuple(catalogue.of_kind("grades"))


def grade_on(catalogue: Catalogue, name: str, day: date) -> Grade:
    """The grade called `name` as its values stand on `day`; raises PolicyError if there is none."""
    rule = catalogue.rule("grades", name)
    pay = rule.on(day, Parameters)
    since = max(rule.parameters[key].on(day).since for key in ("base", "floating"))
    return Grade(name, rule.clause, pay.base, pay.floating, since, pay.allowances)
