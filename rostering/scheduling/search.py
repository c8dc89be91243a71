"""One search by CP-SAT, watched from the main thread.

Ctrl-C and SIGTERM end the search and keep the best roster so far; a second one ends the program.
"""

from __future__ import annotations

import signal
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from types import FrameType, TracebackType
from typing import Any

from ortools.sat.python import cp_model

TICK = 0.1  # seconds between two looks at the search
SETTING_UP = (
    0.3  # seconds in which a solver must not be told to stop: it may abort the process then
)


@dataclass(frozen=True, slots=True)
class SearchLimits:
    """How long a search may take, and how it starts.

    `gap` is the relative distance from the bound that is good enough. With one worker the same `seed`
    gives the same roster wherever the search ends for another reason than the clock: a proof, the gap,
    or so many `parts` of it searched again.
    """

    seconds: float = 30.0
    gap: float = 0.0
    workers: int = 2
    seed: int = 1
    parts: int | None = None


@dataclass(frozen=True, slots=True)
class Progress:
    """Where a search stands. `objective`, and `shortage` in people-minutes below the target, are None
    before the first roster."""

    seconds: float
    objective: int | None
    bound: int
    shortage: int | None = None


class Interrupts:
    """While entered, Ctrl-C and SIGTERM set `stopped`; a second one ends the program.

    It may be entered again within itself; only the main thread can hear signals.
    """

    def __init__(self) -> None:
        self.stopped = False
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

    def _stop(self, signum: int, frame: FrameType | None) -> None:
        if self.stopped:
            raise KeyboardInterrupt
        self.stopped = True


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
        self._failure: BaseException | None = None
        self._done = threading.Event()

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
        with self.interrupts:
            threading.Thread(target=self._solve, daemon=True).start()
            while not self._done.wait(TICK):
                if self.stopped and time.monotonic() - began > SETTING_UP:
                    self.solver.stop_search()  # again and again: it may not be searching yet
                if on_progress is not None:
                    seconds = time.monotonic() - began
                    on_progress(Progress(seconds, self._best, self._bound, self._missing))
        if self._failure is not None:
            raise self._failure
        return self._status

    @property
    def stopped(self) -> bool:
        """Whether the search was ended before its time."""
        return self.interrupts.stopped

    def _solve(self) -> None:
        try:
            self._status = self.solver.solve(self.model, self)
        except BaseException as failure:  # carried to the main thread
            self._failure = failure
        finally:
            self._done.set()
