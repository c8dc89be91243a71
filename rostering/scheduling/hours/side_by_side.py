"""Days planned side by side, one on each thread.

Days hardly depend on each other: only a shift over midnight is present on two of them. So every other day
is planned first, and then those in between.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from datetime import date

from rostering.scheduling.search import TICK, Interrupts


def each_day(
    days: Sequence[date],
    plan: Callable[[date], None],
    workers: int,
    interrupts: Interrupts,
    stop: Callable[[], None],
    tell: Callable[[int], None],
) -> None:
    """Plan each day; `tell` hears on the main thread how many are done.

    After Ctrl-C no more are begun, and `stop` is called until those that were have ended.
    """
    waiting = [*days[::2], *days[1::2]]
    done: list[date] = []
    failures: list[BaseException] = []

    def work() -> None:
        while waiting and not interrupts.stopped and not failures:
            try:
                day = waiting.pop(0)
            except IndexError:  # the other thread was quicker
                return
            try:
                plan(day)
            except BaseException as failure:  # carried to the main thread
                failures.append(failure)
            done.append(day)

    threads = [threading.Thread(target=work, daemon=True) for _one in range(max(workers, 1))]
    for thread in threads:
        thread.start()
    while any(thread.is_alive() for thread in threads):
        for thread in threads:
            thread.join(TICK / len(threads))
        if interrupts.stopped:
            stop()
        tell(len(done))
    if failures:
        raise failures[0]
