"""Large neighbourhood search: a part of the roster is searched again while the rest stands.

Each worker searches a part of its own. Where another one changed the roster meanwhile, what was found
is priced again in the roster of now, and dropped where it does not hold there or is no better.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

from ortools.sat.python import cp_model

from rostering.scheduling.neighbourhoods import Neighbourhoods
from rostering.scheduling.search import TICK, Interrupts, SearchLimits
from rostering.scheduling.whole import AgentDay, Cut, Whole

WORK = 0.3  # most work on one part, in CP-SAT's deterministic seconds
STALL = 1_000  # parts in a row without a better roster, after which the search ends


class Improvement:
    """Improves the roster of a whole model until the time is up or the search is ended."""

    def __init__(self, whole: Whole, limits: SearchLimits) -> None:
        self.whole = whole
        self.limits = limits
        self.parts = Neighbourhoods(whole.variables.request, limits.seed)
        self.idle = 0
        self._lock = threading.Lock()
        self._done = threading.Event()
        self._solvers: dict[int, cp_model.CpSolver] = {}
        self._failure: BaseException | None = None

    def run(
        self, interrupts: Interrupts, tell: Callable[[int], None], good_enough: int = 0
    ) -> None:
        """Search part after part; `tell` hears of each better cost."""
        workers = [
            threading.Thread(target=self._work, args=(number, good_enough), daemon=True)
            for number in range(max(self.limits.workers, 1))
        ]
        for worker in workers:
            worker.start()
        told = self.whole.cost
        end = time.monotonic() + self.limits.seconds
        while any(worker.is_alive() for worker in workers):
            self._done.wait(TICK)
            if interrupts.stopped or time.monotonic() > end or self._failure is not None:
                self._done.set()
                for solver in list(self._solvers.values()):
                    solver.stop_search()
                for worker in workers:
                    worker.join(TICK)
            if self.whole.cost < told:
                told = self.whole.cost
                tell(told)
        if self._failure is not None:
            raise self._failure

    def _work(self, number: int, good_enough: int) -> None:
        try:
            while not self._done.is_set() and self.idle < STALL and self.whole.cost > good_enough:
                self._step(number)
        except BaseException as failure:  # carried to the main thread
            self._failure = failure
            self._done.set()

    def _step(self, number: int) -> None:
        """Search one part again."""
        with self._lock:
            part = self.parts.choose(self.whole)
            cut = self.whole.cut(part.days)
            seed = self.parts.random.randrange(1 << 30)
        solver = solver_of_part(seed)
        self._solvers[number] = solver
        if self._done.is_set():
            return
        status = solver.solve(cut.model)
        with self._lock:
            better = False
            if status in (cp_model.OPTIMAL, cp_model.FEASIBLE):
                better = self._take(cut, solver)
            self.idle = 0 if better else self.idle + 1
            self.parts.learn(part, better, solver.deterministic_time / WORK)

    def _take(self, cut: Cut, solver: cp_model.CpSolver) -> bool:
        """Take what was found, if it is no worse; whether the roster became better."""
        before = self.whole.cost
        solution = solver.response_proto.solution
        values = [solution[index] for index in cut.opened]
        opened, cost = cut.opened, round(solver.objective_value)
        if cut.version != self.whole.version:
            again = self._again(cut.days, dict(zip(opened, values, strict=True)))
            if again is None:
                return False
            opened, values, cost = again
        if cost <= before and any(
            self.whole.values[index] != value for index, value in zip(opened, values, strict=True)
        ):
            self.whole.take(opened, values, cost)
        return cost < before

    def _again(
        self, days: tuple[AgentDay, ...], found: dict[int, int]
    ) -> tuple[tuple[int, ...], list[int], int] | None:
        """What was found for these days, in the roster of now."""
        own = self.whole.variables.own
        cut = self.whole.cut(days)
        for index in (index for day in days for index in own[day]):
            domain = cut.model.proto.variables[index].domain
            domain.clear()
            domain.extend([found[index], found[index]])
        solver = solver_of_part(1)
        if solver.solve(cut.model) not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
            return None
        solution = solver.response_proto.solution
        values = [solution[index] for index in cut.opened]
        return cut.opened, values, round(solver.objective_value)


def solver_of_part(seed: int) -> cp_model.CpSolver:
    """One worker led by the linear programme, limited by work and not by the clock."""
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.random_seed = seed
    solver.parameters.linearization_level = 2
    solver.parameters.symmetry_level = 0
    solver.parameters.cp_model_probing_level = 0
    solver.parameters.max_deterministic_time = WORK
    solver.parameters.catch_sigint_signal = False
    return solver
