"""The search for a roster: constraints and preferences into one model, solved by CP-SAT.

Ctrl-C and SIGTERM end the search and keep the best roster so far; a second one ends the program.
"""

from __future__ import annotations

import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from types import FrameType
from typing import Any

from ortools.sat.python import cp_model

from rostering.discovery import modules_in
from rostering.domain.request import RosterRequest
from rostering.domain.roster import Assignment, Duty, Roster, RosterResult
from rostering.errors import NoRosterExists, TimeIsUp
from rostering.language import _
from rostering.policy.catalogue import Catalogue
from rostering.scheduling.auditor import CONSTRAINTS, PREFERENCES, audit
from rostering.scheduling.conflict import conflict_of
from rostering.scheduling.variables import Variables

TICK = 0.1  # seconds between two looks at the search


@dataclass(frozen=True, slots=True)
class Progress:
    """Where a search stands. `objective` is None before the first roster."""

    seconds: float
    objective: int | None
    bound: int


def build_roster(
    request: RosterRequest,
    catalogue: Catalogue,
    *,
    day: date | None = None,
    time_limit: float = 30.0,
    workers: int = 2,
    seed: int = 1,
    gap: float = 0.0,
    on_progress: Callable[[Progress], None] | None = None,
    start: Roster | None = None,
) -> RosterResult:
    """The best roster found within `time_limit` seconds, under the rules in force on `day`.

    `gap` is the relative distance from the bound that is good enough. With one worker the same seed
    gives the same roster. Raises NoRosterExists where it is proven that none keeps the hard rules,
    TimeIsUp where none was found, KeyboardInterrupt where the search was ended before one was.
    """
    began = time.monotonic()
    day = day or request.period.start
    variables = model_of(request, catalogue, day)
    _hint(variables, start or request.published)
    built = time.monotonic() - began
    search = _Search(variables, _settings(time_limit, workers, seed, gap))
    status = search.run(on_progress)
    seconds = time.monotonic() - began
    if status == cp_model.INFEASIBLE:
        raise NoRosterExists(*conflict_of(request, catalogue, day))
    if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        if search.stopped:
            raise KeyboardInterrupt
        raise TimeIsUp(
            _("no roster was found in {seconds:.0f} s").format(seconds=seconds),
            _("give it more time: --time-limit {seconds:.0f}").format(seconds=4 * time_limit),
        )
    roster = _roster(variables, search.solver)
    found = audit(roster, request, catalogue, day)
    details = {
        "booleans": str(len(variables.model.proto.variables)),
        "constraints": str(len(variables.model.proto.constraints)),
        "build_seconds": f"{built:.2f}",
        "interrupted": "yes" if search.stopped else "no",
    }
    return RosterResult(
        roster,
        "optimal" if status == cp_model.OPTIMAL else "feasible",
        round(search.solver.objective_value),
        round(search.solver.best_objective_bound),
        found.prices,
        seconds,
        details,
    )


def model_of(request: RosterRequest, catalogue: Catalogue, day: date) -> Variables:
    """The whole model: every constraint that is kept on `day`, every preference priced."""
    variables = Variables(request)
    for name, unit in modules_in(CONSTRAINTS).items():
        rule = catalogue.rule("constraints", name)
        if rule.enabled_on(day):
            variables.rule = name
            unit.add(variables, rule.on(day, unit.Parameters))
    terms: list[Any] = []
    for name, unit in modules_in(PREFERENCES).items():
        rule = catalogue.rule("preferences", name)
        if rule.enabled_on(day):
            terms += unit.costs(variables, rule.on(day, unit.Parameters))
    variables.model.minimize(sum(terms))
    return variables


def _hint(variables: Variables, start: Roster | None) -> None:
    """A whole roster to begin with; a partial one makes large models worse, and is left out."""
    if start is None or start.period != variables.request.period:
        return
    there = {(a.agent, a.date, a.shift, a.role) for a in start.assignments}
    for key, assigned in variables.assigned.items():
        variables.model.add_hint(assigned, int(key in there))


def _settings(time_limit: float, workers: int, seed: int, gap: float) -> cp_model.CpSolver:
    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds = time_limit
    solver.parameters.num_workers = workers
    solver.parameters.random_seed = seed
    solver.parameters.relative_gap_limit = gap
    solver.parameters.linearization_level = 2
    solver.parameters.catch_sigint_signal = False
    return solver


class _Search(cp_model.CpSolverSolutionCallback):
    """One search on a thread of its own, watched from the main thread.

    The callback runs on the solver's thread: it stores numbers, and drawing happens elsewhere.
    """

    def __init__(self, variables: Variables, solver: cp_model.CpSolver) -> None:
        super().__init__()
        self.variables = variables
        self.solver = solver
        self.stopped = False
        self.best: int | None = None
        self.bound = 0
        self.status: Any = cp_model.UNKNOWN
        self.failure: BaseException | None = None
        self.done = threading.Event()

    def on_solution_callback(self) -> None:
        self.best = round(self.objective_value)
        self.bound = round(self.best_objective_bound)

    def run(self, on_progress: Callable[[Progress], None] | None) -> Any:
        """Solve, and give the status."""
        began = time.monotonic()
        thread = threading.Thread(target=self._solve, daemon=True)
        with self._own_handlers():
            thread.start()
            while not self.done.wait(TICK):
                if self.stopped:
                    self.solver.stop_search()  # does nothing before the search has started
                if on_progress is not None:
                    on_progress(Progress(time.monotonic() - began, self.best, self.bound))
        if self.failure is not None:
            raise self.failure
        return self.status

    def _solve(self) -> None:
        try:
            self.status = self.solver.solve(self.variables.model, self)
        except BaseException as failure:  # carried to the main thread
            self.failure = failure
        finally:
            self.done.set()

    def _stop(self, signum: int, frame: FrameType | None) -> None:
        if self.stopped:
            raise KeyboardInterrupt
        self.stopped = True

    @contextmanager
    def _own_handlers(self) -> Iterator[None]:
        """SIGINT and SIGTERM set a flag; only the main thread may say so."""
        if threading.current_thread() is not threading.main_thread():
            yield
            return
        before = {
            number: signal.signal(number, self._stop) for number in (signal.SIGINT, signal.SIGTERM)
        }
        try:
            yield
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)


def _roster(variables: Variables, solver: cp_model.CpSolver) -> Roster:
    assignments = [Assignment(*key) for key, x in variables.assigned.items() if solver.value(x)]
    duties = [Duty(day, agent) for (agent, day), x in variables.on_duty.items() if solver.value(x)]
    return Roster(variables.request.period, tuple(sorted(assignments)), tuple(sorted(duties)))
