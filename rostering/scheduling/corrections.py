"""The smallest sets of rules that must give way before a week has a roster, where no single one is enough.

Each rule of the model has a switch, and the fewest are turned off that leave a roster (a minimum correction
set; Liffiton and Sakallah, 2008). What is one thing to a person is one switch: a request or leave over several
days, a rule for an agent on all its dates.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from ortools.sat.python import cp_model

from rostering.domain.request import RequestKind, RosterRequest
from rostering.policy.catalogue import Catalogue
from rostering.scheduling.conflict import Conflict, those_who_cannot
from rostering.scheduling.search import Interrupts, Search
from rostering.scheduling.variables import Clause, Variables, add_constraints

MOST = 3  # rules in one set
SETS = 5  # sets at most, all of the smallest size that there is
SECONDS = 10.0  # for one set
OF_REQUESTS = ("requests_kept", "pinned_assignments", "unavailable_times")
OF_LEAVE = ("leave_respected",)
OF_FORM = ("one_shift_a_day", "role_qualified")  # the variables themselves: they never give way
A_RULE = 1_000  # weighs more than every date of it


def corrections(
    request: RosterRequest, catalogue: Catalogue, day: date, interrupts: Interrupts
) -> Iterator[tuple[Conflict, ...]]:
    """Sets of at most three rules, each with its agents and dates, after whose loss a roster exists."""
    request = those_who_cannot(request, catalogue, day) or request
    variables = Variables(request, explaining=True)
    add_constraints(variables, catalogue, day)
    model = variables.model
    switches: dict[Any, list[Clause]] = {}
    for clause, held in variables.clauses.items():
        if clause.rule in OF_FORM or not clause.agents:
            model.add(held == 1)
        else:
            switches.setdefault(_thing(request, clause), []).append(clause)
    off = {thing: model.new_bool_var(str(thing)) for thing in switches}
    for thing, clauses in switches.items():
        for clause in clauses:
            model.add(off[thing] + variables.clauses[clause] >= 1)
    dates = sum(1 - variables.clauses[clause] for own in switches.values() for clause in own)
    model.add(sum(off.values()) <= MOST)
    model.minimize(A_RULE * sum(off.values()) + dates)
    fewest = MOST
    for _number in range(SETS):
        solver = cp_model.CpSolver()
        solver.parameters.num_workers = 1
        solver.parameters.max_time_in_seconds = SECONDS
        status = Search(model, solver, interrupts=interrupts).run()
        if interrupts.stopped or status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
            return
        gone = [thing for thing, given in off.items() if solver.value(given)]
        if not gone or len(gone) > fewest:
            return
        fewest = len(gone)
        yield tuple(
            _lost([c for c in switches[one] if not solver.value(variables.clauses[c])])
            for one in gone
        )
        model.add(sum(off[thing] for thing in gone) <= len(gone) - 1)


def _thing(request: RosterRequest, clause: Clause) -> Any:
    """What a person would leave out: the same for clauses of one request, or of one rule for an agent."""
    asked: tuple[Any, ...] = ()
    if clause.rule in OF_REQUESTS:
        asked = tuple(
            number
            for number, one in enumerate(request.requests)
            if one.agent in clause.agents
            and (one.kind is RequestKind.PINNED) == (clause.rule == "pinned_assignments")
            and any(one.start <= when <= one.end for when in clause.dates)
        )
    elif clause.rule in OF_LEAVE:
        days = [(clause.agents[0], when) for when in clause.dates]
        asked = tuple(one.request for one in request.leave if (one.agent, one.date) in days)
    return clause.rule, clause.agents, asked


def _lost(clauses: list[Clause]) -> Conflict:
    """Clauses of one thing as a rule with agents and dates."""
    days = sorted({when for clause in clauses for when in clause.dates})
    return Conflict(clauses[0].rule, clauses[0].agents, tuple(days), "")
