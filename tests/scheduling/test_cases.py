"""Every constraint and preference against its own file of cases; the unit is the file's name."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from rostering.discovery import modules_in
from rostering.policy.catalogue import load_catalogue
from tests.scheduling.instances import request_of, roster_of

CASES = Path(__file__).parents[1] / "cases"
DAY = date(2026, 6, 1)


def cases(*kinds: str) -> list[Any]:
    return [
        pytest.param(kind, file.stem, case, id=f"{file.stem}: {case['says']}")
        for kind in kinds
        for file in sorted((CASES / kind).glob("*.json"))
        for case in json.loads(file.read_text(encoding="utf-8"))
    ]


def parameters(kind: str, name: str, unit: Any, case: dict[str, Any]) -> Any:
    shipped = load_catalogue().rule(kind, name).on(DAY, unit.Parameters)
    values = {field: getattr(shipped, field) for field in unit.Parameters.__dataclass_fields__}
    return unit.Parameters(**{**values, **case.get("rule", {})})


@pytest.mark.parametrize(("kind", "name", "case"), cases("constraints", "hour_constraints"))
def test_a_constraint_finds_its_violations(kind: str, name: str, case: dict[str, Any]) -> None:
    unit = modules_in(f"rostering.scheduling.{kind}")[name]
    rule = parameters(kind, name, unit, case)
    found = unit.violations(roster_of(case), request_of(case), rule)
    assert {violation.rule for violation in found} <= {name}
    assert all(violation.message for violation in found)
    got = [[list(v.agents), [str(day) for day in v.dates]] for v in found]
    assert got == case["violations"]


@pytest.mark.parametrize(("kind", "name", "case"), cases("preferences", "hour_preferences"))
def test_a_preference_has_its_price(kind: str, name: str, case: dict[str, Any]) -> None:
    unit = modules_in(f"rostering.scheduling.{kind}")[name]
    rule = parameters(kind, name, unit, case)
    price = unit.price(roster_of(case), request_of(case), rule)
    assert price.rule == name
    assert price.unit
    assert [price.amount, price.cost] == case["price"]
