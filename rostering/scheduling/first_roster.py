"""A first roster for a large centre: head counts of each shift first, and then who works them.

Agents who are alike are counted and not told apart (aggregate.py): that model is small, and its bound
holds for the roster. Its counts are then dealt out, chunk after chunk of agents, each with its own rules
and wishes against its part of the counts; what a chunk cannot take, later ones do. Fair shares and
everything else that no single agent owns is as the head counts have it.
"""

from __future__ import annotations

import math
import random
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from ortools.sat.python import cp_model

from rostering.domain.people import Agent
from rostering.domain.roster import Roster
from rostering.scheduling.aggregate import INFINITE, Aggregate
from rostering.scheduling.parts import bound_together
from rostering.scheduling.search import Interrupts, SearchLimits
from rostering.scheduling.variables import Key, Variables
from rostering.scheduling.watched import watched
from rostering.scheduling.whole import roster_of

CHUNK = 2_500  # assignments that are decided in one chunk
WORK = 0.5  # most work on one chunk, in CP-SAT's deterministic seconds
GAP = 0.02  # of the price of a chunk
MISSED, SURPLUS = 4, 1  # price of a minute less, and more, than a chunk's part of the counts


@dataclass(frozen=True, slots=True)
class First:
    """A first roster, None where the rules of agents leave none or those between agents may not hold,
    and the bound that the head counts prove; `infeasible` where they prove that there is no roster."""

    roster: Roster | None
    bound: int
    infeasible: bool = False


def first_roster(
    variables: Variables,
    limits: SearchLimits,
    interrupts: Interrupts,
    tell: Callable[[Roster, int], None],
    tick: Callable[[], None] = lambda: None,
) -> First:
    """A roster of the model within `limits.seconds`; once they are over, the agents who are left get the
    first work that their rules allow.

    `tell` hears of the roster as it grows, and of the bound; `tick` is called now and then before.
    """
    end = time.monotonic() + limits.seconds
    with interrupts.at_once():
        aggregate = Aggregate(variables)
    heads = aggregate.solve(limits.seconds, interrupts, tick)
    if heads is None or heads.infeasible:
        return First(None, 0, heads is not None)
    bound = heads.bound
    deal = _Deal(aggregate, heads.counts, limits, end)
    complete = deal.run(interrupts, lambda roster: tell(roster, bound))
    return First(deal.roster() if complete else None, bound)


