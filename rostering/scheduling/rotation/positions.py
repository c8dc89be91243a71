"""A pattern day by day: a Boolean for each day of the pattern and what is done on it.

The circulation does not grow with the weeks, but what it finds may fall into several walks, and then there
are very many that do. Day by day there is one walk by construction: for a pattern of few weeks that proves
within a moment how many free weekends there can be.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from ortools.sat.python import cp_model

from rostering.domain.rotation import REST, WEEK_DAYS, Length, Pattern, Rotation
from rostering.scheduling.search import Interrupts, Search

SATURDAY, SUNDAY = 5, 6
MOST_WEEKS = 24  # up to which a pattern is searched for day by day


def find_with_free_weekends(
    rotation: Rotation, least: int, seconds: float, interrupts: Interrupts
) -> tuple[Pattern | None, bool]:
    """A pattern with at least so many free weekends, and whether it is proven that there is none."""
    days = _Days(rotation)
    days.free_weekends(max(least, rotation.free_weekends))
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.random_seed = 1
    solver.parameters.linearization_level = 2
    solver.parameters.max_time_in_seconds = seconds
    status = Search(days.model, solver, interrupts=interrupts).run()
    if status in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return days.pattern(solver.value), False
    return None, status == cp_model.INFEASIBLE


class _Days:
    """The days of a pattern as a CP-SAT model; the first follows the last."""

    def __init__(self, rotation: Rotation) -> None:
        self.rotation = rotation
        self.model = cp_model.CpModel()
        self.count = rotation.weeks * WEEK_DAYS
        self.done = [one.shift for one in rotation.shifts] + [REST]
        self.is_done = {
            (day, done): self.model.new_bool_var(f"{day} {done}")
            for day in range(self.count)
            for done in self.done
        }
        for day in range(self.count):
            self.model.add_exactly_one(self.is_done[day, done] for done in self.done)
        self._people()
        for one in rotation.shifts:
            self._lengths(one.run, partial(self.on, done=one.shift))
        self._lengths(rotation.rest, partial(self.on, done=REST))
        self._lengths(rotation.work, self.working)
        self._weeks()
        for sequence in rotation.forbidden:
            for day in range(self.count):
                there = sum(self.on(day + step, done) for step, done in enumerate(sequence))
                self.model.add(there <= len(sequence) - 1)

    def on(self, day: int, done: str) -> Any:
        """1 where it is done on the day."""
        return self.is_done[day % self.count, done]

    def working(self, day: int) -> Any:
        """1 where any shift is worked on the day."""
        return 1 - self.on(day, REST)

    def free_weekends(self, least: int) -> None:
        """At least so many; if there are any, the first week has one, since a pattern has no beginning."""
        free = []
        for week in range(self.rotation.weeks):
            saturday, sunday = (self.on(week * WEEK_DAYS + day, REST) for day in (SATURDAY, SUNDAY))
            both = self.model.new_bool_var(f"weekend {week}")
            self.model.add(both <= saturday)
            self.model.add(both <= sunday)
            free.append(both)
        self.model.add(sum(free) >= least)
        if least > 0:
            self.model.add(free[0] == 1)

    def pattern(self, value: Callable[[Any], int]) -> Pattern:
        """The days that were decided."""
        return Pattern.of_days(
            [
                next(done for done in self.done if value(self.is_done[day, done]))
                for day in range(self.count)
            ]
        )

    def _people(self) -> None:
        for one in self.rotation.shifts:
            for weekday, people in enumerate(one.people):
                if people is not None:
                    there = sum(
                        self.on(day, one.shift) for day in range(weekday, self.count, WEEK_DAYS)
                    )
                    self.model.add(there == people)

    def _lengths(self, length: Length, on: Callable[[int], Any]) -> None:
        """Blocks of what is `on` have this length, wherever they begin."""
        for day in range(self.count):
            for short in range(1, length.least):
                block = sum(on(day + 1 + step) for step in range(short))
                self.model.add(block - on(day) - on(day + short + 1) <= short - 1)
            if length.most is not None:
                block = sum(on(day + step) for step in range(length.most + 1))
                self.model.add(block <= length.most)

    def _weeks(self) -> None:
        for first in range(0, self.count, WEEK_DAYS):
            worked = sum(self.working(first + day) for day in range(WEEK_DAYS))
            self.model.add(worked >= self.rotation.week.least)
            if self.rotation.week.most is not None:
                self.model.add(worked <= self.rotation.week.most)
