"""The roster that a rotation alone makes, mended where it cannot be: where a search begins warm.

The pattern as it stands breaks rules (leave, hard requests, rest after the weeks before) and leaves all
other agents at home. So the days of the rotation are changed as little as the hard rules ask for, then the
other agents are rostered around them, and only that is a roster to start from.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from ortools.sat.python import cp_model

from rostering.domain.request import RosterRequest
from rostering.domain.roster import Roster
from rostering.policy.catalogue import Catalogue
from rostering.scheduling.model import model_of, search
from rostering.scheduling.preferences import follow_rotation
from rostering.scheduling.search import Interrupts, Progress, Search, SearchLimits
from rostering.scheduling.whole import roster_of

MENDING = 0.4  # of the time, for the days of the rotation
ENOUGH = 0.1  # of the cost above the bound: the search goes on from there without the rotation held


def rotating_roster(
    request: RosterRequest,
    catalogue: Catalogue,
    day: date,
    limits: SearchLimits,
    interrupts: Interrupts,
    on_progress: Callable[[Progress], None] | None = None,
) -> Roster | None:
    """A roster that keeps the hard rules and leaves the rotation on as few days as these ask for; None
    where none was found in `limits.seconds`."""
    mended = _mended(request, catalogue, day, limits, interrupts)
    if mended is None:
        return None
    walking = {one.agent for one in request.rotation}
    fixed = [(agent, when) for agent in walking for when in request.period]
    around = replace(limits.phase(limits.seconds * (1 - MENDING)), gap=ENOUGH)
    found = search(
        request,
        catalogue,
        day,
        around,
        start=mended,
        fixed=fixed,
        interrupts=interrupts,
        on_progress=on_progress,
    )
    return found.roster or mended


def _mended(
    request: RosterRequest,
    catalogue: Catalogue,
    day: date,
    limits: SearchLimits,
    interrupts: Interrupts,
) -> Roster | None:
    """The rotation with the fewest days changed, whatever the roster costs otherwise."""
    variables = model_of(request, catalogue, day)
    off = follow_rotation.costs(variables, follow_rotation.Parameters(1))
    variables.model.minimize(sum(off))
    for one in request.rotation:
        for key in variables.assigned_on(one.agent, one.date):
            there = key[2:] == (one.shift, one.role)
            variables.model.add_hint(variables.assigned[key], int(there))
    solver = cp_model.CpSolver()
    mending = limits.phase(limits.seconds * MENDING)
    solver.parameters.max_time_in_seconds = mending.seconds
    if mending.work is not None:
        solver.parameters.max_deterministic_time = mending.work
    solver.parameters.num_workers = limits.workers
    solver.parameters.random_seed = limits.seed
    status = Search(variables.model, solver, 0, interrupts).run()
    if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return None
    return roster_of(variables, tuple(solver.response_proto.solution))
