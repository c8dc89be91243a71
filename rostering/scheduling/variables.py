"""The decisions of a roster as CP-SAT variables, and the model they live in.

The only folder that knows OR-Tools is this one; constraints and preferences see `Variables` alone.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from ortools.sat.python import cp_model

from rostering.discovery import modules_in
from rostering.domain.people import Agent
from rostering.domain.request import RosterRequest
from rostering.domain.shifts import Shift
from rostering.policy.catalogue import Catalogue
from rostering.scheduling.auditor import CONSTRAINTS

Expression = Any  # a linear expression of the model, or a whole number
Key = tuple[str, date, str, str]


@dataclass(frozen=True, slots=True)
class Clause:
    """A piece of a rule that an explanation can switch off: whose, and on which dates."""

    rule: str
    agents: tuple[str, ...]
    dates: tuple[date, ...]


class Variables:
    """One Boolean for each (agent, date, shift, role) that a shift offers, and what follows from it.

    `assigned` are those Booleans. `on_shift[agent, date, shift]` says that the agent works the shift
    in some role, `at_work[agent, date]` that the agent works at all, `on_duty[agent, date]` that the
    agent is the duty person. `own[agent, date]` are all variables of one agent and day: what is not
    among them follows from them. `begins[agent, date]`, where tightening.py has made it, says that a
    run of work begins.

    With `explaining`, every constraint can be switched off by its clause. With `qualified_only`, there
    are no Booleans for roles that an agent lacks; with `one_a_day`, no agent has two assignments on a
    date. What lies within a clause that is `exempt` is not held. A `tighter` model says the same in
    sums of which the linear relaxation knows more.

    Rules are sums alone, no clauses: the linear programme sees all of them, and a part of the model
    can be cut out (whole.py).
    """

    def __init__(
        self,
        request: RosterRequest,
        *,
        explaining: bool = False,
        qualified_only: bool = False,
        one_a_day: bool = False,
        exempt: Collection[Clause] = (),
        tighter: bool = False,
    ) -> None:
        self.request = request
        self.explaining = explaining
        self.qualified_only = qualified_only
        self.one_a_day = one_a_day
        self.exempt = exempt
        self.tighter = tighter
        self.model = cp_model.CpModel()
        self.clauses: dict[Clause, cp_model.IntVar] = {}
        self.rule = ""
        self.shortage: Expression = 0  # people-minutes below the target
        self.assigned: dict[Key, cp_model.IntVar] = {}
        self.on_shift: dict[tuple[str, date, str], Expression] = {}
        self.at_work: dict[tuple[str, date], cp_model.IntVar] = {}
        self.on_duty: dict[tuple[str, date], cp_model.IntVar] = {}
        self.own: dict[tuple[str, date], range] = {}
        self.begins: dict[tuple[str, date], cp_model.IntVar] = {}
        self._keys: dict[tuple[str, date], list[Key]] = {}
        self.worked_before = _worked_before(request)
        self.shifts_before = {
            (a.agent, a.date, a.shift) for a in (*request.history, *request.settled)
        }
        for agent in request.agents:
            offered = [(shift.code, self._roles(agent, shift)) for shift in request.shifts.values()]
            for day in request.period:
                first = len(self.model.proto.variables)
                self._decide(agent.id, day, offered)
                self.own[agent.id, day] = range(first, len(self.model.proto.variables))

    def _roles(self, agent: Agent, shift: Shift) -> list[str]:
        """The roles in which the agent may have the shift."""
        roles = [role for role in shift.roles if role in self.request.roles]
        return [role for role in roles if role in agent.roles or not self.qualified_only]

    def _decide(self, agent: str, day: date, offered: Iterable[tuple[str, list[str]]]) -> None:
        """The Booleans of one agent and day."""
        at_work = self.model.new_bool_var(f"at_work {agent} {day}")
        self.at_work[agent, day] = at_work
        if self.request.duty_rota is not None:
            self.on_duty[agent, day] = self.model.new_bool_var(f"duty {agent} {day}")
        keys: list[Key] = []
        for shift, roles in offered:
            own = []
            for role in roles:
                key = (agent, day, shift, role)
                own.append(self.model.new_bool_var(f"{agent} {day} {shift} {role}"))
                self.assigned[key] = own[-1]
                keys.append(key)
            self.on_shift[agent, day, shift] = self._any_of(own, f"{agent} {day} {shift}")
        self._keys[agent, day] = keys
        every = [self.assigned[key] for key in keys]
        if self.one_a_day:
            self.model.add(cp_model.LinearExpr.sum(every) == at_work)
        else:
            self.hold_any(at_work, every)

    def _any_of(self, variables: list[cp_model.IntVar], name: str) -> Expression:
        if len(variables) <= 1:
            return variables[0] if variables else 0
        if self.one_a_day:
            return cp_model.LinearExpr.sum(variables)
        any_of = self.model.new_bool_var(name)
        self.hold_any(any_of, variables)
        return any_of

    def hold_any(self, any_of: cp_model.IntVar, expressions: Iterable[Expression]) -> None:
        """Hold `any_of`, a Boolean, to whether any of the expressions, each 0 or 1, is 1."""
        given = list(expressions)
        for expression in given:
            self.model.add(any_of >= expression)
        self.model.add(cp_model.LinearExpr.sum(given) >= any_of)

    def assigned_on(self, agent: str, day: date) -> list[Key]:
        """The keys of one agent and day in `assigned`."""
        return self._keys.get((agent, day), [])

    def of_day(self, agent: str, day: date) -> list[cp_model.IntVar]:
        """Every Boolean of one agent and day."""
        return [self.assigned[key] for key in self.assigned_on(agent, day)]

    def minutes(self, agent: str, days: Iterable[date]) -> Expression:
        """Minutes of work of the agent on these days, those outside of the period left out."""
        keys = [key for day in days for key in self.assigned_on(agent, day)]
        if not keys:
            return 0
        return cp_model.LinearExpr.weighted_sum(
            [self.assigned[key] for key in keys],
            [self.request.shifts[key[2]].work_minutes for key in keys],
        )

    def matching(self, agent: str, day: date, shift: str = "", role: str = "") -> Expression:
        """How many assignments of the agent and day are of this shift and role; empty is any."""
        return sum(
            self.assigned[key]
            for key in self.assigned_on(agent, day)
            if shift in ("", key[2]) and role in ("", key[3])
        )

    def working(self, agent: str, day: date) -> Expression:
        """1 where the agent works on the day, 0 where not; history counts before the period."""
        decided = self.at_work.get((agent, day))
        return int(day in self.worked_before.get(agent, ())) if decided is None else decided

    def on(self, agent: str, day: date, shift: str) -> Expression:
        """1 where the agent works the shift on the day, 0 where not; history counts before the
        period, and the settled work of colleagues."""
        decided = self.on_shift.get((agent, day, shift))
        return int((agent, day, shift) in self.shifts_before) if decided is None else decided

    def night(self, agent: str, day: date) -> Expression:
        """How many shifts over midnight the agent works on the day; history counts before."""
        shifts = self.request.shifts.values()
        return sum(self.on(agent, day, shift.code) for shift in shifts if shift.crosses_midnight)

    def add(self, constraint: Any, agents: Iterable[str] = (), dates: Iterable[date] = ()) -> None:
        """Hold `constraint`, a comparison of expressions, as a part of the rule being added."""
        if constraint is True:
            return
        if self.exempt:
            agents, dates = tuple(agents), tuple(dates)
            if any(self._within(agents, dates, clause) for clause in self.exempt):
                return
        held = self.model.add_bool_or([]) if constraint is False else self.model.add(constraint)
        if self.explaining:
            held.only_enforce_if(self._switch(Clause(self.rule, tuple(agents), tuple(dates))))

    def _within(self, agents: tuple[str, ...], dates: tuple[date, ...], clause: Clause) -> bool:
        same = (clause.rule, clause.agents) == (self.rule, agents)
        return same and set(dates) <= set(clause.dates)

    def add_not_after(
        self, agent: str, earlier: date, day: date, after: Mapping[str, Collection[str]]
    ) -> None:
        """Hold that after a shift of `earlier` the agent has none of those in `after[shift]` on `day`."""
        for firsts, others in self._sums_after(after):
            before = [self.on(agent, earlier, one) for one in firsts]
            there = sum(before) if earlier in self.request.period else max(before)
            following = sum(self.on(agent, day, other) for other in others)
            self.add(there + following <= 1, [agent], [earlier, day])

    def _sums_after(
        self, after: Mapping[str, Collection[str]]
    ) -> Iterable[tuple[Collection[str], Collection[str]]]:
        """Shifts of two days, the earlier one first, of which the agent works one at most.

        With one shift a day, those are a shift and all that are forbidden after it. A tighter model has
        the earlier shifts together after which the same ones, or more, are forbidden (clique
        inequalities): fewer rows, and ones that leave fewer fractions. A search of the whole finds less
        with them.
        """
        if not self.one_a_day:
            return [
                ([first], [other]) for first, others in after.items() for other in sorted(others)
            ]
        if not self.tighter:
            return [([first], sorted(others)) for first, others in after.items() if others]
        forbidden = {first: frozenset(others) for first, others in after.items() if others}
        return [
            ([first for first, more in forbidden.items() if others <= more], sorted(others))
            for others in dict.fromkeys(forbidden.values())
        ]

    def _switch(self, clause: Clause) -> cp_model.IntVar:
        if clause not in self.clauses:
            self.clauses[clause] = self.model.new_bool_var(str(clause))
        return self.clauses[clause]

    def at_least(self, expression: Expression, most: int, name: str) -> Expression:
        """A whole number from 0 to `most` that a minimum pushes down to max(0, expression)."""
        if isinstance(expression, int):
            return max(expression, 0)
        number = self.model.new_int_var(0, max(most, 0), name)
        self.model.add(number >= expression)
        return number


def add_constraints(variables: Variables, catalogue: Catalogue, day: date) -> None:
    """Hold every constraint that is kept on `day`."""
    for name, unit in modules_in(CONSTRAINTS).items():
        rule = catalogue.rule("constraints", name)
        if rule.enabled_on(day):
            variables.rule = name
            unit.add(variables, rule.on(day, unit.Parameters))


def _worked_before(request: RosterRequest) -> Mapping[str, set[date]]:
    days: dict[str, set[date]] = {}
    for assignment in request.history:
        days.setdefault(assignment.agent, set()).add(assignment.date)
    return days
