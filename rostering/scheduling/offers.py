"""Changes that the rules of a conflict offer: a request, leave or a pair left out, an agent exempt, a value
of a rule at the nearest that works."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, replace
from datetime import date

from ortools.sat.python import cp_model

from rostering.domain.request import AgentRequest, RequestKind, RosterRequest
from rostering.language import _, listed
from rostering.policy.catalogue import Catalogue
from rostering.scheduling.conflict import Conflict
from rostering.scheduling.corrections import OF_FORM, OF_LEAVE, OF_REQUESTS
from rostering.scheduling.naming import agent_name, days_name, role_name, rule_name
from rostering.scheduling.search import Interrupts, Search
from rostering.scheduling.variables import Clause, Variables, add_constraints
from rostering.scheduling.what_if import with_value

SECONDS = 5.0  # for one trial
STEPS = 12  # up and down from the value of a rule
STEP = {"minutes": 60}  # by unit; others step by one
UNSTEPPED = ("cost", "points", "")
OF_PAIRS = ("kept_together", "kept_apart")


@dataclass(frozen=True, slots=True)
class Change:
    """A change on trial: the week after it."""

    rule: str
    text: str
    agents: int
    days: int
    request: RosterRequest
    catalogue: Catalogue
    step: int = 0
    exempt: frozenset[Clause] = frozenset()
    changes: int = 1


def changes_of(
    request: RosterRequest,
    catalogue: Catalogue,
    conflicts: Collection[Conflict],
    on_trial: Callable[[str], None] | None,
    interrupts: Interrupts,
) -> Iterator[Change]:
    """Every change that the rules of the conflict offer, each once."""
    seen: set[str] = set()
    for conflict in conflicts:
        offers = [left_out(request, catalogue, conflict)]
        if conflict.rule not in (*OF_REQUESTS, *OF_LEAVE, *OF_FORM):
            offers += [
                exempted(request, catalogue, conflict),
                _stepped(request, catalogue, conflict, on_trial, interrupts),
            ]
        for offer in offers:
            for change in offer:
                if change.text not in seen:
                    seen.add(change.text)
                    yield change


def left_out(request: RosterRequest, catalogue: Catalogue, conflict: Conflict) -> Iterator[Change]:
    """The week without one thing that was asked for the agents of the conflict."""
    name = conflict.rule
    days = [day for day in conflict.dates if day in request.period]
    if name in OF_REQUESTS:
        for one in request.requests:
            touched = [day for day in days if one.start <= day <= one.end]
            if one.agent in conflict.agents and touched and _held_by(name, one):
                rest = tuple(other for other in request.requests if other is not one)
                text = _("leave out the request: {agent} {what}").format(
                    agent=agent_name(one.agent, request), what=_request_text(one, request)
                )
                length = sum(one.start <= day <= one.end for day in request.period)
                yield Change(name, text, 1, length, replace(request, requests=rest), catalogue)
    if name in OF_LEAVE:
        for agent in conflict.agents:
            gone = [one for one in request.leave if one.agent == agent and one.date in days]
            rest_of = tuple(one for one in request.leave if one not in gone)
            if gone:
                text = _("no leave for {agent} on {days}").format(
                    agent=agent_name(agent, request), days=listed(one.date for one in gone)
                )
                changed = replace(request, leave=rest_of)
                yield Change(name, text, 1, len(gone), changed, catalogue)
    if name in OF_PAIRS:
        for pair in request.pairs:
            if {pair.one, pair.other} <= set(conflict.agents):
                kept = tuple(other for other in request.pairs if other is not pair)
                text = _("leave out the pair: {one} and {other} {kind}").format(
                    one=agent_name(pair.one, request),
                    other=agent_name(pair.other, request),
                    kind=_(pair.kind.value),
                )
                changed = replace(request, pairs=kept)
                yield Change(name, text, 2, len(request.period), changed, catalogue)


def _held_by(rule: str, one: AgentRequest) -> bool:
    """Whether it is this rule that holds the request."""
    if one.kind is RequestKind.PINNED:
        return rule == "pinned_assignments"
    if one.times is not None:
        return rule == "unavailable_times"
    return rule == "requests_kept" and (one.hard or one.kind is RequestKind.UNAVAILABLE)


def _request_text(one: AgentRequest, request: RosterRequest) -> str:
    days = str(one.start) if one.start == one.end else f"{one.start} – {one.end}"
    return " ".join(
        part
        for part in (_(one.kind.value), one.shift, role_name(one.role, request.roles), days)
        if part
    )


def exempted(request: RosterRequest, catalogue: Catalogue, conflict: Conflict) -> Iterator[Change]:
    """The agents of the conflict exempt from its rule, on its dates alone."""
    if not conflict.agents:
        return
    text = _("exempt {agents} from {rule} on {days}").format(
        agents=listed(agent_name(agent, request) for agent in conflict.agents),
        rule=rule_name(conflict.rule, catalogue),
        days=days_name(conflict.dates),
    )
    clause = Clause(conflict.rule, conflict.agents, conflict.dates)
    yield Change(
        conflict.rule,
        text,
        len(conflict.agents),
        len(conflict.dates),
        request,
        catalogue,
        exempt=frozenset({clause}),
    )


def _stepped(
    request: RosterRequest,
    catalogue: Catalogue,
    conflict: Conflict,
    on_trial: Callable[[str], None] | None,
    interrupts: Interrupts,
) -> Iterator[Change]:
    """Each whole number of the rule at the nearest value, up or down, with which a roster exists."""
    rule = catalogue.rule("constraints", conflict.rule)
    day = request.period.start
    off = catalogue.with_([with_value(rule, "enabled", False)])
    if not _exists(request, off, day, interrupts):
        return
    for parameter in rule.parameters.values():
        now = parameter.on(day).value
        if isinstance(now, bool) or not isinstance(now, int) or parameter.unit in UNSTEPPED:
            continue
        step = STEP.get(parameter.unit, 1)
        name = f"{rule.name}.{parameter.name}"
        for value in _values(now, step):
            if interrupts.stopped:
                return
            if parameter.outside(value):
                continue
            if on_trial is not None:
                on_trial(f"{name} {value}")
            changed = catalogue.with_([with_value(rule, parameter.name, value)])
            if _exists(request, changed, day, interrupts):
                text = _("{name} {value} instead of {now}, for all").format(
                    name=name, value=value, now=now
                )
                steps = abs(value - now) // step
                agents, days = len(request.agents), len(request.period)
                yield Change(rule.name, text, agents, days, request, changed, steps)
                break


def _values(now: int, step: int) -> Iterator[int]:
    """Values ever further from `now`, those below and above in turn."""
    for steps in range(1, STEPS + 1):
        if now - steps * step >= 0:
            yield now - steps * step
        yield now + steps * step


def _exists(
    request: RosterRequest, catalogue: Catalogue, day: date, interrupts: Interrupts
) -> bool:
    """Whether any roster keeps the rules, whatever it costs."""
    qualified_only, one_a_day = (
        catalogue.rule("constraints", name).enabled_on(day)
        for name in ("role_qualified", "one_shift_a_day")
    )
    variables = Variables(request, qualified_only=qualified_only, one_a_day=one_a_day)
    add_constraints(variables, catalogue, day)
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.max_time_in_seconds = SECONDS
    return Search(variables.model, solver, interrupts=interrupts).run() in (
        cp_model.OPTIMAL,
        cp_model.FEASIBLE,
    )
