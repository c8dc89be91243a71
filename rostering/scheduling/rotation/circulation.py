"""A pattern as an integer circulation: how often each step from one day to the next is taken.

Walks that close are circulations and the other way round, so that the size of the model does not depend on
the number of weeks; Balakrishnan and Wong (1990) roster in rotation on such a network. What a
circulation alone does not say is that it is one walk and not several. Where it falls into parts, a pattern
of few weeks is searched for day by day (positions.py) with as many free weekends; where that is not decided,
a cut forbids the parts, and the search goes on.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from ortools.sat.python import cp_model

from rostering.domain.rotation import REST, WEEK_DAYS, Pattern, Rotation
from rostering.scheduling.rotation.positions import MOST_WEEKS, find_with_free_weekends
from rostering.scheduling.rotation.states import State, Step, steps_of
from rostering.scheduling.rotation.tour import parts_of, pattern_of
from rostering.scheduling.search import Interrupts, Progress, Search

SUNDAY = 6
DAYS_SECONDS = 5.0  # for a search day by day at most
STATUSES = {
    cp_model.OPTIMAL: "optimal",
    cp_model.FEASIBLE: "feasible",
    cp_model.INFEASIBLE: "infeasible",
}


@dataclass(frozen=True, slots=True)
class FoundPattern:
    """What a search gave. `pattern` is None where `status` is "infeasible" or "unknown"; "optimal" is
    proven to have the most free weekends that there can be, "feasible" is not. `steps` and `rounds`
    tell the size of the model and how often it was solved."""

    status: str
    pattern: Pattern | None
    seconds: float
    steps: int
    rounds: int


def find_pattern(
    rotation: Rotation,
    seconds: float = 30.0,
    *,
    any_will_do: bool = False,
    interrupts: Interrupts | None = None,
    on_progress: Callable[[Progress], None] | None = None,
) -> FoundPattern:
    """The pattern with the most free weekends, or any one with `any_will_do`.

    Any one is found first and kept, and then the best is searched for. The same rotation gives the
    same pattern, unless time is up before it is proven.
    """
    began = time.monotonic()
    model = _Model(rotation)
    best: Pattern | None = None
    rounds, proven = 0, False
    status = "unknown"
    interrupts = interrupts or Interrupts()
    with interrupts:
        while not interrupts.stopped and (left := seconds - (time.monotonic() - began)) > 0:
            rounds += 1
            status = model.search(left, interrupts, on_progress)
            if status not in ("optimal", "feasible"):
                break
            taken = model.taken()
            parts = parts_of(taken)
            found = pattern_of(taken) if len(parts) == 1 else None
            if found is None:
                found, none = _day_by_day(rotation, model.free(), left, interrupts)
                if none:
                    model.fewer_free_weekends_than(model.free())
                elif found is None:
                    model.cut(parts)
            if found is None:
                continue
            proven = status == "optimal"
            best = found
            if any_will_do or proven:
                break
            model.look_for_the_best()
    if best is not None:
        status = "optimal" if proven else "feasible"
    elif status != "infeasible":
        status = "unknown"
    return FoundPattern(status, best, time.monotonic() - began, model.size, rounds)


def _day_by_day(
    rotation: Rotation, free: int, seconds: float, interrupts: Interrupts
) -> tuple[Pattern | None, bool]:
    """A pattern with so many free weekends as a circulation in parts has, and whether there is none."""
    if rotation.weeks > MOST_WEEKS:
        return None, False
    return find_with_free_weekends(rotation, free, min(seconds, DAYS_SECONDS), interrupts)


class _Model:
    """The circulation of a rotation as a CP-SAT model."""

    def __init__(self, rotation: Rotation) -> None:
        self.rotation = rotation
        self.model = cp_model.CpModel()
        self.steps = steps_of(rotation)
        self.flow = [
            self.model.new_int_var(0, rotation.weeks, f"step {number}")
            for number in range(len(self.steps))
        ]
        self.solver = cp_model.CpSolver()
        self.solver.parameters.num_workers = 1
        self.solver.parameters.random_seed = 1
        self.solver.parameters.linearization_level = 2
        # the free weekends lead to a first circulation sooner than no aim does
        self.solver.parameters.stop_after_first_solution = True
        self._balance()
        self._people()
        self._free_weekends(rotation.free_weekends)

    def look_for_the_best(self) -> None:
        """From now on not the first circulation, but the best."""
        self.solver.parameters.stop_after_first_solution = False

    @property
    def size(self) -> int:
        """How many steps there are."""
        return len(self.steps)

    def search(
        self, seconds: float, interrupts: Interrupts, on_progress: Callable[[Progress], None] | None
    ) -> str:
        """Search once; what came of it."""
        self.solver.parameters.max_time_in_seconds = seconds
        search = Search(self.model, self.solver, interrupts=interrupts)
        return STATUSES.get(search.run(on_progress), "unknown")

    def taken(self) -> dict[Step, int]:
        """How often each step is taken, those that are not left out."""
        counts = zip(self.steps, map(self.solver.value, self.flow), strict=True)
        return {step: count for step, count in counts if count}

    def free(self) -> int:
        """How many free weekends were found."""
        return sum(count for step, count in self.taken().items() if _is_free_weekend(step))

    def fewer_free_weekends_than(self, number: int) -> None:
        """It is known that there are fewer."""
        free = self._sum(_is_free_weekend(step) for step in self.steps)
        self.model.add(free <= number - 1)

    def cut(self, parts: list[frozenset[State]]) -> None:
        """No walk is one that stays in a part of the states and one that stays out of it.

        So either a step leads out of the part, or one of the two sides is not walked at all.
        """
        for part in parts if len(parts) > 2 else parts[:1]:
            starts = [step.start in part for step in self.steps]
            ends = [step.end in part for step in self.steps]
            both = list(zip(starts, ends, strict=True))
            inside = self._walked(self._sum(start and end for start, end in both))
            outside = self._walked(self._sum(not start and not end for start, end in both))
            leaving = self._sum(start and not end for start, end in both)
            self.model.add(leaving >= inside + outside - 1)

    def _walked(self, flow: Any) -> Any:
        """A Boolean that is true where there is any flow."""
        walked = self.model.new_bool_var("walked")
        self.model.add(flow <= self.rotation.weeks * WEEK_DAYS * walked)
        return walked

    def _sum(self, chosen: Iterable[bool]) -> Any:
        return sum(flow for flow, yes in zip(self.flow, chosen, strict=True) if yes)

    def _balance(self) -> None:
        """Each state is left as often as it is come to; every week of the pattern has each weekday."""
        coming: dict[State, list[Any]] = {}
        leaving: dict[State, list[Any]] = {}
        for step, flow in zip(self.steps, self.flow, strict=True):
            coming.setdefault(step.end, []).append(flow)
            leaving.setdefault(step.start, []).append(flow)
        for state, flows in coming.items():
            self.model.add(sum(flows) == sum(leaving[state]))
        for weekday in range(WEEK_DAYS):
            through = self._sum(step.end.weekday == weekday for step in self.steps)
            self._equal(through, self.rotation.weeks)

    def _people(self) -> None:
        """Each shift has its people on each weekday."""
        for one in self.rotation.shifts:
            for weekday, people in enumerate(one.people):
                if people is not None:
                    there = self._sum(
                        step.end.weekday == weekday and step.end.done == one.shift
                        for step in self.steps
                    )
                    self._equal(there, people)

    def _free_weekends(self, least: int) -> None:
        """At least so many, and as many as there can be."""
        free = self._sum(_is_free_weekend(step) for step in self.steps)
        if not isinstance(free, int):
            self.model.add(free >= least)
            self.model.maximize(free)
        elif free < least:
            self.model.add_bool_or([])

    def _equal(self, expression: Any, number: int) -> None:
        if isinstance(expression, int):  # no step leads there
            if expression != number:
                self.model.add_bool_or([])
        else:
            self.model.add(expression == number)


def _is_free_weekend(step: Step) -> bool:
    return step.end.weekday == SUNDAY and step.start.done == REST and step.end.done == REST
