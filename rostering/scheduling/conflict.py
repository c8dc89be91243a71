"""Why no roster exists: the smallest set of rules, agents and dates that cannot hold together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from ortools.sat.python import cp_model

from rostering.discovery import modules_in
from rostering.domain.request import RosterRequest
from rostering.language import _
from rostering.policy.catalogue import Catalogue
from rostering.scheduling.auditor import CONSTRAINTS
from rostering.scheduling.variables import Clause, Variables

SECONDS = 10.0  # for each trial


def smallest_conflict(
    request: RosterRequest, catalogue: Catalogue, day: date
) -> tuple[Clause, ...]:
    """Clauses that cannot hold together, none of which can be left out; () where a roster exists.

    The solver names a set that is enough for a contradiction; each member that can be dropped is.
    """
    variables = Variables(request, explaining=True)
    for name, unit in modules_in(CONSTRAINTS).items():
        rule = catalogue.rule("constraints", name)
        if rule.enabled_on(day):
            variables.rule = name
            unit.add(variables, rule.on(day, unit.Parameters))
    core = _core(variables, list(variables.clauses))
    for clause in list(core):
        smaller = _core(variables, [other for other in core if other != clause])
        if smaller:
            core = smaller
    return tuple(sorted(core, key=lambda clause: (clause.rule, clause.agents, clause.dates)))


def conflict_of(request: RosterRequest, catalogue: Catalogue, day: date) -> tuple[str, str]:
    """The conflict as a message, and what to do about it."""
    clauses = smallest_conflict(request, catalogue, day)
    lines = [f"  {_sentence(clause, catalogue)}" for clause in clauses]
    message = _("no roster keeps all hard rules; these cannot hold together:")
    hint = _("change one of them in the centre's files, or the rule: rostering rules show RULE")
    return "\n".join([message, *lines]), hint


def _sentence(clause: Clause, catalogue: Catalogue) -> str:
    rule = catalogue.rule("constraints", clause.rule)
    parts = [rule.title, ", ".join(clause.agents), _days(clause.dates)]
    return f"{clause.rule}: " + "; ".join(part for part in parts if part)


def _days(dates: Sequence[date]) -> str:
    if len(dates) > 2:
        return f"{dates[0]} – {dates[-1]}"
    return ", ".join(str(day) for day in dates)


def _core(variables: Variables, held: Iterable[Clause]) -> list[Clause]:
    """Clauses of `held` that contradict each other; [] where they can hold together."""
    model = variables.model
    model.clear_assumptions()
    by_index = {variables.clauses[clause].index: clause for clause in held}
    model.add_assumptions([variables.clauses[clause] for clause in by_index.values()])
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.max_time_in_seconds = SECONDS
    solver.parameters.catch_sigint_signal = False
    if solver.solve(model) != cp_model.INFEASIBLE:
        return []
    named = solver.sufficient_assumptions_for_infeasibility()
    return [by_index[index] for index in named if index in by_index]
