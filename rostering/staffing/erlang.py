"""Erlang's formulas: how long contacts wait for so many agents (Erlang 1917; Palm 1957 for patience).

Load is in erlang: contacts a second × average handling time in seconds. Recursions run on the
inverse of the blocking probability, which stays finite where factorials do not.
"""

from __future__ import annotations

import math
import operator
from dataclasses import dataclass

NEGLIGIBLE = 1e-14


def blocking(agents: int, load: float) -> float:
    """Erlang B: the share of contacts that are lost where nobody can wait."""
    if load <= 0:
        return 0.0 if agents else 1.0
    inverse = 1.0
    for number in range(1, agents + 1):
        inverse = 1.0 + inverse * number / load
        if math.isinf(inverse):
            return 0.0
    return 1.0 / inverse


def waiting_probability(agents: int, load: float) -> float:
    """Erlang C: the share of contacts that wait where everybody waits as long as it takes."""
    if load <= 0:
        return 0.0
    if agents <= load:
        return 1.0
    lost = blocking(agents, load)
    return lost / (1.0 - load / agents * (1.0 - lost))


@dataclass(frozen=True, slots=True)
class Queue:
    """How contacts fare. Seconds; probabilities from 0 to 1.

    `service_level` is the share answered within the threshold (of all that come, abandoned ones
    included), `occupancy` the share of their time that agents are busy.
    """

    waiting: float
    average_wait: float
    service_level: float
    occupancy: float
    abandoned: float = 0.0


def erlang_c(agents: int, load: float, handling_seconds: float, threshold_seconds: float) -> Queue:
    """A queue of patient contacts. With too few agents it grows without end: the wait is infinite."""
    if load <= 0:
        return Queue(0.0, 0.0, 1.0, 0.0)
    if agents <= load:
        return Queue(1.0, math.inf, 0.0, 1.0)
    waiting = waiting_probability(agents, load)
    spare = (agents - load) / handling_seconds
    served = 1.0 - waiting * math.exp(-spare * threshold_seconds)
    return Queue(waiting, waiting / spare, served, load / agents)


def erlang_a(
    agents: int,
    load: float,
    handling_seconds: float,
    threshold_seconds: float,
    patience_seconds: float,
) -> Queue:
    """A queue whose contacts give up after a patience that is exponential with this mean.

    Infinite patience is Erlang C. The states of the queue are summed until the rest is too small to
    matter; `service_level` counts contacts answered within the threshold.
    """
    if load <= 0:
        return Queue(0.0, 0.0, 1.0, 0.0)
    if math.isinf(patience_seconds):
        return erlang_c(agents, load, handling_seconds, threshold_seconds)
    rates = _Rates(agents, load / handling_seconds, 1 / handling_seconds, 1 / patience_seconds)
    queue = _queue_lengths(rates, blocking(agents, load))
    waiting = sum(queue)
    waiters = sum(length * share for length, share in enumerate(queue))
    abandoned = waiters * rates.patience / rates.arrival
    return Queue(
        waiting,
        waiters / rates.arrival,
        _answered_within(threshold_seconds, queue, rates, waiting),
        load * (1 - abandoned) / agents if agents else 1.0,
        abandoned,
    )


@dataclass(frozen=True, slots=True)
class _Rates:
    """Agents, and events a second: arrivals, one agent's service, one contact's patience."""

    agents: int
    arrival: float
    service: float
    patience: float

    def leaving(self, length: int) -> float:
        """Departures a second with all agents busy and so many contacts waiting."""
        return self.agents * self.service + length * self.patience


def _queue_lengths(rates: _Rates, lost: float) -> list[float]:
    """The probability of each queue length with all agents busy, until the tail is negligible.

    Relative to the state with all agents busy and nobody waiting, whose weight against the states
    with an idle agent is what Erlang B says.
    """
    weights = [1.0]
    total = 1.0
    while True:
        leaving = rates.leaving(len(weights))
        following = weights[-1] * rates.arrival / leaving
        if rates.arrival < leaving and following < NEGLIGIBLE * total:
            break
        weights.append(following)
        total += following
    idle = (1 - lost) / lost if lost > 0 else math.inf
    return [weight / (idle + total) for weight in weights]


def _answered_within(threshold: float, queue: list[float], rates: _Rates, waiting: float) -> float:
    """The share of arrivals answered by the threshold.

    One who finds `length` waiting is answered when `length` + 1 departures have happened before own
    patience ends: a chain of exponential steps, followed backwards by uniformisation.
    """
    at_once = 1.0 - waiting
    if threshold <= 0 or waiting <= 0:
        return at_once
    fastest = rates.leaving(len(queue)) + rates.patience
    steps = fastest * threshold
    answered = [0.0] * len(queue)
    within = 0.0
    for number in range(int(steps + 12 * math.sqrt(steps) + 40)):
        chance = math.exp(number * math.log(steps) - steps - math.lgamma(number + 1))
        within += chance * math.fsum(map(operator.mul, queue, answered))
        answered = _one_step(answered, rates, fastest)
    return at_once + within


def _one_step(answered: list[float], rates: _Rates, fastest: float) -> list[float]:
    """One uniform step: somebody ahead leaves, own patience ends, or nothing happens."""
    after = []
    for ahead, now in enumerate(answered):
        leaving = rates.leaving(ahead)
        before = answered[ahead - 1] if ahead else 1.0
        stay = 1.0 - (leaving + rates.patience) / fastest
        after.append(before * leaving / fastest + now * stay)
    return after
