"""The hours that the solver may plan are those that the audit finds right, for every plan of a short shift.

The two sides of a rule are written apart; here they meet.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from ortools.sat.python import cp_model

from rostering.discovery import modules_in
from rostering.domain.request import Event, RosterRequest
from rostering.domain.roster import Roster
from rostering.domain.shifts import BreakTerms, Shift
from rostering.policy.catalogue import load_catalogue
from rostering.scheduling.hours.planning import activities_in
from rostering.scheduling.hours.variables import HourVariables
from tests.scheduling.instances import request_of, roster_of

DAY = date(2026, 6, 1)
STEP = 60
UNITS = modules_in("rostering.scheduling.hour_constraints")
TIGHTER = {"role_blocks": {"minutes": 120}}
CASE = {  # an agent qualified for one of the two roles of a shift from 09:00 to 14:00
    "period": [str(DAY), str(DAY)],
    "agents": {"A": {"roles": ["phone", "walk_in"]}},
    "roster": ["A 2026-06-01 S phone"],
}
BREAK = ((11 * 60, 12 * 60),)
WINDOW = (BreakTerms((10 * 60, 13 * 60)),)
SHIFT = Shift("S", "short", 9 * 60, 14 * 60, BREAK, ("phone", "walk_in"), WINDOW)
TALK = Event("talk", 0, 11 * 60, 14 * 60, (), 60)
CHANGES: dict[str, Callable[[RosterRequest], RosterRequest]] = {
    "a window": lambda request: request,
    "a fixed break": lambda request: with_shift(request, replace(SHIFT, terms=())),
    "an agent of one role": lambda request: replace(
        request, agents=(replace(request.agents[0], roles=("phone",)),)
    ),
    "a shift of one role": lambda request: with_shift(request, replace(SHIFT, roles=("phone",))),
}


def with_shift(request: RosterRequest, shift: Shift) -> RosterRequest:
    return replace(request, shifts={"S": shift})


def plans(
    request: RosterRequest, add: Any = None, rule: Any = None, case: dict[str, Any] = CASE
) -> set[Roster]:
    """Every roster with planned hours that the model allows under one rule, or under none."""
    roster = roster_of(case)
    hours = HourVariables(request, roster.assignments, STEP, narrow=False)
    if add is not None:
        add(hours, rule)
    found: set[Roster] = set()

    class Collector(cp_model.CpSolverSolutionCallback):
        def on_solution_callback(self) -> None:
            planned = tuple(sorted(activities_in(hours, self.value)))
            found.add(replace(roster, activities=planned))

    solver = cp_model.CpSolver()
    solver.parameters.enumerate_all_solutions = True
    solver.parameters.num_workers = 1
    solver.solve(hours.model, Collector())
    return {one for one in found if one.activities}  # without any, the usual hours hold


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("name", UNITS)
def test_a_rule_allows_just_the_plans_that_the_audit_finds_right(name: str, change: str) -> None:
    whole = {**CASE, "shifts": []}
    request = replace(request_of(whole), shifts={"S": SHIFT}, events=(TALK,))
    request = CHANGES[change](request)
    unit = UNITS[name]
    rule = load_catalogue().rule("hour_constraints", name).on(DAY, unit.Parameters)
    rule = replace(rule, **TIGHTER.get(name, {}))
    every = plans(request)
    right = {roster for roster in every if not unit.violations(roster, request, rule)}
    assert len(every) >= 30
    assert plans(request, unit.add, rule) == right


def test_an_intern_is_accompanied_in_just_the_plans_that_the_audit_finds_right() -> None:
    """Two people of a shift from 09:00 to 12:00; a break may come at any hour of it, and a change."""
    case = {
        **CASE,
        "shifts": [],
        "agents": {
            "A": {"grade": "intern", "roles": ["phone", "walk_in"]},
            "B": {"grade": "team_leader", "roles": ["phone", "walk_in"]},
        },
        "roster": ["A 2026-06-01 S phone", "B 2026-06-01 S phone"],
    }
    shift = Shift("S", "short", 9 * 60, 12 * 60, ((10 * 60, 11 * 60),), ("phone", "walk_in"))
    request = with_shift(request_of(case), shift)
    unit = modules_in("rostering.scheduling.constraints")["interns_accompanied"]
    rule = load_catalogue().rule("constraints", "interns_accompanied").on(DAY, unit.Parameters)
    every = {one for one in plans(request, case=case) if both_planned(one)}
    right = {roster for roster in every if not unit.violations(roster, request, rule)}
    allowed = {one for one in plans(request, unit.add_hours, rule, case) if both_planned(one)}
    assert 0 < len(right) < len(every)
    assert allowed == right


def both_planned(roster: Roster) -> bool:
    return {one.agent for one in roster.activities} == {"A", "B"}
