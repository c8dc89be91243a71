"""The monthly score on cases worked by hand, at the borders of its rules (P1–P5)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from rostering.domain.score import MonthScore, PointEvent, ScoreFacts
from rostering.errors import PolicyError
from rostering.payroll.scoring import score_lines, total
from rostering.policy.catalogue import Catalogue, load_catalogue
from rostering.policy.rule import Value

FOLDER = Path(__file__).parents[1] / "cases" / "score"
CASES = [
    case
    for file in sorted(FOLDER.glob("*.json"))
    for case in json.loads(file.read_text(encoding="utf-8"))
]
MONTH = date(2026, 5, 1)


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_a_score_case_holds(case: dict[str, Any]) -> None:
    assert scored(case, load_catalogue()) == case["expected"]


def test_a_case_is_numbered_by_its_file() -> None:
    for file in FOLDER.glob("*.json"):
        cases = json.loads(file.read_text(encoding="utf-8"))
        assert [case["id"] for case in cases] == [f"{file.stem}-{n + 1}" for n in range(len(cases))]


@pytest.mark.parametrize("by", [1, -1])
@pytest.mark.parametrize("name", ["earned_most", "kept"])
def test_the_cases_notice_another_total(name: str, by: int) -> None:
    rule = load_catalogue().rule("score", "total")
    before = rule.parameters[name].values[-1].value
    assert isinstance(before, int)
    assert some_case_fails(changed("total", name, before + by))


@pytest.mark.parametrize("by", [1, -1])
@pytest.mark.parametrize("place", range(5))
@pytest.mark.parametrize("name", ["least", "points"])
def test_the_cases_notice_another_band(name: str, place: int, by: int) -> None:
    before = load_catalogue().rule("score", "exam").parameters[name].values[-1].value
    assert isinstance(before, tuple)
    other = list(before)
    other[place] += by  # type: ignore[operator]
    assert some_case_fails(changed("exam", name, tuple(other)))


def test_bands_that_do_not_belong_together_are_refused() -> None:
    with pytest.raises(PolicyError, match="bands of the exam"):
        scored(CASES[0], changed("exam", "points", (10, 5)))


def scored(case: Mapping[str, Any], catalogue: Catalogue) -> dict[str, Any]:
    facts = ScoreFacts(
        MONTH,
        case["judged"],
        Decimal(case["mark"]) if "mark" in case else None,
        events(case.get("rewards", [])),
        events(case.get("lost", [])),
    )
    lines = score_lines(facts, catalogue)
    score = MonthScore("A", "2026-05", lines, total(lines, catalogue, MONTH))
    return {
        "earned": score.earned,
        "lost": score.lost,
        "score": score.total,
        "flags": list(score.flags),
    }


def events(pairs: list[list[Any]]) -> tuple[PointEvent, ...]:
    return tuple(PointEvent(MONTH, clause, clause, points) for clause, points in pairs)


def some_case_fails(catalogue: Catalogue) -> bool:
    return any(scored(case, catalogue) != case["expected"] for case in CASES)


def changed(rule_name: str, name: str, value: Value) -> Catalogue:
    rule = load_catalogue().rule("score", rule_name)
    parameter = rule.parameters[name]
    last = replace(parameter.values[-1], value=value)
    other = replace(parameter, values=(*parameter.values[:-1], last))
    return load_catalogue().with_([replace(rule, parameters={**rule.parameters, name: other})])
