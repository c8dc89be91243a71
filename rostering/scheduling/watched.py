"""Work on threads of their own, watched from the main thread, so that signals are heard meanwhile.

No thread outlives the work it was started for. A solver that still runs while the interpreter is taken
down comes back to one that is gone, and aborts the process; therefore all threads are stopped and waited
for whatever happens here, and none is a daemon.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence

TICK = 0.1  # seconds between two looks at the threads


def watched(
    works: Sequence[Callable[[], None]],
    stopped: Callable[[], bool],
    stop: Callable[[], None],
    tell: Callable[[], None] = lambda: None,
) -> None:
    """Do each of `works` on a thread of its own and wait for all; `tell` is called at each tick
    and at the end.

    While `stopped()`, and after an error, `stop` is called at each tick: a solver that has not begun yet
    does not hear it. An error of a work is raised here once all have ended; so is what is raised here
    meanwhile, a second Ctrl-C or an error of `tell`.
    """
    failures: list[BaseException] = []

    def run(work: Callable[[], None]) -> None:
        try:
            work()
        except BaseException as failure:  # carried to this thread
            failures.append(failure)

    threads = [threading.Thread(target=run, args=(work,)) for work in works]
    try:
        for thread in threads:
            thread.start()
        while _alive(threads):
            if failures or stopped():
                stop()
            tell()
        tell()
    finally:
        while _alive(threads):
            stop()
    if failures:
        raise failures[0]


def _alive(threads: Sequence[threading.Thread]) -> bool:
    """Whether any still works, after a tick."""
    for thread in threads:
        if thread.ident is not None:
            thread.join(TICK / len(threads))
    return any(thread.is_alive() for thread in threads)
