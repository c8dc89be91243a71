"""Days planned side by side, one on each thread.

Days hardly depend on each other: only a shift over midnight is present on two of them. So every other day
is planned first, and then those in between.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from rostering.scheduling.search import Interrupts
from rostering.scheduling.watched import watched


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
    failed: list[date] = []

    def work() -> None:
        while waiting and not interrupts.stopped and not failed:
            try:
                day = waiting.pop(0)
            except IndexError:  # the other thread was quicker
                return
            try:
                plan(day)
            except BaseException:
                failed.append(day)
                raise
            done.append(day)

    works = [work] * max(workers, 1)
    watched(works, lambda: interrupts.stopped, stop, lambda: tell(len(done)))
