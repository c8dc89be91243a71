"""Erlang's formulas against published tables and textbook examples."""

from __future__ import annotations

import math

import pytest

from rostering.staffing.erlang import blocking, erlang_a, erlang_c, waiting_probability


def test_ten_erlang_with_fourteen_agents() -> None:
    queue = erlang_c(14, 10, handling_seconds=180, threshold_seconds=20)
    assert queue.waiting == pytest.approx(0.1741319, abs=5e-8)
    assert queue.service_level == pytest.approx(0.8883500, abs=5e-8)
    assert queue.average_wait == pytest.approx(7.836, abs=5e-4)


def test_forty_eight_erlang_with_fifty_five_agents() -> None:
    queue = erlang_c(55, 48, handling_seconds=240, threshold_seconds=20)
    assert queue.waiting == pytest.approx(0.2387009, abs=5e-8)
    assert queue.average_wait == pytest.approx(8.1840, abs=5e-5)
    assert queue.service_level == pytest.approx(0.866796, abs=5e-7)


@pytest.mark.parametrize(
    ("agents", "load", "waiting"), [(132, 123, 0.32111618), (12421, 12345, 0.38122502)]
)
def test_waiting_stays_exact_for_large_centres(agents: int, load: float, waiting: float) -> None:
    assert waiting_probability(agents, load) == pytest.approx(waiting, abs=5e-9)


def test_blocking_of_fourteen_lines() -> None:
    assert blocking(14, 10) == pytest.approx(0.0568191, abs=5e-8)


def test_impatient_contacts_give_up() -> None:
    queue = erlang_a(50, 48, handling_seconds=60, threshold_seconds=20, patience_seconds=120)
    assert queue.abandoned == pytest.approx(0.0309122, abs=5e-8)
    assert queue.average_wait == pytest.approx(3.7095, abs=5e-5)
    assert queue.waiting == pytest.approx(0.4677741, abs=5e-8)


@pytest.mark.parametrize("patience", [1e9, math.inf])
def test_endless_patience_is_erlang_c(patience: float) -> None:
    patient = erlang_c(55, 48, handling_seconds=240, threshold_seconds=20)
    queue = erlang_a(55, 48, 240, 20, patience)
    for name in ("waiting", "average_wait", "service_level", "occupancy"):
        assert getattr(queue, name) == pytest.approx(getattr(patient, name), rel=1e-5)


def test_impatient_contacts_keep_an_overloaded_queue_finite() -> None:
    queue = erlang_a(50, 60, handling_seconds=60, threshold_seconds=20, patience_seconds=60)
    # with patience as long as handling the system is an M/M/infinity: abandoned = (in queue) / load
    states = [math.exp(-60 + k * math.log(60) - math.lgamma(k + 1)) for k in range(400)]
    waiting = sum((k - 50) * p for k, p in enumerate(states) if k > 50)
    assert queue.abandoned == pytest.approx(waiting / 60, rel=1e-9)
    assert queue.waiting == pytest.approx(sum(states[50:]), rel=1e-9)


def test_the_share_in_time_follows_from_each_wait_in_turn() -> None:
    # patience as long as handling, 2 agents, 3 erlang: one who finds k waiting is answered once
    # k + 1 of the k + 2 others have left (minimum of exponentials, then own patience wins or loses)
    queue = erlang_a(2, 3, handling_seconds=60, threshold_seconds=10**6, patience_seconds=60)
    assert queue.service_level == pytest.approx(1 - queue.abandoned, rel=1e-12)
    soon = erlang_a(50, 48, handling_seconds=60, threshold_seconds=20, patience_seconds=120)
    assert soon.service_level == pytest.approx(0.94301895475, abs=5e-12)  # by uniformisation


@pytest.mark.parametrize("patience", [30, 120, 3600, 10**6])
@pytest.mark.parametrize("agents", [1, 100, 11000, 12421, 14000, 10**6])
def test_impatience_stays_finite_for_large_centres(agents: int, patience: int) -> None:
    queue = erlang_a(agents, 12345, 180, 20, patience)
    assert 0 <= queue.waiting <= 1.000001
    assert 0 <= queue.occupancy <= 1
    assert 0 <= queue.service_level <= 1.000001 - queue.abandoned
    served = 12345 * (1 - queue.abandoned)
    assert served <= agents * 1.000001
    assert queue.average_wait == pytest.approx(queue.abandoned * patience, rel=1e-6, abs=1e-9)


def test_a_hopeless_queue_answers_what_its_agents_can_serve() -> None:
    # fluid limit: waits settle at patience × ln(load ÷ agents) = 52 s, and 8000 ÷ 12345 are served
    slow, fast = (erlang_a(8000, 12345, 180, threshold, 120) for threshold in (40, 70))
    assert slow.service_level == pytest.approx(0, abs=1e-6)
    assert fast.service_level == pytest.approx(8000 / 12345, rel=1e-4)


def test_too_few_agents_never_catch_up_with_patient_contacts() -> None:
    queue = erlang_c(9, 10, handling_seconds=180, threshold_seconds=20)
    assert queue.waiting == 1.0
    assert math.isinf(queue.average_wait)


def test_no_contacts_need_nobody() -> None:
    assert erlang_c(0, 0, 180, 20).service_level == 1.0
    assert erlang_a(0, 0, 180, 20, 120).service_level == 1.0
