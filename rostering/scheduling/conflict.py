"""Why no roster exists: the smallest set of rules, agents and dates that cannot hold together."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from ortools.sat.python import cp_model

from rostering.domain.request import RosterRequest
from rostering.domain.roster import Roster
from rostering.language import _, joined, labelled, listed
from rostering.policy.catalogue import Catalogue
from rostering.scheduling.naming import agent_name, days_name
from rostering.scheduling.parts import bound_together, options, part_of
from rostering.scheduling.search import Search
from rostering.scheduling.variables import Clause, Variables, add_constraints

SECONDS = 10.0  # for each trial
LARGE = 3_000  # assignments that there can be, from which on agents are first looked at one by one
ACROSS = ("interns_accompanied", "seniors_per_shift")  # rules over agents whom no pair binds


@dataclass(frozen=True, slots=True)
class Conflict:
    """A rule that cannot hold beside the others of its set, for whom and when, and in a sentence."""

    rule: str
    agents: tuple[str, ...]
    dates: tuple[date, ...]
    message: str


def explain_conflict(
    request: RosterRequest, catalogue: Catalogue, day: date
) -> tuple[Conflict, ...]:
    """Rules that cannot hold together, none of which can be left out; () where a roster exists.

    The solver names a set that is enough for a contradiction; each member that can be dropped is. In a
    large centre those are looked at who cannot be rostered even alone. Ctrl-C leaves it at the set so far.
    """
    request = those_who_cannot(request, catalogue, day) or request
    variables = Variables(request, explaining=True)
    add_constraints(variables, catalogue, day)
    core, stopped = _core(variables, list(variables.clauses))
    for clause in core:
        if stopped:
            break
        if clause in core:
            smaller, stopped = _core(variables, [other for other in core if other != clause])
            core = smaller or core
    dates: dict[tuple[str, tuple[str, ...]], set[date]] = {}
    for clause in core:
        dates.setdefault((clause.rule, clause.agents), set()).update(clause.dates)
    return tuple(
        Conflict(
            rule,
            agents,
            tuple(sorted(days)),
            _sentence(rule, _names(agents, request), days, catalogue),
        )
        for (rule, agents), days in sorted(dates.items())
    )


def those_who_cannot(
    request: RosterRequest, catalogue: Catalogue, day: date
) -> RosterRequest | None:
    """The part of a large request whose agents have no roster even with nobody else there; None where
    there are none such, where it is small, and where a rule looks at several agents at once."""
    size = sum(options(request, agent) for agent in request.agents)
    across = (catalogue.rule("constraints", name).enabled_on(day) for name in ACROSS)
    if size <= LARGE or any(across):
        return None
    found: list[str] = []
    for group in bound_together(request):
        names = [agent.id for agent in group]
        variables = Variables(part_of(request, Roster(request.period), names))
        add_constraints(variables, catalogue, day)
        solver = cp_model.CpSolver()
        solver.parameters.num_workers = 1
        solver.parameters.max_time_in_seconds = SECONDS
        search = Search(variables.model, solver)
        if search.run() == cp_model.INFEASIBLE:
            found += names
        if search.stopped:
            break
    return part_of(request, Roster(request.period), found) if found else None


def conflict_of(request: RosterRequest, catalogue: Catalogue, day: date) -> tuple[str, str]:
    """The conflict as a message, and what to do about it."""
    conflicts = explain_conflict(request, catalogue, day)
    if not conflicts:
        message = _("no roster keeps all hard rules; which of them, was not found in the time")
        return message, _("loosen the rules one by one: rostering rules list")
    message = _("no roster keeps all hard rules; these cannot hold together:")
    year, week, _weekday = day.isocalendar()
    hint = _("which changes would make it possible: {command}").format(
        command=f"rostering roster explain --week {year}-W{week:02d}"
    )
    lines = [message]
    for one in conflicts:
        title = _(catalogue.rule("constraints", one.rule).title)
        whom = joined(filter(None, (listed(_names(one.agents, request)), days_name(one.dates))))
        lines += [f"  {title}  [{one.rule}]", f"    {whom}"]
    return "\n".join(lines), hint


def _names(agents: Iterable[str], request: RosterRequest) -> list[str]:
    return [agent_name(agent, request) for agent in agents]


def _sentence(rule: str, agents: Iterable[str], days: Iterable[date], catalogue: Catalogue) -> str:
    title = _(catalogue.rule("constraints", rule).title)
    parts = [title, listed(agents), days_name(sorted(days))]
    return labelled(rule, joined(part for part in parts if part))


def _core(variables: Variables, held: Iterable[Clause]) -> tuple[list[Clause], bool]:
    """Clauses of `held` that contradict each other, [] where they can hold together or time is up;
    and whether the search was interrupted."""
    model = variables.model
    model.clear_assumptions()
    by_index = {variables.clauses[clause].index: clause for clause in held}
    model.add_assumptions([variables.clauses[clause] for clause in by_index.values()])
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1  # the set of assumptions is told by a single worker only
    solver.parameters.max_time_in_seconds = SECONDS
    search = Search(model, solver)
    if search.run() != cp_model.INFEASIBLE:
        return [], search.stopped
    named = solver.sufficient_assumptions_for_infeasibility()
    return [by_index[index] for index in named if index in by_index], search.stopped
