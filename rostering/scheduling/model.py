"""The model of a request: its rules and prices, one search in it, and the roster that comes out."""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from ortools.sat.python import cp_model

from rostering.discovery import modules_in
from rostering.domain.request import RosterRequest
from rostering.domain.roster import Roster
from rostering.policy.catalogue import Catalogue
from rostering.scheduling.auditor import PREFERENCES
from rostering.scheduling.known import ONE_DAY
from rostering.scheduling.search import Interrupts, Progress, Search, SearchLimits
from rostering.scheduling.tightening import tighten
from rostering.scheduling.variables import Clause, Variables, add_constraints
from rostering.scheduling.whole import AgentDay, Whole, roster_of


@dataclass(frozen=True, slots=True)
class Found:
    """What a search gave. `roster` is None where `status` is "infeasible" or "unknown"; other statuses
    are "optimal" and "feasible"."""

    status: str
    roster: Roster | None
    objective: int
    bound: int
    build_seconds: float
    variables: Variables
    values: tuple[int, ...]


STATUSES = {
    cp_model.OPTIMAL: "optimal",
    cp_model.FEASIBLE: "feasible",
    cp_model.INFEASIBLE: "infeasible",
}


def model_of(
    request: RosterRequest,
    catalogue: Catalogue,
    day: date,
    exempt: Collection[Clause] = (),
    tighter: bool = False,
) -> Variables:
    """The whole model: every constraint that is kept on `day`, every preference priced.

    What lies within a clause that is `exempt` is not held. A `tighter` model allows the same rosters,
    and its relaxation knows more of them; searched as a whole it is no better for it.
    """
    qualified_only, one_a_day = (
        catalogue.rule("constraints", name).enabled_on(day)
        for name in ("role_qualified", "one_shift_a_day")
    )
    variables = Variables(
        request,
        qualified_only=qualified_only,
        one_a_day=one_a_day,
        exempt=exempt,
        tighter=tighter,
    )
    add_constraints(variables, catalogue, day)
    if tighter and not exempt:  # these sums belong to no clause that could be left out
        tighten(variables, catalogue, day)
    terms: list[Any] = []
    for name, unit in modules_in(PREFERENCES).items():
        rule = catalogue.rule("preferences", name)
        if rule.enabled_on(day):
            terms += unit.costs(variables, rule.on(day, unit.Parameters))
    variables.model.minimize(sum(terms))
    return variables


def search(
    request: RosterRequest,
    catalogue: Catalogue,
    day: date,
    limits: SearchLimits,
    *,
    start: Roster | None = None,
    fixed: Iterable[AgentDay] = (),
    interrupts: Interrupts | None = None,
    on_progress: Callable[[Progress], None] | None = None,
    exempt: Collection[Clause] = (),
    variables: Variables | None = None,
) -> Found:
    """Search the model of `request`, from `start` where it is a whole roster of the period.

    The days in `fixed` stay as they are in `start`. `variables` is the model where it is built already.
    """
    began = time.monotonic()
    if variables is None:
        variables = model_of(request, catalogue, day, exempt)
    if start is not None:
        _hint(variables, start)
        _fix(variables, start, fixed)
    built = time.monotonic() - began
    solver = _solver(limits)
    one = Search(variables.model, solver, variables.shortage, interrupts)
    status = STATUSES.get(one.run(on_progress), "unknown")
    found = status in ("optimal", "feasible")
    values = tuple(solver.response_proto.solution) if found else ()
    return Found(
        status,
        roster_of(variables, values) if found else None,
        round(solver.objective_value) if found else 0,
        round(solver.best_objective_bound) if found else 0,
        built,
        variables,
        values,
    )


def _solver(limits: SearchLimits) -> cp_model.CpSolver:
    """Led by the linear programme: on weeks of rosters that proves what the default portfolio does not
    in ten times as long. Of two workers one proves with `max_lp` and the other searches neighbourhoods;
    `reduced_costs` comes with a third."""
    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds = limits.seconds
    if limits.work is not None:
        solver.parameters.max_deterministic_time = limits.work
    solver.parameters.num_workers = limits.workers
    solver.parameters.random_seed = limits.seed
    solver.parameters.relative_gap_limit = limits.gap
    solver.parameters.linearization_level = 2
    solver.parameters.subsolvers.extend(["max_lp", "reduced_costs"])
    return solver


def _hint(variables: Variables, start: Roster) -> None:
    """A whole roster to begin with, instead of one before; a partial one makes large models worse, and is
    left out.

    Where the roster holds, everything that follows from it is told too: with the assignments alone, the
    search takes a long time to come back to the cost of the roster that it was given.
    """
    variables.model.clear_hints()  # type: ignore[no-untyped-call]
    if start.period != variables.request.period:
        return
    whole = whole_with(variables, start)
    if whole is not None:
        variables.model.proto.solution_hint.vars.extend(range(len(whole.values)))
        variables.model.proto.solution_hint.values.extend(whole.values)
        return
    for index, value in _decided(variables, start).items():
        variables.model.proto.solution_hint.vars.append(index)
        variables.model.proto.solution_hint.values.append(value)


def _decided(variables: Variables, roster: Roster) -> dict[int, int]:
    """The value of each variable of an agent's day in the roster, by its index; empty where the roster
    has work that the model does not know."""
    there = {(a.agent, a.date, a.shift, a.role) for a in roster.assignments}
    if not there <= set(variables.assigned):
        return {}
    on_duty = {(duty.agent, duty.date) for duty in roster.duties}
    on_shift = {key[:3] for key in there}
    at_work = {key[:2] for key in there}
    values: dict[int, int] = {}
    for known, decided in (
        (there, variables.assigned),
        (on_shift, variables.on_shift),
        (at_work, variables.at_work),
        (on_duty, variables.on_duty),
    ):
        for key, variable in decided.items():
            if isinstance(variable, cp_model.IntVar):  # no sum of others, no shift without roles
                values[variable.index] = int(key in known)
    for (agent, day), variable in variables.begins.items():
        eve = day - ONE_DAY
        rested = (agent, eve) not in at_work and eve not in variables.worked_before.get(agent, ())
        values[variable.index] = int((agent, day) in at_work and rested)
    return values


def _fix(variables: Variables, start: Roster, fixed: Iterable[AgentDay]) -> None:
    there = {(a.agent, a.date, a.shift, a.role) for a in start.assignments}
    for agent, day in fixed:
        for key in variables.assigned_on(agent, day):
            variables.model.add(variables.assigned[key] == int(key in there))


def whole_with(variables: Variables, roster: Roster) -> Whole | None:
    """The model with `roster` in it; None where it does not hold there."""
    decided = _decided(variables, roster)
    if not decided:
        return None
    values = [decided.get(index, 0) for index in range(len(variables.model.proto.variables))]
    whole = Whole(variables, values)
    return whole if whole.settle() and not whole.broken else None
