"""A first roster from the relaxation: group after group of agents goes from fractions to whole shifts.

Those who are not rounded yet count with their fractions, so that each group finds the demand that the
relaxation left to it, and mends what rounding cost before.
"""

from __future__ import annotations

import math
import random
import threading
import time
from collections.abc import Callable, Iterable
from typing import Any

from ortools.sat.python import cp_model

from rostering.domain.people import Agent
from rostering.domain.roster import Roster
from rostering.scheduling.crew import Crew, Solved
from rostering.scheduling.parts import bound_together
from rostering.scheduling.relaxation import Relaxation
from rostering.scheduling.search import A_SECOND, Interrupts, SearchLimits
from rostering.scheduling.whole import Whole

SIZE = 1_000  # Booleans in a group, where several agents fit
WORK = 0.5  # most work on a group, in CP-SAT's deterministic seconds
ANY = 20.0  # most work for any roster of a group


class Rounding:
    """Gives a whole model whole values that keep the rules of each agent alone; `whole.broken` says how
    far those between agents are not kept yet.

    The groups share the work of `seconds`, counted and not timed. Once `limits.seconds` are over or
    there is an interrupt, the agents who are left get the first work that their rules allow.
    """

    def __init__(
        self,
        whole: Whole,
        relaxation: Relaxation,
        limits: SearchLimits,
        interrupts: Interrupts,
        seconds: float,
    ) -> None:
        self.whole = whole
        self.limits = limits
        self.interrupts = interrupts
        self.end = time.monotonic() + limits.seconds
        self.waiting = list(_groups(whole, limits.seed))
        available = seconds * limits.workers * A_SECOND
        self.work = min(available / len(self.waiting), WORK)
        self.failed = False
        self._lock = threading.Lock()
        whole.values = list(relaxation.values)
        whole.count()
        whole.leniently = True

    def run(self, tell: Callable[[Roster], None]) -> bool:
        """Round all; whether there is a roster. `tell` hears of it as it grows."""
        crew = Crew(self.limits.workers, Interrupts(), math.inf)
        told = (len(self.waiting), False)

        def watch() -> None:
            nonlocal told
            if self.interrupts.stopped:
                crew.hurry()
            now = (len(self.waiting), self.interrupts.stopped)
            if now != told:
                told = now
                tell(self.whole.roster())

        crew.run(lambda number: self._step(number, crew), watch)
        self.whole.leniently = False
        return not self.failed and self.whole.settle()

    def _step(self, number: int, crew: Crew) -> bool:
        """Round a group; whether to go on."""
        with self._lock:
            if self.failed or not self.waiting:
                return False
            period = self.whole.variables.request.period
            group = self.waiting.pop(0)
            cut = self.whole.cut((agent.id, day) for agent in group for day in period)
        solved = self._solved(number, crew, cut.model)
        with self._lock:
            self.failed = self.failed or not solved.found
            if solved.found:
                self.whole.take(cut.opened, solved.values(len(cut.opened)), 0)
        return True

    def _solved(self, number: int, crew: Crew, model: Any) -> Solved:
        """The best of a group within its work, or else any roster of it."""
        seed = self.limits.seed
        if not self.interrupts.stopped and time.monotonic() < self.end:
            solved = crew.solve(number, model, seed, self.work)
            if solved.status != cp_model.UNKNOWN:
                return solved
        return crew.solve(number, model, seed, ANY, any_will_do=True)


def _groups(whole: Whole, seed: int) -> Iterable[list[Agent]]:
    """The agents by chance, those whom a pair binds together."""
    request = whole.variables.request
    bound = bound_together(request)
    random.Random(seed).shuffle(bound)
    group: list[Agent] = []
    size = 0
    for agents in bound:
        days = [(agent.id, day) for agent in agents for day in request.period]
        own = sum(len(whole.variables.own[day]) for day in days)
        if group and size + own > SIZE:
            yield group
            group, size = [], 0
        group += agents
        size += own
    if group:
        yield group
