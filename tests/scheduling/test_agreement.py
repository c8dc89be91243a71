"""What the solver holds and what the audit finds are the same, on every roster of tiny instances.

The two sides of a unit are written apart; here they meet.
"""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from ortools.sat.python import cp_model

from rostering.discovery import modules_in
from rostering.domain.request import RosterRequest
from rostering.domain.roster import Assignment, Duty, Roster
from rostering.policy.catalogue import load_catalogue
from rostering.scheduling.variables import Variables
from tests.scheduling.instances import request_of

DAY = date(2026, 6, 1)
CONSTRAINTS = modules_in("rostering.scheduling.constraints")
PREFERENCES = modules_in("rostering.scheduling.preferences")
TIGHTER: dict[str, dict[str, int]] = {
    "weekly_rest_day": {"days": 3, "rest_days": 1},
    "longest_run": {"days": 2},
    "shortest_run": {"days": 2},
    "shortest_rest": {"days": 2},
    "nights_in_a_row": {"nights": 1},
    "rest_after_nights": {"rest_days": 2},
    "forbidden_sequences": {"sequences": ("D N", "D - D")},
    "most_weekends": {"weekends": 1, "weeks": 2},
    "role_weeks_in_a_row": {"weeks": 0},
    "shift_limits": {"days": 3},
}
LONG = {  # one agent over the end of a week
    "period": ["2026-06-06", "2026-06-09"],
    "roles": ["phone", "field"],
    "shifts": ["D", "N"],
    "agents": {"A": {"roles": ["phone", "field"], "weekly_hours": 16, "left": "2026-06-08"}},
    "history": ["A 2026-06-04 D phone", "A 2026-06-05 N phone"],
    "leave": ["A 2026-06-07 sick full approved", "A 2026-06-08 sick first approved"],
    "requests": [
        {"agent": "A", "from": "2026-06-06", "kind": "avoid", "shift": "N", "hard": True},
        {"agent": "A", "from": "2026-06-08", "to": "2026-06-09", "kind": "wish", "role": "phone"},
        {"agent": "A", "from": "2026-06-09", "kind": "day_off", "weight": 2},
        {"agent": "A", "from": "2026-06-08", "kind": "unavailable", "times": [300, 600]},
    ],
    "published": ["A 2026-06-06 D phone", "A 2026-06-08 N phone"],
    "limits": [
        {"agent": "A", "kind": "shifts", "shift": "D", "most": 1},
        {"agent": "A", "kind": "month_hours", "most": 1440},
        {"agent": "A", "kind": "period_hours", "least": 480, "most": 960},
    ],
    "moved_holidays": {"2026-06-05": "2026-06-08", "2026-06-06": "2026-06-09"},
    "fixed_before": "2026-06-07",
    "rotation": ["A 2026-06-06 D phone", "A 2026-06-07", "A 2026-06-08 N phone"],
    "demand": [
        {"date": "2026-06-06", "role": "phone", "start": 0, "end": 24, "minimum": 1, "target": 1},
        {"date": "2026-06-08", "role": "phone", "start": 9, "end": 14, "minimum": 0, "target": 0,
         "maximum": 0, "over_weight": 7},
    ],
}  # fmt: skip
WIDE = {  # two agents, a duty rota, and an earlier imbalance
    "period": ["2026-06-06", "2026-06-07"],
    "roles": ["phone", "field"],
    "shifts": ["D"],
    "agents": {
        "A": {"roles": ["phone", "field"], "grade": "team_leader"},
        "B": {"roles": ["phone"], "hired": "2026-06-03", "grade": "intern"},
    },
    "history": ["A 2026-05-30 D field", "A 2026-06-05 D phone", "B 2026-06-05 D phone"],
    "duty_history": ["A 2026-06-04"],
    "statutory": ["2026-05-30", "2026-06-07"],
    "pairs": [
        {"one": "A", "other": "B", "kind": "together"},
        {"one": "B", "other": "A", "kind": "apart"},
    ],
    "duty_rota": ["D"],
    "rotation": ["A 2026-06-06 D field", "B 2026-06-06"],
    "published": ["A 2026-06-06 D phone", "B 2026-06-07 D phone"],
    "published_duties": ["A 2026-06-06"],
    "fixed_before": "2026-06-07",
    "requests": [
        {"agent": "A", "from": "2026-06-06", "kind": "pinned", "shift": "D"},
        {"agent": "B", "from": "2026-06-07", "kind": "unavailable"},
        {"agent": "B", "from": "2026-06-06", "kind": "wish", "hard": True, "shift": "D"},
        {"agent": "A", "from": "2026-06-07", "kind": "avoid", "role": "field"},
    ],
    "demand": [
        {"date": "2026-06-06", "role": "phone", "start": 8, "end": 24, "minimum": 1, "target": 2},
        {"date": "2026-06-06", "role": "phone", "start": 10, "end": 20, "minimum": 2, "target": 2,
         "short_weight": 3},
        {"date": "2026-06-07", "role": "field", "start": 9, "end": 18, "minimum": 0, "target": 1},
    ],
}  # fmt: skip
INSTANCES = {"long": request_of(LONG), "wide": request_of(WIDE)}


