"""The search for a roster: constraints and preferences into one model, solved by CP-SAT."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date
from typing import Any

from ortools.sat.python import cp_model

from rostering.discovery import modules_in
from rostering.domain.request import RosterRequest
from rostering.domain.roster import Assignment, Duty, Roster, RosterResult
from rostering.errors import NoRosterExists, TimeIsUp
from rostering.language import _
from rostering.policy.catalogue import Catalogue
from rostering.scheduling.auditor import PREFERENCES, audit
from rostering.scheduling.conflict import conflict_of
from rostering.scheduling.search import Progress, Search, SearchLimits
from rostering.scheduling.variables import Variables, add_constraints

__all__ = ["Progress", "SearchLimits", "build_roster", "model_of"]


DEFAULT = SearchLimits()


def build_roster(
    request: RosterRequest,
    catalogue: Catalogue,
    *,
    day: date | None = None,
    limits: SearchLimits = DEFAULT,
    on_progress: Callable[[Progress], None] | None = None,
    start: Roster | None = None,
) -> RosterResult:
    """The best roster found within the limits, under the rules in force on `day`.

    A roster to begin with, `start` or what is published, is kept where it holds and nothing better was
    found. Raises NoRosterExists where it is proven that none keeps the
    hard rules, TimeIsUp where none was found, KeyboardInterrupt where the search was ended before one
    was.
    """
    began = time.monotonic()
    day = day or request.period.start
    start = start or request.published
    variables = model_of(request, catalogue, day)
    _hint(variables, start)
    built = time.monotonic() - began
    solver = _solver(limits)
    search = Search(variables.model, solver, variables.shortage)
    status = search.run(on_progress)
    if status == cp_model.INFEASIBLE:
        raise NoRosterExists(*conflict_of(request, catalogue, day))
    found = status in (cp_model.OPTIMAL, cp_model.FEASIBLE)
    roster = _better(_roster(variables, solver) if found else None, start, request, catalogue, day)
    if roster is None and search.stopped:
        raise KeyboardInterrupt
    if roster is None:
        raise TimeIsUp(
            _("no roster was found in {seconds:.0f} s").format(seconds=limits.seconds),
            _("give it more time: --time-limit {seconds:.0f}").format(seconds=4 * limits.seconds),
        )
    prices = audit(roster, request, catalogue, day).prices
    return RosterResult(
        roster,
        "optimal" if status == cp_model.OPTIMAL else "feasible",
        sum(price.cost for price in prices),
        round(solver.best_objective_bound),
        prices,
        time.monotonic() - began,
        {
            "booleans": str(len(variables.model.proto.variables)),
            "constraints": str(len(variables.model.proto.constraints)),
            "build_seconds": f"{built:.3f}",
            "interrupted": "yes" if search.stopped else "no",
        },
    )


def model_of(request: RosterRequest, catalogue: Catalogue, day: date) -> Variables:
    """The whole model: every constraint that is kept on `day`, every preference priced."""
    variables = Variables(request)
    add_constraints(variables, catalogue, day)
    terms: list[Any] = []
    for name, unit in modules_in(PREFERENCES).items():
        rule = catalogue.rule("preferences", name)
        if rule.enabled_on(day):
            terms += unit.costs(variables, rule.on(day, unit.Parameters))
    variables.model.minimize(sum(terms))
    return variables


def _solver(limits: SearchLimits) -> cp_model.CpSolver:
    """Two workers led by the linear programme: on weeks of rosters they prove what the default
    portfolio does not in ten times as long."""
    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds = limits.seconds
    solver.parameters.num_workers = limits.workers
    solver.parameters.random_seed = limits.seed
    solver.parameters.relative_gap_limit = limits.gap
    solver.parameters.linearization_level = 2
    solver.parameters.subsolvers.extend(["max_lp", "reduced_costs"])
    return solver


def _hint(variables: Variables, start: Roster | None) -> None:
    """A whole roster to begin with; a partial one makes large models worse, and is left out."""
    if start is None or start.period != variables.request.period:
        return
    there = {(a.agent, a.date, a.shift, a.role) for a in start.assignments}
    if not there <= set(variables.assigned):
        return
    on_duty = {(duty.agent, duty.date) for duty in start.duties}
    on_shift = {key[:3] for key in there}
    at_work = {key[:2] for key in there}
    hints: dict[int, tuple[Any, bool]] = {}
    for known, decided in (
        (there, variables.assigned),
        (on_shift, variables.on_shift),
        (at_work, variables.at_work),
        (on_duty, variables.on_duty),
    ):
        for key, variable in decided.items():
            if not isinstance(variable, int):  # a shift without roles is never worked
                hints[variable.index] = (variable, key in known)
    for variable, value in hints.values():
        variables.model.add_hint(variable, int(value))


def _better(
    found: Roster | None,
    start: Roster | None,
    request: RosterRequest,
    catalogue: Catalogue,
    day: date,
) -> Roster | None:
    """The cheaper of what was found and what there was; what there was only if it holds."""
    if start is None or start.period != request.period:
        return found
    before = audit(start, request, catalogue, day)
    if before.violations:
        return found
    if found is None:
        return start
    return start if before.cost < audit(found, request, catalogue, day).cost else found


def _roster(variables: Variables, solver: cp_model.CpSolver) -> Roster:
    assignments = [Assignment(*key) for key, x in variables.assigned.items() if solver.value(x)]
    duties = [Duty(day, agent) for (agent, day), x in variables.on_duty.items() if solver.value(x)]
    return Roster(variables.request.period, tuple(sorted(assignments)), tuple(sorted(duties)))