class _Deal:
    """Head counts being dealt out: the values so far, and what is left of each count."""

    def __init__(
        self, aggregate: Aggregate, counts: Sequence[float], limits: SearchLimits, end: float
    ) -> None:
        self.end = end
        self.aggregate = aggregate
        self.variables = aggregate.variables
        self.limits = limits
        self.counts = list(counts)
        self.values = [0] * len(aggregate.kind)
        for index, owner in enumerate(aggregate.owner):
            if not owner:
                self.values[index] = math.ceil(self.counts[aggregate.kind[index]] - 1e-6)
        self.own: dict[str, list[int]] = {agent: [] for agent in aggregate.groups}
        for index, owner in enumerate(aggregate.owner):
            if owner:
                self.own[owner].append(index)
        self.rows: dict[str, list[int]] = {agent: [] for agent in aggregate.groups}
        self.free: set[tuple[str, Any]] = set()  # agents' days on which they cannot work
        self.leaning = dict.fromkeys(aggregate.groups, 0)  # constraints in which agents need others
        self._sort_rows()
        self.waiting = list(self._chunks())
        self.left = dict.fromkeys(range(len(self.counts)), 0)  # agents who are to be dealt to
        for key, x in self.variables.assigned.items():
            self.left[aggregate.kind[x.index]] += key[:2] not in self.free
        self.carried: dict[tuple[Any, str, str], float] = {}
        self.failed = False
        self._lock = threading.Lock()
        self._solvers: dict[int, cp_model.CpSolver] = {}

    def roster(self) -> Roster:
        """The values so far; nobody is on duty in it yet."""
        return roster_of(self.variables, self.values)

    def run(self, interrupts: Interrupts, tell: Callable[[Roster], None]) -> bool:
        """Deal until all is dealt; whether it could be. Ctrl-C leaves the rest the first work allowed."""
        told = (len(self.waiting), False)

        def watch() -> None:
            nonlocal told
            if interrupts.stopped:
                self._hurry()
            now = (len(self.waiting), interrupts.stopped)
            if now != told:
                told = now
                tell(self.roster())

        def give_up() -> None:
            self.failed = True
            self._hurry()

        workers = max(self.limits.workers, 1)
        works = [partial(self._work, number, interrupts) for number in range(workers)]
        watched(works, lambda: False, give_up, watch)
        return not self.failed

    def _hurry(self) -> None:
        """End the searches for good work; those for any work are few and short."""
        for solver in list(self._solvers.values()):
            solver.stop_search()

    def _sort_rows(self) -> None:
        """Which constraints hold for whom. Those that hold for several agents and count something are
        left to the head counts."""
        aggregate = self.aggregate
        for number, (indexes, coefficients, least, most) in enumerate(aggregate.rows):
            owners = {aggregate.owner[index] for index in indexes}
            if len(owners - {""}) > 1 and "" in owners:
                continue
            if len(owners - {""}) > 1:
                for index, coefficient in zip(indexes, coefficients, strict=True):
                    held = least if coefficient < 0 else -most
                    self.leaning[aggregate.owner[index]] += held > -INFINITE
            for owner in owners - {""}:
                self.rows[owner].append(number)
            if len(indexes) == 1 and coefficients == [1] and most == 0:
                words = aggregate.proto.variables[indexes[0]].name.split(" ")
                self.free |= {
                    (owner, day)
                    for owner in owners
                    for day in self.variables.request.period
                    if words == ["at_work", owner, str(day)]
                }

    def _chunks(self) -> Iterable[tuple[str, ...]]:
        """Agents who are alike together: first those on whom others lean, as interns on seniors, and
        then specialists first. Who is bound by a pair is not parted."""
        groups = bound_together(self.variables.request)
        random.Random(self.limits.seed).shuffle(groups)
        sizes = Counter(agent for agent, *_rest in self.variables.assigned)
        kind_of = {
            agent: (self.leaning[agent], *self.aggregate.groups[agent]) for agent in self.own
        }

        def order(group: tuple[Agent, ...]) -> Any:
            leaning = max(self.leaning[one.id] for one in group)
            return leaning, max(sizes[one.id] for one in group), kind_of[group[0].id]

        chunk: list[str] = []
        for group in sorted(groups, key=order):
            names = [agent.id for agent in group]
            size = sum(sizes[agent] for agent in (*chunk, *names))
            if chunk and (size > CHUNK or kind_of[chunk[0]] != kind_of[names[0]]):
                yield tuple(chunk)
                chunk = []
            chunk += names
        if chunk:
            yield tuple(chunk)

    def _work(self, number: int, interrupts: Interrupts) -> None:
        while not self.failed:
            with self._lock:
                if not self.waiting:
                    return
                chunk = self.waiting.pop(0)
                model, indexes = self._model(chunk)
            status, values = self._solved(number, model, interrupts)
            if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
                self.failed = True
                return
            with self._lock:
                self._take(chunk, indexes, values)

    def _solved(self, number: int, model: Any, interrupts: Interrupts) -> tuple[Any, list[int]]:
        """The best work of a chunk, or any that the rules allow where that was not found or time is up."""
        status, solver = cp_model.UNKNOWN, _solver(self.limits.seed, False)
        if not interrupts.stopped and time.monotonic() < self.end:
            self._solvers[number] = solver
            status = solver.solve(model)
            del self._solvers[number]
        if status == cp_model.UNKNOWN:
            solver = _solver(self.limits.seed, True)
            status = solver.solve(model)
        return status, list(solver.response_proto.solution)

    def _model(self, chunk: Sequence[str]) -> tuple[cp_model.CpModel, list[int]]:
        """The chunk's own variables and rules, priced with its part of the counts; everything else is
        as it is so far."""
        aggregate, proto = self.aggregate, self.aggregate.proto
        indexes = [index for agent in chunk for index in self.own[agent]]
        place = {index: number for number, index in enumerate(indexes)}
        model = cp_model.CpModel()
        part = model.proto
        for index in indexes:
            part.variables.add().domain.extend(list(proto.variables[index].domain))
        for x in self.variables.on_duty.values():
            if x.index in place:  # duties are filled when all assignments are known
                domain = part.variables[place[x.index]].domain
                domain.clear()
                domain.extend([0, 0])
        for number in dict.fromkeys(number for agent in chunk for number in self.rows[agent]):
            of, coefficients, least, most = aggregate.rows[number]
            row = part.constraints.add().linear
            known = 0
            for index, coefficient in zip(of, coefficients, strict=True):
                if index in place:
                    row.vars.append(place[index])
                    row.coeffs.append(coefficient)
                else:
                    known += coefficient * self.values[index]
            row.domain.extend([max(least - known, -INFINITE), min(most - known, INFINITE)])
        prices = {
            place[index]: aggregate.prices[index] for index in indexes if index in aggregate.prices
        }
        self._part_of_counts(part, prices, place, chunk)
        part.objective.vars.extend(list(prices))
        part.objective.coeffs.extend(list(prices.values()))
        return model, indexes

    def _part_of_counts(
        self, part: Any, prices: dict[int, int], place: dict[int, int], chunk: Sequence[str]
    ) -> None:
        """A price for each assignment less or more than the chunk's part of what is left."""
        there: dict[int, tuple[Key, list[int]]] = {}
        able: dict[int, int] = {}
        for agent in chunk:
            for day in self.variables.request.period:
                for key in self.variables.assigned_on(agent, day):
                    index = self.variables.assigned[key].index
                    kind = self.aggregate.kind[index]
                    there.setdefault(kind, (key, []))[1].append(place[index])
                    able[kind] = able.get(kind, 0) + ((agent, day) not in self.free)
        for kind, (key, members) in there.items():
            wanted = self._share(kind, key, able[kind])
            short, over = len(part.variables), len(part.variables) + 1
            part.variables.add().domain.extend([0, wanted])
            part.variables.add().domain.extend([0, len(members)])
            row = part.constraints.add().linear
            row.vars.extend([*members, short, over])
            row.coeffs.extend([*[1] * len(members), 1, -1])
            row.domain.extend([wanted, wanted])
            minutes = self.variables.request.shifts[key[2]].work_minutes
            prices[short], prices[over] = MISSED * minutes, SURPLUS * minutes

    def _share(self, kind: int, key: Key, able: int) -> int:
        """A chunk's part of a count, in whole people; what rounding leaves is carried to the next day."""
        left, self.left[kind] = self.left[kind], self.left[kind] - able
        if not able or self.counts[kind] <= 0:
            return 0
        carried = (self.aggregate.groups[key[0]], key[2], key[3])
        exact = self.counts[kind] * able / left + self.carried.get(carried, 0.0)
        whole = min(max(round(exact), 0), able)
        self.carried[carried] = max(min(exact - whole, 1.0), -1.0) if able < left else 0.0
        return whole

    def _take(self, chunk: Sequence[str], indexes: Sequence[int], solution: Sequence[int]) -> None:
        """Keep what was found, and take it off the counts."""
        for index, value in zip(indexes, solution, strict=False):
            self.values[index] = value
        for agent in chunk:
            for day in self.variables.request.period:
                for key in self.variables.assigned_on(agent, day):
                    index = self.variables.assigned[key].index
                    self.counts[self.aggregate.kind[index]] -= self.values[index]


def _solver(seed: int, any_will_do: bool) -> cp_model.CpSolver:
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.random_seed = seed
    solver.parameters.linearization_level = 2
    solver.parameters.symmetry_level = 0
    solver.parameters.catch_sigint_signal = False
    solver.parameters.max_deterministic_time = 20 * WORK if any_will_do else WORK
    solver.parameters.stop_after_first_solution = any_will_do
    solver.parameters.relative_gap_limit = GAP
    return solver
