"""Large neighbourhood search: a part of the roster is searched again while the rest stands.

Each worker searches a part of its own. Where another one changed the roster meanwhile, what was found
is priced again in the roster of now, and dropped where it does not hold there or is no better.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

from rostering.scheduling.crew import Crew, Solved, solver_of_part
from rostering.scheduling.neighbourhoods import Neighbourhoods
from rostering.scheduling.search import Interrupts, SearchLimits
from rostering.scheduling.whole import Cut, Whole

WORK = 0.3  # most work on one part at first, in CP-SAT's deterministic seconds
MOST_WORK = 2.4  # … and after many that gained nothing
BARREN = 25  # parts in a row without a better roster, after which each may take half as much more
STALL = 1_000  # parts in a row without a better roster, after which the search ends


class Improvement:
    """Improves the roster of a whole model until the time is up or the search is ended."""

    def __init__(self, whole: Whole, limits: SearchLimits) -> None:
        self.whole = whole
        self.limits = limits
        self.parts = Neighbourhoods(whole, limits.seed)
        self.work = WORK
        self.idle = 0
        self.searched = 0
        self._lock = threading.Lock()

    def run(
        self, interrupts: Interrupts, tell: Callable[[int], None], good_enough: float = 0
    ) -> None:
        """Search part after part; `tell` hears of each better cost."""
        crew = Crew(self.limits.workers, interrupts, time.monotonic() + self.limits.seconds)
        told = [self.whole.cost]

        def watch() -> None:
            if self.whole.cost < told[0]:
                told[0] = self.whole.cost
                tell(told[0])

        crew.run(lambda number: self._step(number, crew, good_enough), watch)

    def _step(self, number: int, crew: Crew, good_enough: float) -> bool:
        """Search one part again; whether to go on."""
        with self._lock:
            if self._enough(good_enough):
                return False
            self.searched += 1
            part = self.parts.choose()
            cut = self.whole.cut(part.days)
            seed = self.parts.random.randrange(1 << 30)
            most = self.work
        solved = crew.solve(number, cut.model, seed, most)
        with self._lock:
            before = self.whole.cost
            if solved.found:
                self._take(cut, solved)
            gained = before - self.whole.cost
            self.idle = 0 if gained else self.idle + 1
            if self.idle and self.idle % BARREN == 0:
                self.work = min(self.work * 1.5, MOST_WORK)
            if not crew.done:
                self.parts.learn(part, gained, solved.work / most)
        return True

    def _enough(self, good_enough: float) -> bool:
        parts = self.limits.parts
        return (
            self.idle >= STALL
            or (self.whole.cost <= good_enough and not self.whole.broken)
            or (parts is not None and self.searched >= parts)
        )

    def _take(self, cut: Cut, solved: Solved) -> None:
        """Take what was found, if it is no worse."""
        opened, cost = cut.opened, solved.cost
        values = solved.values(len(opened))
        if cut.version != self.whole.version:
            again = self._again(cut, values)
            if again is None:
                return
            opened, values, cost = again
        if cost <= self.whole.cost and any(
            self.whole.values[index] != value for index, value in zip(opened, values, strict=True)
        ):
            self.whole.take(opened, values, cost)

    def _again(self, cut: Cut, values: list[int]) -> tuple[tuple[int, ...], list[int], int] | None:
        """What was found for these days, in the roster of now."""
        now = self.whole.cut(cut.days)
        found = dict(zip(cut.opened, values, strict=True))
        own = {index for day in cut.days for index in self.whole.variables.own[day]}
        for place, index in enumerate(now.opened):
            if index in own:
                domain = now.model.proto.variables[place].domain
                domain.clear()
                domain.extend([found[index], found[index]])
        solver = solver_of_part(1, WORK)
        solved = Solved(solver.solve(now.model), solver)
        if not solved.found:
            return None
        return now.opened, solved.values(len(now.opened)), solved.cost
