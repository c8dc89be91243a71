"""The whole model of a request with one roster in it, from which parts are cut to be searched again.

A part is the days of some agents. Their variables are open, with every variable that follows from them;
all others stay at the values of the roster. A part is the whole model with most of it fixed: what it
finds keeps every rule, and its objective is the cost of the whole roster.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from ortools.sat.python import cp_model, cp_model_helper

from rostering.domain.roster import Assignment, Duty, Roster
from rostering.scheduling.variables import Variables

AgentDay = tuple[str, date]


@dataclass(frozen=True, slots=True)
class Cut:
    """A part as a model of its own; `opened` are its variables, `version` that of the roster then."""

    model: cp_model.CpModel
    days: tuple[AgentDay, ...]
    opened: tuple[int, ...]
    version: int


class Whole:
    """A model whose variables have `values`; `cost` is the objective of these."""

    def __init__(self, variables: Variables, values: Sequence[int], cost: int) -> None:
        self.variables = variables
        self.proto = variables.model.proto
        self.values = [int(value) for value in values]
        self.cost = cost
        self.version = 0
        self.prices = dict(
            zip(list(self.proto.objective.vars), list(self.proto.objective.coeffs), strict=True)
        )
        self._owned = {index for own in variables.own.values() for index in own}
        self._members: list[list[int]] = []  # of each constraint, those that follow from others
        self._touching: list[list[int]] = [[] for _ in self.values]  # constraints of a variable
        for number in range(len(self.proto.constraints)):
            members = list(self.proto.constraints[number].linear.vars)
            self._members.append([index for index in members if index not in self._owned])
            for index in members:
                self._touching[index].append(number)
        self._fixed = cp_model_helper.CpModelProto()
        for value in self.values:
            self._fixed.variables.add().domain.extend([value, value])

    def cut(self, days: Iterable[AgentDay]) -> Cut:
        """The part in which these agents' days are open."""
        chosen = tuple(days)
        opened, constraints = self._reach(chosen)
        model = cp_model.CpModel()
        part = model.proto
        part.copy_from(self._fixed)
        for index in opened:
            part.variables[index].copy_from(self.proto.variables[index])
        for number in constraints:
            part.constraints.add().copy_from(self.proto.constraints[number])
        priced = [index for index in opened if index in self.prices]
        there = sum(self.prices[index] * self.values[index] for index in priced)
        part.objective.vars.extend(priced)
        part.objective.coeffs.extend([self.prices[index] for index in priced])
        part.objective.offset = self.cost - there
        part.solution_hint.vars.extend(opened)
        part.solution_hint.values.extend([self.values[index] for index in opened])
        return Cut(model, chosen, tuple(opened), self.version)

    def _reach(self, days: Iterable[AgentDay]) -> tuple[list[int], list[int]]:
        """The variables that are open with these days, and the constraints that hold them."""
        opened = [index for day in days for index in self.variables.own[day]]
        known = set(opened)
        constraints: dict[int, None] = {}
        for index in opened:  # grows while it is walked
            for number in self._touching[index]:
                if number not in constraints:
                    constraints[number] = None
                    new = [other for other in self._members[number] if other not in known]
                    known.update(new)
                    opened += new
        return opened, list(constraints)

    def take(self, opened: Sequence[int], values: Sequence[int], cost: int) -> None:
        """The roster with other values of the opened variables."""
        for index, value in zip(opened, values, strict=True):
            if self.values[index] != value:
                self.values[index] = value
                domain = self._fixed.variables[index].domain
                domain.clear()
                domain.extend([value, value])
        self.cost = cost
        self.version += 1

    def roster(self) -> Roster:
        """The values as a roster."""
        return roster_of(self.variables, self.values)


def roster_of(variables: Variables, values: Sequence[int]) -> Roster:
    """The roster that the values of a model's variables stand for."""
    assigned = [Assignment(*key) for key, x in variables.assigned.items() if values[x.index]]
    duties = [Duty(day, agent) for (agent, day), x in variables.on_duty.items() if values[x.index]]
    return Roster(variables.request.period, tuple(sorted(assigned)), tuple(sorted(duties)))
