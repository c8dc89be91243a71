"""Searches that begin with a roster: it is known at once with its cost, and nothing worse comes out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from rostering.domain.request import RosterRequest, RotationDay
from rostering.domain.roster import Roster
from rostering.policy.catalogue import load_catalogue
from rostering.scheduling.auditor import audit
from rostering.scheduling.comparison import side_by_side
from rostering.scheduling.frontier import frontier
from rostering.scheduling.model import model_of, search
from rostering.scheduling.rotation.start import rotating_roster
from rostering.scheduling.rotation.walk import followed
from rostering.scheduling.search import Interrupts, Progress, SearchLimits
from rostering.scheduling.solver import build_roster
from rostering.scheduling.what_if import changed
from tests.scheduling.instances import request_of
from tests.scheduling.test_solver import SMALL

MONDAY = date(2026, 6, 1)
CATALOGUE = load_catalogue()


def small() -> RosterRequest:
    return request_of(SMALL)


def cost_of(roster: Roster, request: RosterRequest) -> int:
    return audit(roster, request, CATALOGUE, MONDAY).cost


def told_from(request: RosterRequest, start: Roster | None) -> tuple[list[int], Roster]:
    """The costs that the search reported, and what came out."""
    told: list[Progress] = []
    result = build_roster(
        request,
        CATALOGUE,
        limits=SearchLimits(10.0, workers=1),
        start=start,
        on_progress=told.append,
    )
    return [one.objective for one in told if one.objective is not None], result.roster


def test_a_search_knows_the_cost_of_its_start_from_its_first_word_on() -> None:
    request = small()
    start = build_roster(request, CATALOGUE, limits=SearchLimits(10.0)).roster
    told, roster = told_from(request, start)
    assert all(cost <= cost_of(start, request) for cost in told)
    assert cost_of(roster, request) <= cost_of(start, request)


def test_a_model_is_searched_again_from_another_roster() -> None:
    request = small()
    variables = model_of(request, CATALOGUE, MONDAY)
    limits = SearchLimits(60.0, workers=1, work=0.5)
    start = Roster(request.period)
    for _time in range(2):
        found = search(request, CATALOGUE, MONDAY, limits, start=start, variables=variables)
        assert found.roster is not None
        start = found.roster


def test_a_period_with_a_published_roster_starts_from_it() -> None:
    plain = small()
    published = build_roster(plain, CATALOGUE, limits=SearchLimits(10.0)).roster
    request = replace(plain, published=published)
    told, roster = told_from(request, None)
    assert all(cost <= cost_of(published, request) for cost in told)
    assert cost_of(roster, request) <= cost_of(published, request)


def test_a_rotation_is_mended_only_where_a_hard_rule_forbids_it() -> None:
    plain = request_of({**SMALL, "leave": ["A 2026-06-02 sick full approved"]})
    walked = tuple(
        RotationDay("A", date(2026, 6, day), "D", "phone") for day in (1, 2, 3)
    )  # leave on the second day, which the pattern does not know of
    request = replace(plain, rotation=walked)
    with Interrupts() as interrupts:
        roster = rotating_roster(request, CATALOGUE, MONDAY, SearchLimits(20.0), interrupts)
    assert roster is not None
    assert audit(roster, request, CATALOGUE, MONDAY).violations == ()
    assert followed(roster, request) == 2
    nobody_else = replace(
        roster, assignments=tuple(a for a in roster.assignments if a.agent == "A")
    )
    assert cost_of(roster, request) < cost_of(nobody_else, request)


def test_a_build_that_follows_a_rotation_is_no_dearer_than_the_rotation_itself() -> None:
    plain = small()
    walked = tuple(RotationDay("A", date(2026, 6, day), "D", "phone") for day in (1, 2, 3))
    request = replace(plain, rotation=walked)
    with Interrupts() as interrupts:
        rotating = rotating_roster(request, CATALOGUE, MONDAY, SearchLimits(20.0), interrupts)
    assert rotating is not None
    _told, roster = told_from(request, None)
    assert cost_of(roster, request) <= cost_of(rotating, request)


def test_a_week_with_a_rotation_is_compared_and_chosen_from_like_any_other() -> None:
    walked = tuple(RotationDay("A", date(2026, 6, day), "D", "phone") for day in (1, 2, 3))
    request = replace(small(), rotation=walked)
    limits = SearchLimits(20.0, workers=1)
    now, then = side_by_side(
        (request, CATALOGUE), changed(request, CATALOGUE, ["demand+10%"]), limits
    )
    for one in (now, then):
        assert one.figures is not None
        assert any(price.rule == "follow_rotation" for price in one.figures.prices)
    for row in frontier(request, CATALOGUE, limits):
        assert any(price.rule == "follow_rotation" for price in row.figures.prices)
