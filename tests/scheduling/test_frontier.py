"""Rosters between which to choose: none that another beats, each with the figures of its audit."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from functools import cache
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rostering.domain.request import RosterRequest
from rostering.errors import NoRosterExists
from rostering.policy.catalogue import load_catalogue
from rostering.scheduling.auditor import audit
from rostering.scheduling.frontier import (
    Compromise,
    Weighing,
    allowing,
    frontier,
    non_dominated,
    weighed,
)
from rostering.scheduling.search import SearchLimits
from tests.scheduling.instances import request_of

MONDAY = date(2026, 6, 1)
# A has a contract of eight hours; one is wanted on Monday and Tuesday, eight hours each.
CASE: dict[str, Any] = {
    "period": ["2026-06-01", "2026-06-07"],
    "shifts": ["D"],
    "agents": {"A": {"weekly_hours": 8}},
    "demand": [
        {"date": day, "role": "phone", "start": 9, "end": 12, "minimum": 1, "target": 1}
        for day in ("2026-06-01", "2026-06-02")
    ],
}
POINTS = st.lists(st.tuples(*[st.integers(0, 4)] * 3), max_size=12)


def request(**facts: Any) -> RosterRequest:
    return request_of({**CASE, **facts})


@cache
def rows() -> tuple[Compromise, ...]:
    return frontier(request(), load_catalogue(), SearchLimits(20, workers=1, seed=2))


@given(POINTS)
def test_no_point_that_is_left_is_beaten_by_any_that_was_given(
    points: list[tuple[int, int, int]],
) -> None:
    for kept in non_dominated(points, lambda point: point):
        beating = [
            other
            for other in points
            if other != kept and all(a <= b for a, b in zip(other, kept, strict=True))
        ]
        assert beating == []


@given(POINTS)
def test_every_point_that_is_left_out_is_beaten_or_equalled_by_one_that_is_left(
    points: list[tuple[int, int, int]],
) -> None:
    kept = non_dominated(points, lambda point: point)
    assert len(set(kept)) == len(kept)
    for point in points:
        assert any(all(a <= b for a, b in zip(one, point, strict=True)) for one in kept)


def test_without_overtime_three_hours_are_missing_and_eight_beyond_the_contract_fill_them() -> None:
    assert [row.point for row in rows()] == [(0, 0, 480), (180, 0, 0)]


def test_a_roster_beyond_the_rule_says_what_the_rule_must_allow() -> None:
    assert [row.extra_minutes for row in rows()] == [480, 0]


def test_each_row_audits_clean_and_its_figures_are_those_of_the_audit() -> None:
    for row in rows():
        rules = allowing(load_catalogue(), row.extra_minutes, MONDAY)
        found = audit(row.roster, request(), rules, MONDAY)
        assert found.violations == ()
        assert found.prices == row.figures.prices
        missing = sum(one.below_target * (one.end - one.start) for one in found.shortages)
        assert missing == row.figures.missing
        assert row.figures.by_rule()["planned_overtime"].amount * 60 == row.figures.overtime


def test_a_weighing_multiplies_the_costs_of_fairness_and_leaves_the_others() -> None:
    rules = weighed(load_catalogue(), Weighing(fairness=Fraction(1, 10)), MONDAY)
    costs = {
        name: rules.rule("preferences", name).parameters["cost"].on(MONDAY).value
        for name in ("even_weekends", "rotate_shifts", "contract_hours", "planned_overtime")
    }
    assert costs == {
        "even_weekends": 30, "rotate_shifts": 15, "contract_hours": 90, "planned_overtime": 135,
    }  # fmt: skip


def test_of_an_impossible_week_there_is_no_frontier() -> None:
    impossible = request(
        leave=["A 2026-06-01 annual full approved"],
        requests=[{"agent": "A", "from": "2026-06-01", "kind": "pinned", "shift": "D"}],
    )
    with pytest.raises(NoRosterExists):
        frontier(impossible, load_catalogue(), SearchLimits(10, workers=1))
