"""The whole model of a request with one roster in it, from which parts are cut to be searched again.

A part is the days of some agents. Their variables are open, with every variable that follows from them;
all others are numbers in it. What it finds keeps every rule that the part touches, and its objective is
the cost of the whole roster. While rules that bind agents to each other are still broken, parts may
break them too, at a price that makes it rarer with each part.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from ortools.sat.python import cp_model

from rostering.domain.roster import Assignment, Duty, Roster
from rostering.scheduling.crew import Solved, solver_of_part
from rostering.scheduling.known import ONE_DAY
from rostering.scheduling.variables import Variables

AgentDay = tuple[str, date]
Number = int | float

ENDLESS = 1 << 62  # sides of a row beyond it are open
SETTLING = 60.0  # most work on what follows from all agents' days, in deterministic seconds
BROKEN = 100  # times the highest price, for each unit by which a row is broken


@dataclass(frozen=True, slots=True)
class Row:
    """A sum of variables, and the intervals in which it may lie: pairs of ends; none where no sum is
    right, as what is settled breaks a rule already."""

    variables: tuple[int, ...]
    coefficients: tuple[int, ...]
    domain: tuple[int, ...]

    def broken(self, there: Number) -> Number:
        """How far the sum lies outside of its ends."""
        if not self.domain:
            return 1
        return max(self.domain[0] - there, there - self.domain[-1], 0)


@dataclass(frozen=True, slots=True)
class Cut:
    """A part as a model of its own: its variable number n is the whole's number `opened[n]`.

    `version` is that of the roster when it was cut.
    """

    model: cp_model.CpModel
    days: tuple[AgentDay, ...]
    opened: tuple[int, ...]
    version: int


class Whole:
    """A model whose variables have `values`; `cost` is the objective of these, and `broken` by how much
    they break the rows that bind agents to each other.

    Values may be fractions while a first roster is made of them (rounding.py). Parts may then break
    such rows `leniently`, and what follows from the agents' days is counted in parts of one, `grain` of
    them: rounded to whole people, what others are expected to do would be wrong by half a person a day.
    """

    def __init__(self, variables: Variables, values: Sequence[Number], cost: int = 0) -> None:
        self.variables = variables
        self.values: list[Number] = list(values)
        self.cost = cost
        self.version = 0
        self.leniently = False
        self.grain = 1
        proto = variables.model.proto
        self.domains = [tuple(one.domain) for one in proto.variables]
        self.prices: dict[int, int] = dict(
            zip(list(proto.objective.vars), list(proto.objective.coeffs), strict=True)
        )
        self.offset = round(proto.objective.offset)
        self.penalty = BROKEN * max(map(abs, self.prices.values()), default=1)
        self.rows = [_row(one.linear) for one in proto.constraints]
        self.touching: list[list[tuple[int, int]]] = [[] for _ in self.values]
        for number, row in enumerate(self.rows):
            for index, coefficient in zip(row.variables, row.coefficients, strict=True):
                self.touching[index].append((number, coefficient))
        agent_of = {index: key[0] for key, own in variables.own.items() for index in own}
        agent_of |= {begin.index: key[0] for key, begin in variables.begins.items()}
        self.owned = set(agent_of)
        self._followers = [
            [index for index in row.variables if index not in agent_of] for row in self.rows
        ]
        self.binding = {
            number
            for number, row in enumerate(self.rows)
            if not self._followers[number] and len({agent_of[i] for i in row.variables}) > 1
        }
        self.count()

    def count(self) -> None:
        """The sums of all rows from the values."""
        values = self.values
        self.sums: list[Number] = [
            sum(c * values[i] for i, c in zip(row.variables, row.coefficients, strict=True))
            for row in self.rows
        ]
        self.broken = sum(self.rows[number].broken(self.sums[number]) for number in self.binding)

    def cut(self, days: Iterable[AgentDay]) -> Cut:
        """The part in which these agents' days are open."""
        chosen = tuple(days)
        return self._part(chosen, *self._reach(chosen))

    def settle(self) -> bool:
        """Give what follows from the agents' days its values, and the roster its cost; whether all rows
        hold, but for those that are `broken`."""
        followers = list(dict.fromkeys(index for row in self._followers for index in row))
        rows = [number for number, row in enumerate(self._followers) if row]
        cut = self._part((), followers, rows)
        solver = solver_of_part(1, SETTLING)
        solved = Solved(solver.solve(cut.model), solver)
        if not solved.found:
            return False
        self.values = [round(value) for value in self.values]
        for index, value in zip(followers, solved.values(len(followers)), strict=True):
            self.values[index] = value
        self.count()
        priced = sum(price * self.values[index] for index, price in self.prices.items())
        self.cost = round(priced + self.offset + self.penalty * self.broken)
        return not any(
            row.broken(there) and number not in self.binding
            for number, (row, there) in enumerate(zip(self.rows, self.sums, strict=True))
        )

    def _part(self, days: tuple[AgentDay, ...], opened: list[int], rows: Iterable[int]) -> Cut:
        """The model of the opened variables in these rows."""
        place = {index: number for number, index in enumerate(opened)}
        model = cp_model.CpModel()
        part = model.proto
        for index in opened:
            grain = 1 if index in self.owned else self.grain
            domain = self.domains[index]
            part.variables.add().domain.extend([grain * end for end in domain])
            part.solution_hint.vars.append(place[index])
            part.solution_hint.values.append(round(grain * self.values[index]))
            if index in self.prices:
                part.objective.vars.append(place[index])
                part.objective.coeffs.append(self.prices[index] * self.grain // grain)
        closed: Number = self.cost
        closed -= sum(
            self.prices[index] * self.values[index] for index in opened if index in self.prices
        )
        for number in rows:
            linear = self._rest(number, place, part)
            if (self.broken or self.leniently) and number in self.binding:
                closed -= self.penalty * self.rows[number].broken(self.sums[number])
                self._allow(linear, part)
        part.objective.offset = round(closed)
        return Cut(model, days, tuple(opened), self.version)

    def _rest(self, number: int, place: Mapping[int, int], part: Any) -> Any:
        """What a row asks of the opened variables."""
        row = self.rows[number]
        there = self.sums[number]
        grain = self.grain if self._followers[number] else 1
        variables: list[int] = []
        coefficients: list[int] = []
        for index, coefficient in zip(row.variables, row.coefficients, strict=True):
            at = place.get(index)
            if at is not None:
                variables.append(at)
                coefficients.append(coefficient * (grain if index in self.owned else 1))
                there -= coefficient * self.values[index]
        closed = round(grain * there)
        linear = part.constraints.add().linear
        linear.vars.extend(variables)
        linear.coeffs.extend(coefficients)
        linear.domain.extend(
            [end if abs(end) > ENDLESS else grain * end - closed for end in row.domain]
        )
        return linear

    def _allow(self, linear: Any, part: Any) -> None:
        """Let a row be broken, upwards and downwards, at the penalty."""
        for way in (1, -1):
            most = sum(map(abs, linear.coeffs)) + max(
                abs(end) for end in linear.domain if abs(end) <= ENDLESS
            )
            part.objective.vars.append(len(part.variables))
            part.objective.coeffs.append(self.penalty * self.grain)
            linear.vars.append(len(part.variables))
            linear.coeffs.append(way)
            part.variables.add().domain.extend([0, most])

    def _reach(self, days: Iterable[AgentDay]) -> tuple[list[int], list[int]]:
        """The variables that are open with these days, and the rows that hold them."""
        begins = self.variables.begins
        known = {index for day in days for index in self.variables.own[day]}
        known |= {
            begins[agent, other].index
            for agent, day in days
            for other in (day, day + ONE_DAY)
            if (agent, other) in begins
        }
        opened = sorted(known)
        rows: dict[int, None] = {}
        for index in opened:  # grows while it is walked
            for number, _coefficient in self.touching[index]:
                if number not in rows:
                    rows[number] = None
                    new = [other for other in self._followers[number] if other not in known]
                    known.update(new)
                    opened += new
        return opened, list(rows)

    def take(self, opened: Sequence[int], values: Sequence[Number], cost: int) -> None:
        """The roster with other values of the opened variables."""
        for index, value in zip(opened, values, strict=True):
            change = value - self.values[index]
            if change:
                self.values[index] = value
                for number, coefficient in self.touching[index]:
                    self._move(number, coefficient * change)
        self.cost = cost
        self.version += 1

    def _move(self, number: int, change: Number) -> None:
        before = self.sums[number]
        self.sums[number] = before + change
        if number in self.binding:
            row = self.rows[number]
            self.broken += row.broken(before + change) - row.broken(before)

    def roster(self) -> Roster:
        """The values as a roster."""
        return roster_of(self.variables, [round(value) for value in self.values])


def _row(linear: Any) -> Row:
    return Row(tuple(linear.vars), tuple(linear.coeffs), tuple(linear.domain))


def roster_of(variables: Variables, values: Sequence[int]) -> Roster:
    """The roster that the values of a model's variables stand for."""
    assigned = [Assignment(*key) for key, x in variables.assigned.items() if values[x.index]]
    duties = [Duty(day, agent) for (agent, day), x in variables.on_duty.items() if values[x.index]]
    return Roster(variables.request.period, tuple(sorted(assigned)), tuple(sorted(duties)))
