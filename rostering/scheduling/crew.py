"""Workers who search parts side by side, each with a solver of one thread, watched from the main thread."""

from __future__ import annotations

import math
import threading
import time
from collections.abc import Callable
from functools import partial
from typing import Any

from ortools.sat.python import cp_model

from rostering.scheduling.search import Interrupts
from rostering.scheduling.watched import watched


class Crew:
    """So many workers, until they have no more to do, `end` (of the monotonic clock) or an interrupt."""

    def __init__(self, workers: int, interrupts: Interrupts, end: float) -> None:
        self.workers = max(workers, 1)
        self.interrupts = interrupts
        self.end = end
        self._done = threading.Event()
        self._solvers: dict[int, cp_model.CpSolver] = {}

    @property
    def done(self) -> bool:
        """Whether all are to stop."""
        return self._done.is_set()

    def run(self, work: Callable[[int], bool], watch: Callable[[], None]) -> None:
        """Each worker does `work`, called with the worker's number, for as long as it gives True.
        `watch` is called on this thread now and then."""
        if self.interrupts.stopped:
            return

        def looked() -> None:
            watch()
            if self.interrupts.stopped or time.monotonic() > self.end:
                self._done.set()

        works = [partial(self._repeat, number, work) for number in range(self.workers)]
        watched(works, lambda: self.done, self.stop, looked)

    def stop(self) -> None:
        """Let all workers end."""
        self._done.set()
        for solver in list(self._solvers.values()):
            solver.stop_search()

    def hurry(self) -> None:
        """End the searches for which not just any solution will do."""
        for solver in list(self._solvers.values()):
            if not solver.parameters.stop_after_first_solution:
                solver.stop_search()

    def solve(
        self,
        number: int,
        model: cp_model.CpModel,
        seed: int,
        work: float,
        any_will_do: bool = False,
    ) -> Solved:
        """What the worker's solver finds with at most so many deterministic seconds."""
        solver = solver_of_part(seed, work)
        solver.parameters.stop_after_first_solution = any_will_do
        now = time.monotonic()
        if self.done or now >= self.end:
            return Solved(None, solver)
        if self.end < math.inf:
            solver.parameters.max_time_in_seconds = self.end - now
        self._solvers[number] = solver
        return Solved(solver.solve(model), solver)

    def _repeat(self, number: int, work: Callable[[int], bool]) -> None:
        while not self.done and work(number):
            pass


class Solved:
    """How a search ended, None where it was not begun, and what it found."""

    def __init__(self, status: Any, solver: cp_model.CpSolver) -> None:
        self.status = status
        self.solver = solver

    @property
    def found(self) -> bool:
        """Whether there is a solution."""
        return self.status in (cp_model.OPTIMAL, cp_model.FEASIBLE)

    def values(self, count: int) -> list[int]:
        """The values of the first so many variables, in their order."""
        return list(self.solver.response_proto.solution)[:count]

    @property
    def cost(self) -> int:
        """The objective."""
        return round(self.solver.objective_value)

    @property
    def work(self) -> float:
        """Deterministic seconds that it took; 0 where there was no time for it."""
        return 0.0 if self.status is None else float(self.solver.deterministic_time)


def solver_of_part(seed: int, work: float) -> cp_model.CpSolver:
    """One worker led by the linear programme, limited by work and not by the clock."""
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.random_seed = seed
    solver.parameters.linearization_level = 2
    solver.parameters.symmetry_level = 0
    solver.parameters.cp_model_probing_level = 0
    solver.parameters.max_deterministic_time = work
    solver.parameters.catch_sigint_signal = False
    return solver
