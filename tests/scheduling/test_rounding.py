"""A first roster from the relaxation: a bound that is true, and a roster that keeps every rule."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date

import pytest

from rostering.domain.request import Pair, PairKind, RosterRequest
from rostering.policy.catalogue import load_catalogue
from rostering.scheduling.auditor import audit
from rostering.scheduling.improvement import Improvement
from rostering.scheduling.model import model_of
from rostering.scheduling.relaxation import bound_of, relaxation_of
from rostering.scheduling.rounding import Rounding
from rostering.scheduling.search import Interrupts, SearchLimits
from rostering.scheduling.solver import build_roster
from rostering.scheduling.whole import Whole
from tests.scheduling.instances import request_of
from tests.scheduling.test_solver import SMALL

MONDAY = date(2026, 6, 1)
CATALOGUE = load_catalogue()
LIMITS = SearchLimits(seconds=60.0, workers=1, seed=4)
GRADES = {"A": {"grade": "intern"}, "B": {"grade": "senior", "roles": ["phone", "field"]}}
CASES = {
    "plain": {},
    "a pair": {"pairs": (Pair("A", "F", PairKind.TOGETHER),)},
    "an intern": {"agents": request_of({**SMALL, "agents": {**SMALL["agents"], **GRADES}}).agents},
}


@pytest.fixture(params=list(CASES), ids=list(CASES))
def request_given(request: pytest.FixtureRequest) -> RosterRequest:
    return replace(request_of(SMALL), **CASES[request.param])


def empty(request: RosterRequest) -> Whole:
    variables = model_of(request, CATALOGUE, MONDAY)
    return Whole(variables, [0] * len(variables.model.proto.variables))


def rounded(request: RosterRequest, limits: SearchLimits = LIMITS) -> Whole:
    whole = empty(request)
    with Interrupts() as interrupts:
        relaxation = relaxation_of(whole, 5.0, interrupts)
        rounding = Rounding(whole, relaxation, limits, interrupts, limits.seconds)
        assert rounding.run(lambda roster: None)
    return whole


def test_no_roster_costs_less_than_the_bound_of_the_relaxation(
    request_given: RosterRequest,
) -> None:
    best = build_roster(request_given, CATALOGUE, limits=SearchLimits(seconds=60.0))
    with Interrupts() as interrupts:
        bound = relaxation_of(empty(request_given), 5.0, interrupts).bound
    assert 0 < bound <= best.objective


def test_whatever_prices_rows_have_their_bound_is_true() -> None:
    whole = rounded(request_of(SMALL))
    chance = random.Random(8)
    for _time in range(20):
        prices = [chance.uniform(-900, 900) for _row in whole.rows]
        assert bound_of(whole, prices) <= whole.cost


def test_what_is_rounded_keeps_every_rule_and_costs_what_the_audit_says(
    request_given: RosterRequest,
) -> None:
    whole = rounded(request_given)
    if whole.broken:
        with Interrupts() as interrupts:
            Improvement(whole, LIMITS).run(interrupts, lambda cost: None, float("inf"))
    found = audit(whole.roster(), request_given, CATALOGUE, MONDAY)
    assert found.violations == ()
    assert found.cost == whole.cost
    assert whole.roster().assignments


def test_when_time_is_over_the_agents_who_are_left_get_work_that_their_rules_allow() -> None:
    request = request_of(SMALL)
    whole = rounded(request, replace(LIMITS, seconds=0.0))
    assert audit(whole.roster(), request, CATALOGUE, MONDAY).violations == ()


def test_rules_between_agents_that_are_broken_are_mended_part_by_part() -> None:
    request = replace(request_of(SMALL), pairs=(Pair("A", "F", PairKind.TOGETHER),))
    whole = rounded(replace(request, pairs=()))
    torn = Whole(model_of(request, CATALOGUE, MONDAY), whole.values)
    assert torn.settle()
    assert torn.broken > 0
    with Interrupts() as interrupts:
        Improvement(torn, LIMITS).run(interrupts, lambda cost: None, float("inf"))
    assert torn.broken == 0
    assert audit(torn.roster(), request, CATALOGUE, MONDAY).violations == ()


def test_the_same_seed_one_worker_and_as_many_parts_give_the_same_roster() -> None:
    request = request_of(SMALL)
    rosters = []
    for _time in range(2):
        whole = rounded(request)
        with Interrupts() as interrupts:
            work = Improvement(whole, replace(LIMITS, parts=12))
            work.run(interrupts, lambda cost: None)
        assert work.searched == 12
        rosters.append(whole.roster())
    assert rosters[0] == rosters[1]
