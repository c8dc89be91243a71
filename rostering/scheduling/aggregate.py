"""The model of a request in which agents who are alike are counted and not told apart.

Variables that differ by the agent alone, of agents with the same roles and contract, become one whole
number: how many of them. Constraints that differ by the agent alone are added up. What is added up holds
wherever its parts do, so that no roster costs less than the best head counts: their bound is one for
the roster too (surrogate relaxation; Glover, 1968). The model stays small however many agents there are.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from ortools.linear_solver.python import model_builder

from rostering.scheduling.search import Interrupts
from rostering.scheduling.variables import Variables
from rostering.scheduling.watched import watched

INFINITE = 1 << 60
SLACK = 1e-6  # of a bound, which the linear programme tells in floating point
Signature = tuple[tuple[int, int], ...]  # kinds of variables with their coefficients


@dataclass(frozen=True, slots=True)
class HeadCounts:
    """How many agents have what, by the kind of variable, and the bound on the cost of any roster;
    `infeasible` where there can be none."""

    counts: tuple[float, ...]
    bound: int
    infeasible: bool = False


@dataclass(slots=True)
class _Sum:
    """Constraints of one signature added up: `covered` variables, each once, and `count` constraints."""

    least: int = 0
    most: int = 0
    count: int = 0
    covered: set[int] = field(default_factory=set)


class Aggregate:
    """The head counts of a model.

    `kind[index]` is the number of the kind of each variable of the model, `members` the variables of
    each kind, `owner[index]` the agent whose variable it is, or "". `rows` are the constraints of the
    model as (variables, coefficients, least, most).
    """

    def __init__(self, variables: Variables) -> None:
        self.variables = variables
        self.proto = variables.model.proto
        self.groups = {
            agent.id: (tuple(sorted(agent.roles)), agent.weekly_minutes)
            for agent in variables.request.agents
        }
        self.kind: list[int] = []
        self.members: list[list[int]] = []
        self.domains = [_ends(variable.domain) for variable in self.proto.variables]
        self.rows = list(self._read_rows())
        self._find_owners()
        self._sort_variables()
        self.prices = dict(
            zip(list(self.proto.objective.vars), list(self.proto.objective.coeffs), strict=True)
        )

    def solve(
        self, seconds: float, interrupts: Interrupts, tick: Callable[[], None] = lambda: None
    ) -> HeadCounts | None:
        """The cheapest head counts, which need not be whole; None where they were not found in time, or
        the search was ended before. `tick` is called now and then."""
        with interrupts.at_once():
            model, numbers = self._programme()
        solver = model_builder.Solver("glop")
        solver.set_time_limit_in_seconds(seconds)
        status = _watched(solver, model, interrupts, tick)
        if status == model_builder.SolveStatus.INFEASIBLE:
            return HeadCounts((), 0, True)
        if status != model_builder.SolveStatus.OPTIMAL:
            return None
        bound = solver.objective_value + self.proto.objective.offset
        counts = tuple(solver.value(number) for number in numbers)
        return HeadCounts(counts, math.ceil(bound - SLACK * max(abs(bound), 1)))

    def _programme(self) -> tuple[Any, list[Any]]:
        """The linear programme of the head counts, and its variables by kind."""
        model: Any = model_builder.Model()  # type: ignore[no-untyped-call]
        numbers = [
            model.new_num_var(
                sum(self.domains[index][0] for index in members),
                sum(self.domains[index][1] for index in members),
                str(kind),
            )
            for kind, members in enumerate(self.members)
        ]
        for signature, sums in self._sums().items():
            for one in sums:
                self._add(model, numbers, signature, one)
        cheapest = [min(self.prices.get(i, 0) for i in members) for members in self.members]
        model.minimize(model_builder.LinearExpr.weighted_sum(numbers, cheapest))
        return model, numbers

    def _find_owners(self) -> None:
        """Whose variable each is: those of an agent's days, and what follows from these alone."""
        self.owner = [""] * len(self.domains)
        for (agent, _day), own in self.variables.own.items():
            for index in own:
                self.owner[index] = agent
        following: dict[int, set[str]] = {}
        others: list[list[int]] = []  # constraints in which no agent's days are
        for indexes, *_rest in self.rows:
            owners = {self.owner[index] for index in indexes} - {""}
            if not owners:
                others.append(indexes)
            for index in indexes if owners else ():
                if not self.owner[index]:
                    following.setdefault(index, set()).update(owners)
        alone = {index: owners.pop() for index, owners in following.items() if len(owners) == 1}
        while shared := {
            index
            for indexes in others
            if len({alone.get(index, "") for index in indexes}) > 1
            for index in indexes
            if index in alone
        }:
            alone = {index: owner for index, owner in alone.items() if index not in shared}
        for index, owner in alone.items():
            self.owner[index] = owner

    def _sort_variables(self) -> None:
        """Variables of like agents with the same name but for the agent are of one kind."""
        known: dict[Any, int] = {}
        for index, (variable, owner) in enumerate(
            zip(self.proto.variables, self.owner, strict=True)
        ):
            key: Any = index
            words = variable.name.split(" ")
            if owner and owner in words:
                words.remove(owner)
                key = (self.groups[owner], tuple(words))
            kind = known.setdefault(key, len(known))
            self.kind.append(kind)
            if kind == len(self.members):
                self.members.append([])
            self.members[kind].append(index)

    def _read_rows(self) -> Iterable[tuple[list[int], list[int], int, int]]:
        for constraint in self.proto.constraints:
            if len(constraint.enforcement_literal) or not constraint.has_linear():
                continue  # left out: what remains is still a bound
            linear = constraint.linear
            yield list(linear.vars), list(linear.coeffs), *_ends(linear.domain)

    def _sums(self) -> Mapping[Signature, list[_Sum]]:
        """The constraints added up by signature, in as many sums as one variable has constraints."""
        sums: dict[Signature, list[_Sum]] = defaultdict(list)
        for indexes, coefficients, least, most in self.rows:
            signature = self._signature(indexes, coefficients)
            if signature is None:
                continue
            own = {index for index in indexes if self.owner[index]}
            there = sums[signature]
            one = next((one for one in there if own and not own & one.covered), None)
            if one is None:
                one = _Sum()
                there.append(one)
            one.least = max(one.least + least, -INFINITE) if least > -INFINITE else -INFINITE
            one.most = min(one.most + most, INFINITE) if most < INFINITE else INFINITE
            one.count += 1
            one.covered |= own
        return sums

    def _signature(self, indexes: list[int], coefficients: list[int]) -> Signature | None:
        """Kinds and coefficients; None where variables of one kind have several."""
        found: dict[int, int] = {}
        for index, coefficient in zip(indexes, coefficients, strict=True):
            if found.setdefault(self.kind[index], coefficient) != coefficient:
                return None
        return tuple(sorted(found.items()))

    def _add(self, model: Any, numbers: list[Any], signature: Signature, one: _Sum) -> None:
        """One sum; members of its kinds that it does not cover may have any value."""
        least, most = one.least, one.most
        terms: list[Any] = []
        weights: list[float] = []
        for kind, coefficient in signature:
            members = self.members[kind]
            shared = not self.owner[members[0]]
            terms.append(numbers[kind])
            weights.append(coefficient * (one.count if shared else 1))
            if not shared and not one.covered.issuperset(members):
                for index in members:
                    if index not in one.covered:
                        ends = [coefficient * end for end in self.domains[index]]
                        least, most = least + min(ends), most + max(ends)
        lowest = -math.inf if least <= -INFINITE // 2 else least
        highest = math.inf if most >= INFINITE // 2 else most
        expression = model_builder.LinearExpr.weighted_sum(terms, weights)
        model.add_linear_constraint(expression, lowest, highest)


def _watched(solver: Any, model: Any, interrupts: Interrupts, tick: Callable[[], None]) -> Any:
    """Solve on a thread of its own, so that the main thread hears of Ctrl-C meanwhile."""
    statuses: list[Any] = [model_builder.SolveStatus.UNKNOWN_STATUS]

    def solve() -> None:
        if not interrupts.stopped:
            statuses.append(solver.solve(model))

    watched([solve], lambda: interrupts.stopped, solver.stop_search, tick)
    return statuses[-1]


def _ends(domain: Any) -> tuple[int, int]:
    """The lowest and the highest value of a domain."""
    ends = list(domain)
    return max(ends[0], -INFINITE), min(ends[-1], INFINITE)
