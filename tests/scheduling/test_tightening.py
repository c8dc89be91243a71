"""Tighter sums: they allow just the rosters that the rules allow, and the relaxation proves more."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from ortools.sat.python import cp_model

from benchmarks.instances import catalogue_with
from rostering.domain.request import AgentLimit, LimitKind, RosterRequest
from rostering.domain.roster import Assignment, Roster
from rostering.policy.catalogue import load_catalogue
from rostering.scheduling.auditor import audit
from rostering.scheduling.model import model_of, whole_with
from rostering.scheduling.relaxation import relaxation_of
from rostering.scheduling.search import Interrupts
from rostering.scheduling.tightening import tighten
from rostering.scheduling.variables import Variables, add_constraints
from rostering.scheduling.whole import Whole
from tests.scheduling.instances import request_of
from tests.scheduling.test_improvement import improved, nobody_at_work
from tests.scheduling.test_solver import SMALL

MONDAY = date(2026, 6, 1)
WEEK = {
    "period": ["2026-06-01", "2026-06-08"],
    "roles": ["phone"],
    "shifts": ["D", "N"],
    "agents": {"A": {"roles": ["phone"], "weekly_hours": 60}},
}
BEFORE = {
    "nothing known": (),
    "a run before": (Assignment("A", date(2026, 5, 31), "D", "phone"),),
    "a rest before": (Assignment("A", date(2026, 5, 30), "D", "phone"),),
}


def with_limits(request: RosterRequest, run: int, longest: int, rest: int) -> RosterRequest:
    limits = [
        limit
        for agent in request.agents
        for limit in (
            AgentLimit(agent.id, LimitKind.RUN, "", run, longest),
            AgentLimit(agent.id, LimitKind.REST, "", rest, None),
        )
    ]
    return replace(request, limits=tuple(limits))


CATALOGUE = load_catalogue()
KEPT = catalogue_with(
    ("one_shift_a_day", "role_qualified"),
    longest_run={"days": 9},
    shortest_run={"days": 1},
    shortest_rest={"days": 1},
    minimum_rest={"hours": 11},
)


def model(request: RosterRequest, tighter: bool) -> Variables:
    variables = Variables(request, qualified_only=True, one_a_day=True, tighter=tighter)
    add_constraints(variables, KEPT, MONDAY)
    if tighter:
        tighten(variables, KEPT, MONDAY)
    return variables


class Days(cp_model.CpSolverSolutionCallback):
    """The days of work of every solution."""

    def __init__(self, variables: Variables) -> None:
        super().__init__()
        self.variables = variables
        self.found: list[tuple[Any, ...]] = []

    def on_solution_callback(self) -> None:
        assigned = self.variables.assigned.items()
        self.found.append(tuple(key for key, x in assigned if self.value(x)))


def every_roster(variables: Variables) -> list[tuple[Any, ...]]:
    solver = cp_model.CpSolver()
    solver.parameters.enumerate_all_solutions = True
    solver.parameters.num_workers = 1
    days = Days(variables)
    assert solver.solve(variables.model, days) == cp_model.OPTIMAL
    return sorted(days.found)


@pytest.mark.parametrize("before", BEFORE)
@pytest.mark.parametrize("limits", [(2, 3, 2), (1, 3, 2), (2, 4, 1), (3, 5, 3)])
def test_tighter_sums_neither_lose_nor_gain_a_roster(
    limits: tuple[int, int, int], before: str
) -> None:
    request = replace(with_limits(request_of(WEEK), *limits), history=BEFORE[before])
    tighter = model(request, True)
    assert len(tighter.model.proto.variables) > len(model(request, False).model.proto.variables)
    assert every_roster(tighter) == every_roster(model(request, False))


@pytest.mark.parametrize("shift", ["", "L", "N"])
def test_one_sum_for_shifts_that_forbid_the_same_after_them_loses_and_gains_no_roster(
    shift: str,
) -> None:
    """After L there is no E for want of rest, after N no E, D or L: E is forbidden after both."""
    case = {**WEEK, "period": ["2026-06-01", "2026-06-04"], "shifts": ["E", "D", "L", "N"]}
    worked = (Assignment("A", date(2026, 5, 31), shift, "phone"),) if shift else ()
    request = replace(with_limits(request_of(case), 1, 9, 1), history=worked)
    tighter, plain = model(request, True), model(request, False)
    assert list(map(str, tighter.model.proto.constraints)) != list(
        map(str, plain.model.proto.constraints)
    )
    assert every_roster(tighter) == every_roster(plain)


def test_without_a_least_length_nothing_is_added() -> None:
    request = with_limits(request_of(WEEK), 1, 3, 1)
    assert len(model(request, True).model.proto.variables) == len(
        model(request, False).model.proto.variables
    )


def test_the_relaxation_proves_more_with_them() -> None:
    request = with_limits(request_of(WEEK), 2, 4, 3)
    bounds = []
    for tighter in (False, True):
        variables = model(request, tighter)
        variables.model.minimize(sum(-x for x in variables.at_work.values()))
        whole = Whole(variables, [0] * len(variables.model.proto.variables))
        with Interrupts() as interrupts:
            bounds.append(relaxation_of(whole, 5.0, interrupts).bound)
    best = -max(len(days) for days in every_roster(model(request, True)))
    assert bounds[0] < bounds[1] <= best


def test_parts_move_the_days_on_which_runs_begin() -> None:
    request = with_limits(request_of(SMALL), 2, 4, 2)
    variables = model_of(request, CATALOGUE, MONDAY, tighter=True)
    whole = whole_with(variables, Roster(request.period))
    assert whole is not None
    assert variables.begins
    before = whole.cost
    improved(whole, 10)
    assert whole.cost < before
    assert not any(row.broken(there) for row, there in zip(whole.rows, whole.sums, strict=True))


def test_a_roster_holds_in_the_tighter_model_and_has_its_cost() -> None:
    request = with_limits(request_of(SMALL), 2, 4, 2)
    variables = model_of(request, CATALOGUE, MONDAY, tighter=True)
    roster = improved(nobody_at_work(request)).roster()
    whole = whole_with(variables, roster)
    assert whole is not None
    assert whole.cost == audit(roster, request, CATALOGUE, MONDAY).cost