def rule_of(kind: str, name: str, unit: Any) -> Any:
    shipped = load_catalogue().rule(kind, name).on(DAY, unit.Parameters)
    values = {field: getattr(shipped, field) for field in unit.Parameters.__dataclass_fields__}
    return unit.Parameters(**{**values, **TIGHTER.get(name, {})})


class Collector(cp_model.CpSolverSolutionCallback):
    """Every roster that a model allows."""

    def __init__(self, variables: Variables) -> None:
        super().__init__()
        self.variables = variables
        self.rosters: list[Roster] = []

    def on_solution_callback(self) -> None:
        self.rosters.append(roster_in(self.variables, self.value))


def roster_in(variables: Variables, value: Any) -> Roster:
    assigned = [Assignment(*key) for key, x in variables.assigned.items() if value(x)]
    on_duty = [Duty(day, agent) for (agent, day), x in variables.on_duty.items() if value(x)]
    return Roster(variables.request.period, tuple(sorted(assigned)), tuple(sorted(on_duty)))


def all_rosters(request: RosterRequest, unit: Any = None, rule: Any = None) -> set[Roster]:
    variables = Variables(request)
    if unit is not None:
        unit.add(variables, rule)
    solver = cp_model.CpSolver()
    solver.parameters.enumerate_all_solutions = True
    solver.parameters.num_workers = 1
    collector = Collector(variables)
    status = solver.solve(variables.model, collector)
    assert status in (cp_model.OPTIMAL, cp_model.INFEASIBLE)
    assert len(set(collector.rosters)) == len(collector.rosters)
    return set(collector.rosters)


EVERY = {name: all_rosters(request) for name, request in INSTANCES.items()}


def test_the_tiny_instances_have_every_roster() -> None:
    # four days, each any of the subsets of D:phone, D:field and N:phone
    assert len(EVERY["long"]) == 8**4
    # two agents and days, any subset of D:phone and D:field, and on duty or not
    assert len(EVERY["wide"]) == 4**4 * 2**4


@pytest.mark.parametrize("instance", INSTANCES)
@pytest.mark.parametrize("name", CONSTRAINTS)
def test_a_constraint_allows_just_the_rosters_that_the_audit_finds_right(
    name: str, instance: str
) -> None:
    unit, request = CONSTRAINTS[name], INSTANCES[instance]
    rule = rule_of("constraints", name, unit)
    right = {roster for roster in EVERY[instance] if not unit.violations(roster, request, rule)}
    assert all_rosters(request, unit, rule) == right


def some(instance: str) -> list[Roster]:
    """Rosters of an instance, spread over all of them."""
    ordered = sorted(EVERY[instance], key=lambda roster: (roster.assignments, roster.duties))
    return ordered[:: max(len(ordered) // 120, 1)]


@pytest.mark.parametrize("instance", INSTANCES)
@pytest.mark.parametrize("name", PREFERENCES)
def test_a_preference_costs_the_solver_what_the_audit_says(name: str, instance: str) -> None:
    unit, request = PREFERENCES[name], INSTANCES[instance]
    rule = rule_of("preferences", name, unit)
    variables = Variables(request)
    terms = unit.costs(variables, rule)
    variables.model.minimize(sum(terms))
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    for roster in some(instance):
        model = variables.model.clone()
        there = {(a.agent, a.date, a.shift, a.role) for a in roster.assignments}
        duty = {(one.agent, one.date) for one in roster.duties}
        for key, x in variables.assigned.items():
            model.add(x == int(key in there))
        for pair, x in variables.on_duty.items():
            model.add(x == int(pair in duty))
        assert solver.solve(model) == cp_model.OPTIMAL
        cost = round(solver.objective_value) if terms else 0
        assert cost == unit.price(roster, request, rule).cost, roster


@pytest.mark.parametrize("name", CONSTRAINTS)
def test_every_constraint_forbids_some_of_the_rosters_and_allows_some(name: str) -> None:
    """An instance on which a constraint never speaks would prove nothing."""
    unit = CONSTRAINTS[name]
    rule = rule_of("constraints", name, unit)
    wrong = [
        bool(unit.violations(roster, request, rule))
        for instance, request in INSTANCES.items()
        for roster in EVERY[instance]
    ]
    assert any(wrong)
    assert not all(wrong)
