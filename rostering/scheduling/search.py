"""One search by CP-SAT, watched from the main thread.

Ctrl-C and SIGTERM end the search and keep the best roster so far; a second one gives it up, a third one
ends the process at once.
"""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from types import FrameType, TracebackType
from typing import Any

from ortools.sat.python import cp_model

from rostering.scheduling.watched import watched

ENDED = 130  # exit code of a program that was interrupted
WORK_A_SECOND = 0.3  # deterministic seconds of CP-SAT in one of the clock, with one worker
PATIENCE = 2.0  # times as long as usual may a search take whose work is limited


@dataclass(frozen=True, slots=True)
class SearchLimits:
    """How long a search may take, and how it starts.

    `gap` is the relative distance from the bound that is good enough. With one worker the same `seed`
    gives the same roster wherever the search ends for another reason than the clock: a proof, the gap,
    or so many `parts` of it searched again. `work` limits one search in CP-SAT's deterministic seconds,
    which are the same on every machine.
    """

    seconds: float = 30.0
    gap: float = 0.0
    workers: int = 2
    seed: int = 1
    parts: int | None = None
    work: float | None = None

    def phase(self, seconds: float) -> SearchLimits:
        """Those of a search that is to take so many seconds of the time and is followed by others.

        With one worker its work is limited and the clock is the last resort, so that what follows
        begins from the same roster wherever the machine is not much slower than is usual.
        """
        if self.workers > 1:
            return replace(self, seconds=seconds)
        return replace(self, seconds=PATIENCE * seconds, work=WORK_A_SECOND * seconds)


@dataclass(frozen=True, slots=True)
class Progress:
    """Where a search stands. `objective`, and `shortage` in people-minutes below the target, are None
    before the first roster. `ending` says that it was asked to end and completes what it has."""

    seconds: float
    objective: int | None
    bound: int
    shortage: int | None = None
    ending: bool = False


class Stopped(KeyboardInterrupt):
    """The first signal, raised where nothing is searched that could be kept."""


class Interrupts:
    """While entered, Ctrl-C and SIGTERM set `stopped`; a second one raises KeyboardInterrupt, which waits
    for the solvers to end; a third one ends the process, for who will not wait for them.

    It may be entered again within itself; only the main thread can hear signals.
    """

    def __init__(self) -> None:
        self.stopped = False
        self._heard = 0
        self._at_once = False
        self._depth = 0
        self._before: dict[int, Any] = {}

    def __enter__(self) -> Interrupts:
        main = threading.current_thread() is threading.main_thread()
        if self._depth == 0 and main:
            self._before = {
                number: signal.signal(number, self._stop)
                for number in (signal.SIGINT, signal.SIGTERM)
            }
        self._depth += 1
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._depth -= 1
        if self._depth == 0:
            for number, handler in self._before.items():
                signal.signal(number, handler)

    @contextmanager
    def at_once(self) -> Iterator[None]:
        """Where the main thread works alone, as on a model: the first signal raises Stopped there, and
        so does one that was heard before."""
        if self.stopped:
            raise Stopped
        self._at_once = True
        try:
            yield
        finally:
            self._at_once = False

    def _stop(self, signum: int, frame: FrameType | None) -> None:
        self.stopped = True
        self._heard += 1
        if self._heard > 2:  # an exception would wait for the solvers too, as would sys.exit
            os._exit(ENDED)
        if self._heard > 1:
            raise KeyboardInterrupt
        if self._at_once:
            raise Stopped


class Search(cp_model.CpSolverSolutionCallback):
    """A search on a thread of its own.

    The callback runs on the solver's thread: it stores numbers, and drawing happens elsewhere.
    """

    def __init__(
        self,
        model: cp_model.CpModel,
        solver: cp_model.CpSolver,
        shortage: Any = 0,
        interrupts: Interrupts | None = None,
    ) -> None:
        super().__init__()
        self.model = model
        self.shortage = shortage
        self.solver = solver
        self.interrupts = interrupts or Interrupts()
        self._best: int | None = None
        self._bound = 0
        self._missing: int | None = None
        self._status: Any = cp_model.UNKNOWN

    def on_solution_callback(self) -> None:
        """Remember the new best."""
        self._best = round(self.objective_value)
        self._bound = round(self.best_objective_bound)
        self._missing = (
            self.shortage if isinstance(self.shortage, int) else self.value(self.shortage)
        )

    def run(self, on_progress: Callable[[Progress], None] | None = None) -> Any:
        """Solve, and give CP-SAT's status."""
        began = time.monotonic()
        # left on, CP-SAT's own handler aborts the process from a thread that is not the main one
        self.solver.parameters.catch_sigint_signal = False

        def tell() -> None:
            if on_progress is not None:
                seconds = time.monotonic() - began
                missing = self._missing
                on_progress(Progress(seconds, self._best, self._bound, missing, self.stopped))

        with self.interrupts:
            watched([self._solve], lambda: self.stopped, self.solver.stop_search, tell)
        return self._status

    @property
    def stopped(self) -> bool:
        """Whether the search was ended before its time."""
        return self.interrupts.stopped

    def _solve(self) -> None:
        if not self.stopped:
            self._status = self.solver.solve(self.model, self)
