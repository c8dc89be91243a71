"""Signals while a search runs."""

from __future__ import annotations

import signal

import pytest

from rostering.scheduling.search import Interrupts


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_the_first_signal_asks_the_search_to_stop(number: signal.Signals) -> None:
    with Interrupts() as interrupts:
        signal.raise_signal(number)
        assert interrupts.stopped


def test_the_second_signal_ends_the_program() -> None:
    with Interrupts(), pytest.raises(KeyboardInterrupt):  # noqa: PT012 - the first must not raise
        signal.raise_signal(signal.SIGINT)
        signal.raise_signal(signal.SIGINT)


def test_afterwards_signals_are_heard_as_before() -> None:
    before = signal.getsignal(signal.SIGINT), signal.getsignal(signal.SIGTERM)
    with Interrupts() as interrupts, interrupts:
        pass
    assert (signal.getsignal(signal.SIGINT), signal.getsignal(signal.SIGTERM)) == before
