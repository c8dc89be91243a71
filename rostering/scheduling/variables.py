"""The decisions of a roster as CP-SAT variables, and the model they live in.

The only folder that knows OR-Tools is this one; constraints and preferences see `Variables` alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from ortools.sat.python import cp_model

from rostering.discovery import modules_in
from rostering.domain.people import Agent
from rostering.domain.request import RosterRequest
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
    agent is the duty person. With `qualified_only`, there are none for roles that an agent lacks. With `explaining`, every constraint can be switched off by its clause.
    """

    def __init__(
        self, request: RosterRequest, explaining: bool = False, qualified_only: bool = False
    ) -> None:
        self.request = request
        self.qualified_only = qualified_only
        self.explaining = explaining
        self.model = cp_model.CpModel()
        self.clauses: dict[Clause, cp_model.IntVar] = {}
        self.rule = ""
        self.shortage: Expression = 0  # people-minutes below the target
        self.assigned: dict[Key, cp_model.IntVar] = {}
        self.on_shift: dict[tuple[str, date, str], Expression] = {}
        self.at_work: dict[tuple[str, date], cp_model.IntVar] = {}
        self.on_duty: dict[tuple[str, date], cp_model.IntVar] = {}
        self.worked_before = _worked_before(request)
        self.shifts_before = {
            (a.agent, a.date, a.shift) for a in (*request.history, *request.settled)
        }
        for agent in request.agents:
            for day in request.period:
                self._decide(agent, day)

    def _decide(self, agent: Agent, day: date) -> None:
        """The Booleans of one agent and day."""
        at_work = self.model.new_bool_var(f"at_work {agent.id} {day}")
        self.at_work[agent.id, day] = at_work
        if self.request.duty_rota is not None:
            self.on_duty[agent.id, day] = self.model.new_bool_var(f"duty {agent.id} {day}")
        on_shifts = []
        for shift in self.request.shifts.values():
            roles = [role for role in shift.roles if role in self.request.roles]
            if self.qualified_only:
                roles = [role for role in roles if role in agent.roles]
            own = [self.model.new_bool_var(f"{agent.id} {day} {shift.code} {r}") for r in roles]
            self.assigned |= {
                (agent.id, day, shift.code, role): variable
                for role, variable in zip(roles, own, strict=True)
            }
            on_shift = self._any_of(own, f"{agent.id} {day} {shift.code}")
            self.on_shift[agent.id, day, shift.code] = on_shift
            on_shifts += own
        for variable in on_shifts:
            self.model.add_implication(variable, at_work)
        self.model.add(sum(on_shifts) >= at_work)

    def _any_of(self, variables: list[cp_model.IntVar], name: str) -> Expression:
        if len(variables) <= 1:
            return variables[0] if variables else 0
        any_of = self.model.new_bool_var(name)
        for variable in variables:
            self.model.add_implication(variable, any_of)
        self.model.add(sum(variables) >= any_of)
        return any_of

    def assigned_on(self, agent: str, day: date) -> list[Key]:
        """The keys of one agent and day in `assigned`."""
        return [
            (agent, day, shift.code, role)
            for shift in self.request.shifts.values()
            for role in shift.roles
            if (agent, day, shift.code, role) in self.assigned
        ]

    def of_day(self, agent: str, day: date) -> list[cp_model.IntVar]:
        """Every Boolean of one agent and day."""
        return [self.assigned[key] for key in self.assigned_on(agent, day)]

    def matching(self, agent: str, day: date, shift: str = "", role: str = "") -> Expression:
        """How many assignments of the agent and day are of this shift and role; empty is any."""
        return sum(
            self.assigned[agent, day, other.code, offered]
            for other in self.request.shifts.values()
            for offered in other.roles
            if (agent, day, other.code, offered) in self.assigned
            and shift in ("", other.code)
            and role in ("", offered)
        )

    def working(self, agent: str, day: date) -> Expression:
        """1 where the agent works on the day, 0 where not; history counts before the period."""
        if day in self.request.period:
            return self.at_work[agent, day]
        return int(day in self.worked_before.get(agent, ()))

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
        held = self.model.add_bool_or([]) if constraint is False else self.model.add(constraint)
        if self.explaining:
            held.only_enforce_if(self._switch(Clause(self.rule, tuple(agents), tuple(dates))))

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
