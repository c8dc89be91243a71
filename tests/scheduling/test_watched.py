"""Threads that are watched: none is left when the watching ends, however it ends."""

from __future__ import annotations

import signal
import threading
import time

import pytest
from ortools.sat.python import cp_model

from rostering.scheduling.crew import Crew, solver_of_part
from rostering.scheduling.search import Interrupts, Search, Stopped
from rostering.scheduling.watched import watched


def endless() -> cp_model.CpModel:
    """Pigeons without a hole, which no solver without symmetry proves while a test waits."""
    model = cp_model.CpModel()
    there = [[model.new_bool_var(f"{one} {hole}") for hole in range(15)] for one in range(16)]
    for one in there:
        model.add_bool_or(one)
    for hole in zip(*there, strict=True):
        for place, one in enumerate(hole):
            for other in hole[:place]:
                model.add_bool_or(~one, ~other)
    return model


def searching(solver: cp_model.CpSolver) -> None:
    solver.parameters.symmetry_level = 0
    solver.parameters.cp_model_presolve = False
    solver.parameters.num_workers = 1
    solver.parameters.linearization_level = 0
    solver.parameters.catch_sigint_signal = False


@pytest.fixture
def before() -> frozenset[threading.Thread]:
    """Threads of tests before this one, as of a server."""
    return frozenset(threading.enumerate())


def nobody_left(before: frozenset[threading.Thread]) -> bool:
    return set(threading.enumerate()) <= before


def test_a_second_interrupt_waits_for_the_solvers_and_leaves_no_thread(
    before: frozenset[threading.Thread],
) -> None:
    solver = cp_model.CpSolver()
    searching(solver)
    ticks: list[float] = []

    def tell(_progress: object) -> None:
        ticks.append(time.monotonic())
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        Search(endless(), solver).run(tell)
    assert time.monotonic() - ticks[0] < 30
    assert nobody_left(before)


def test_an_interrupt_before_the_search_begins_no_search(
    before: frozenset[threading.Thread],
) -> None:
    solver = cp_model.CpSolver()
    searching(solver)
    interrupts = Interrupts()
    interrupts.stopped = True
    assert Search(endless(), solver, interrupts=interrupts).run() == cp_model.UNKNOWN
    assert nobody_left(before)


def test_an_error_of_one_worker_ends_the_others(before: frozenset[threading.Thread]) -> None:
    crew = Crew(2, Interrupts(), float("inf"))
    begun = threading.Event()

    def work(number: int) -> bool:
        if number == 0:
            begun.wait(30)
            raise ValueError("broken")
        begun.set()
        model, seed = endless(), 1
        crew.solve(number, model, seed, 1e6)
        return True

    with pytest.raises(ValueError, match="broken"):
        crew.run(work, lambda: None)
    assert nobody_left(before)


def test_a_solver_that_begins_while_it_is_told_to_stop_ends_too(
    before: frozenset[threading.Thread],
) -> None:
    solvers: list[cp_model.CpSolver] = []

    def work() -> None:
        for _one in range(5):
            solver = solver_of_part(1, 1e6)
            searching(solver)
            solvers.append(solver)
            solver.solve(endless())

    def stop() -> None:
        for solver in list(solvers):
            solver.stop_search()

    watched([work, work], lambda: True, stop)
    assert len(solvers) == 10
    assert nobody_left(before)


def test_where_nothing_can_be_kept_an_interrupt_is_heard_at_once() -> None:
    with Interrupts() as interrupts:
        with pytest.raises(Stopped), interrupts.at_once():
            signal.raise_signal(signal.SIGINT)
        assert interrupts.stopped


def test_nothing_is_built_after_an_interrupt() -> None:
    built = []
    with Interrupts() as interrupts:
        signal.raise_signal(signal.SIGINT)
        with pytest.raises(Stopped), interrupts.at_once():
            built.append("model")
    assert built == []
