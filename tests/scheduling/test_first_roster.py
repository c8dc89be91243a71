"""A first roster from head counts: a bound that no roster undercuts, and a roster that keeps the rules."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from benchmarks.centres import generated_centre, served
from rostering.domain.request import AgentRequest, Pair, PairKind, RequestKind, RosterRequest
from rostering.domain.roster import Roster
from rostering.policy.catalogue import load_catalogue
from rostering.scheduling.aggregate import Aggregate
from rostering.scheduling.auditor import audit
from rostering.scheduling.first_roster import First, first_roster
from rostering.scheduling.model import model_of
from rostering.scheduling.parts import filled_duties
from rostering.scheduling.search import Interrupts, SearchLimits
from rostering.scheduling.solver import build_roster
from rostering.scheduling.what_if import with_value
from tests.scheduling.instances import request_of
from tests.scheduling.test_solver import SMALL

MONDAY = date(2026, 6, 1)
CATALOGUE = load_catalogue()
WISH = (AgentRequest("A", MONDAY, MONDAY, RequestKind.DAY_OFF, weight=3),)
PAIR = (Pair("A", "F", PairKind.TOGETHER),)


def small() -> RosterRequest:
    return request_of(SMALL)


def first_of(request: RosterRequest, workers: int = 1) -> First:
    with Interrupts() as interrupts:
        variables = model_of(request, CATALOGUE, MONDAY)
        limits = SearchLimits(seconds=30.0, workers=workers)
        return first_roster(variables, limits, interrupts, lambda roster, bound: None)


@pytest.mark.parametrize(
    "changes", [{}, {"requests": WISH}, {"pairs": PAIR}], ids=["plain", "a wish", "a pair"]
)
def test_no_roster_costs_less_than_the_bound_of_the_head_counts(changes: dict[str, object]) -> None:
    request = replace(small(), **changes)
    best = build_roster(request, CATALOGUE, limits=SearchLimits(seconds=30.0))
    assert 0 <= first_of(request).bound <= best.objective


def test_the_bound_is_told_where_more_people_are_wanted_than_there_are() -> None:
    request = small()
    more = tuple(replace(row, target=row.target + 9, minimum=0) for row in request.demand)
    minutes = sum((row.end - row.start) * row.target for row in more)
    longest = max(shift.work_minutes for shift in request.shifts.values())
    most = len(request.agents) * len(request.period) * longest
    below_target = 4  # for each minute, rules/preferences/demand.toml
    assert first_of(replace(request, demand=more)).bound >= (minutes - most) * below_target


@pytest.mark.parametrize("workers", [1, 2])
def test_what_is_dealt_out_keeps_every_rule_and_serves_more_than_nobody(workers: int) -> None:
    request = replace(small(), pairs=PAIR, requests=WISH)
    roster = first_of(request, workers).roster
    assert roster is not None
    found = audit(filled_duties(request, roster), request, CATALOGUE, MONDAY)
    assert found.violations == ()
    assert found.cost < audit(Roster(request.period), request, CATALOGUE, MONDAY).cost


def test_head_counts_prove_that_there_is_no_roster() -> None:
    request = small()
    day = request.period.start
    both = (
        AgentRequest("A", day, day, RequestKind.PINNED, "D", "phone", hard=True),
        AgentRequest("A", day, day, RequestKind.UNAVAILABLE),
    )
    assert first_of(replace(request, requests=both, agents=request.agents[:1])).infeasible


def test_agents_who_are_alike_are_counted_together() -> None:
    request = small()
    variables = model_of(request, CATALOGUE, MONDAY)
    counted = Aggregate(variables)
    assert len(counted.members) < len(counted.kind)
    assert sorted(index for members in counted.members for index in members) == list(
        range(len(counted.kind))
    )


def test_rules_between_agents_are_kept_as_well_those_first_on_whom_others_lean() -> None:
    request = generated_centre(24, 1)
    names = ("interns_accompanied", "seniors_per_shift", "most_weekends", "rest_after_nights")
    rules = [CATALOGUE.rule("constraints", name) for name in names]
    catalogue = CATALOGUE.with_([with_value(rule, "enabled", True) for rule in rules])
    with Interrupts() as interrupts:
        variables = model_of(request, catalogue, MONDAY)
        first = first_roster(variables, SearchLimits(60.0), interrupts, lambda roster, bound: None)
    assert first.roster is not None
    roster = filled_duties(request, first.roster)
    assert audit(roster, request, catalogue, MONDAY).violations == ()
    assert served(roster, request) > 0.5
