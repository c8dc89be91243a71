"""A first roster from the relaxation: group after group of agents goes from fractions to whole shifts.

Those who are not rounded yet count with their fractions, so that each group finds the demand that the
relaxation left to it, and mends what rounding cost before. After some groups the relaxation is found
anew around those that are whole. The first groups are single agents; the last ones are larger, since
few agents are left who could mend what they cost.
"""

from __future__ import annotations

import math
import random
import threading
import time
from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

from ortools.sat.python import cp_model

from rostering.domain.people import Agent
from rostering.domain.roster import Roster
from rostering.scheduling.crew import Crew, Solved
from rostering.scheduling.parts import bound_together
from rostering.scheduling.relaxation import Relaxation
from rostering.scheduling.search import WORK_A_SECOND, Interrupts, SearchLimits
from rostering.scheduling.whole import Cut, Whole

SIZES = ((0.5, 300), (0.8, 700), (1.0, 1_700))  # Booleans in a group, up to a share of the agents
WORK = 0.5  # most work on a thousand Booleans, in CP-SAT's deterministic seconds
LEAST_WORK = 0.1  # … on a group
ANY = 20.0  # most work for any roster of a group
GRAIN = 16  # parts of one person, in which demand is met
STEPS = 200  # of the relaxation, when it is found anew
ANEW_SHARE = 0.1  # of the time at most, for that
ANEW_EVERY = 3  # groups at least from one time to the next
LAST_SHARE = 0.25  # of the groups: those that are rounded one at a time
WAIT = 0.01  # seconds until a worker looks again whether there is something to do


class Rounding:
    """Gives a whole model whole values that keep the rules of each agent alone; `whole.broken` says how
    far those between agents are not kept yet.

    The workers take groups, and one of them now and then finds the relaxation of the others anew. The
    last agents are so few that each group has to know of the one before: one group at a time then, and
    the relaxation after each. The groups share the work of `seconds`, counted and not timed. Once
    `limits.seconds` are over or there is an interrupt, who is left gets the first work that the rules of
    the agent allow.
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
        self.programme = relaxation.programme
        self.waiting = list(_groups(whole, limits.seed))
        self.last = math.ceil(len(self.waiting) * LAST_SHARE)
        available = seconds * limits.workers * WORK_A_SECOND
        self.work = min(
            available / max(_size(whole, whole.variables.request.agents), 1), WORK / 1_000
        )
        times = self.programme.steps_in(seconds * ANEW_SHARE) / STEPS
        # far from the optimum, a few steps more bring the relaxation no nearer
        self.anew = relaxation.close and times >= 1
        self.every = max(len(self.waiting) / max(times, 1), ANEW_EVERY)  # groups
        self.since = 0  # groups since the relaxation was found
        self.relaxing = False
        self.busy = 0  # workers with a group
        self.given: set[int] = set()  # variables of agents who wait no more
        self.whole_days: dict[int, int] = {}  # the values of those who are rounded
        self.failed = False
        self._lock = threading.Lock()
        whole.values = list(relaxation.values)
        whole.count()
        whole.leniently, whole.grain = True, GRAIN

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
        self.whole.leniently, self.whole.grain = False, 1
        return not self.failed and self.whole.settle()

    def _step(self, number: int, crew: Crew) -> bool:
        """Do what there is to do for this worker; whether to go on."""
        with self._lock:
            if self.failed or not self.waiting:
                return False
            work = self._begin(number, crew)
        work()
        return True

    def _begin(self, number: int, crew: Crew) -> Callable[[], None]:
        """The next group, the relaxation of the others, or a wait for another worker."""
        last = len(self.waiting) <= self.last
        if not self._over():
            if last and (self.busy or self.relaxing):
                return partial(time.sleep, WAIT)
            due = self.anew and self.since >= (1 if last else self.every)
            if due and not self.relaxing:
                self.relaxing = True
                self.programme.fix(self.whole_days)
                return self._relax
        group = self.waiting.pop(0)
        period = self.whole.variables.request.period
        cut = self.whole.cut((agent.id, day) for agent in group for day in period)
        self.busy += 1
        self.given.update(self.whole.owned.intersection(cut.opened))
        work = max(self.work * _size(self.whole, group), LEAST_WORK)
        return lambda: self._round(cut, self._solved(number, crew, cut.model, work))

    def _relax(self) -> None:
        """The fractions of those who wait, around those who are whole."""
        self.programme.run(STEPS)
        values = self.programme.values
        with self._lock:
            for index, value in enumerate(values):
                if index not in self.given:
                    self.whole.values[index] = value
            self.whole.count()
            self.since = 0
            self.relaxing = False

    def _round(self, cut: Cut, solved: Solved) -> None:
        """The group as it was solved; without a solution, none of all can be rounded."""
        with self._lock:
            self.busy -= 1
            if solved.found:
                self._take(cut, solved)
            else:
                self.failed = True

    def _take(self, cut: Cut, solved: Solved) -> None:
        """What was found for a group."""
        values: list[float] = list(solved.values(len(cut.opened)))
        for place, index in enumerate(cut.opened):
            if index in self.whole.owned:
                self.whole_days[index] = round(values[place])
            else:
                values[place] /= GRAIN
        self.whole.take(cut.opened, values, 0)
        self.since += 1

    def _solved(self, number: int, crew: Crew, model: Any, work: float) -> Solved:
        """The best of a group within its work, or else any roster of it."""
        seed = self.limits.seed
        if not self._over():
            solved = crew.solve(number, model, seed, work)
            if solved.status != cp_model.UNKNOWN:
                return solved
        return crew.solve(number, model, seed, ANY, any_will_do=True)

    def _over(self) -> bool:
        """Whether those who are left get just any work."""
        return self.interrupts.stopped or time.monotonic() >= self.end


def _groups(whole: Whole, seed: int) -> Iterable[list[Agent]]:
    """The agents by chance, those whom a pair binds together."""
    bound = bound_together(whole.variables.request)
    random.Random(seed).shuffle(bound)
    group: list[Agent] = []
    agents = len(whole.variables.request.agents)
    done = 0
    for bundle in bound:
        most = next(size for share, size in SIZES if done < share * agents or share == 1.0)
        if group and _size(whole, [*group, *bundle]) > most:
            yield group
            group = []
        group += bundle
        done += len(bundle)
    if group:
        yield group


def _size(whole: Whole, agents: Iterable[Agent]) -> int:
    """How many Booleans the agents' days are."""
    variables = whole.variables
    return sum(
        len(variables.own[one.id, day]) for one in agents for day in variables.request.period
    )
