"""Parts of a whole model: what they find keeps every rule, and their objective is the audit's cost."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from rostering.domain.request import Pair, PairKind, RosterRequest
from rostering.domain.roster import Roster
from rostering.policy.catalogue import load_catalogue
from rostering.scheduling.auditor import audit
from rostering.scheduling.improvement import Improvement
from rostering.scheduling.model import model_of, whole_with
from rostering.scheduling.neighbourhoods import Neighbourhoods
from rostering.scheduling.search import Interrupts, SearchLimits
from rostering.scheduling.whole import Whole
from tests.scheduling.instances import request_of
from tests.scheduling.test_solver import SMALL

MONDAY = date(2026, 6, 1)
CATALOGUE = load_catalogue()
PAIR = (Pair("A", "F", PairKind.TOGETHER),)


def small() -> RosterRequest:
    return replace(request_of(SMALL), pairs=PAIR)


def nobody_at_work(request: RosterRequest) -> Whole:
    whole = whole_with(model_of(request, CATALOGUE, MONDAY), Roster(request.period))
    assert whole is not None
    return whole


def improved(whole: Whole, parts: int = 20) -> Whole:
    """The clock, of which ten parts take a second, is to end no search on a busy machine."""
    work = Improvement(whole, SearchLimits(600.0, workers=1, seed=5, parts=parts))
    with Interrupts() as interrupts:
        work.run(interrupts, lambda cost: None)
    return whole


def test_the_cost_of_a_roster_in_the_model_is_what_the_audit_says() -> None:
    request = small()
    whole = nobody_at_work(request)
    assert whole.roster() == Roster(request.period)
    assert whole.cost == audit(whole.roster(), request, CATALOGUE, MONDAY).cost


def test_part_after_part_makes_the_roster_better_and_breaks_no_rule() -> None:
    request = small()
    whole = nobody_at_work(request)
    before = whole.cost
    found = audit(improved(whole).roster(), request, CATALOGUE, MONDAY)
    assert found.violations == ()
    assert found.cost == whole.cost < before


def test_days_that_are_not_in_the_part_stay() -> None:
    whole = improved(nobody_at_work(small()), 10)
    day = MONDAY + timedelta(days=3)
    cut = whole.cut([("B", day)])
    closed = {
        index for key, own in whole.variables.own.items() if key != ("B", day) for index in own
    }
    assert closed.isdisjoint(cut.opened)
    assert set(whole.variables.own["B", day]) <= set(cut.opened)


def test_those_whom_a_pair_binds_are_in_a_part_together() -> None:
    request = small()
    whole = nobody_at_work(request)
    parts = Neighbourhoods(whole, 1)
    for _time in range(30):
        agents = {agent for agent, _day in parts.choose().days}
        assert len(agents & {"A", "F"}) != 1


@pytest.mark.parametrize("agent", ["A", "F"])
def test_a_roster_that_breaks_a_rule_does_not_hold_in_the_model(agent: str) -> None:
    request = small()
    roster = improved(nobody_at_work(request), 10).roster()
    others = tuple(item for item in roster.assignments if item.agent != agent)
    assert len(others) < len(roster.assignments)
    alone = replace(roster, assignments=others, duties=())
    assert whole_with(model_of(request, CATALOGUE, MONDAY), alone) is None
