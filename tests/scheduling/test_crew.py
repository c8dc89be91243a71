"""Workers side by side: how their work ends."""

from __future__ import annotations

import math
import random
import time

import pytest
from ortools.sat.python import cp_model

from rostering.scheduling.crew import Crew
from rostering.scheduling.search import Interrupts


def hard_model() -> cp_model.CpModel:
    """Half of each of six random sums at once: nothing is found for as long as a solver may search."""
    chance = random.Random(5)
    model = cp_model.CpModel()
    parts = [model.new_bool_var("") for _number in range(50)]
    for _sum in range(6):
        weights = [chance.randrange(100) for _part in parts]
        model.add(cp_model.LinearExpr.weighted_sum(parts, weights) == sum(weights) // 2)
    return model


def nothing() -> None:
    pass


@pytest.mark.parametrize("workers", [1, 2])
def test_all_work_until_there_is_no_more(workers: int) -> None:
    done: list[int] = []

    def work(number: int) -> bool:
        done.append(number)
        return len(done) < 6

    Crew(workers, Interrupts(), math.inf).run(work, nothing)
    assert 6 <= len(done) < 6 + workers
    assert set(done) <= set(range(workers))


def test_an_interrupt_ends_searches_that_are_running() -> None:
    interrupts = Interrupts()
    crew = Crew(2, interrupts, math.inf)
    found: list[bool] = []

    def work(number: int) -> bool:
        found.append(crew.solve(number, hard_model(), 1, 1e6).found)
        return True

    began = time.monotonic()

    def watch() -> None:
        interrupts.stopped = time.monotonic() - began > 1.0

    crew.run(work, watch)
    assert found == [False, False]


def test_when_time_is_up_searches_end_by_themselves() -> None:
    crew = Crew(1, Interrupts(), time.monotonic() + 0.5)
    found: list[bool] = []

    def work(number: int) -> bool:
        found.append(crew.solve(number, hard_model(), 1, 1e6).found)
        return True

    crew.run(work, nothing)
    assert not any(found)
    assert crew.done


def test_what_fails_on_a_worker_is_raised_where_all_wait() -> None:
    def work(number: int) -> bool:
        raise ValueError(number)

    with pytest.raises(ValueError, match="0"):
        Crew(1, Interrupts(), math.inf).run(work, nothing)


def test_a_search_for_which_there_is_no_time_found_nothing_and_took_no_work() -> None:
    solved = Crew(1, Interrupts(), time.monotonic()).solve(0, hard_model(), 1, 1.0)
    assert (solved.found, solved.work) == (False, 0.0)
