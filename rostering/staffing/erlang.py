"""Erlang's formulas: how long contacts wait for so many agents (Erlang 1917; Palm 1957 for patience).

Load is in erlang: contacts a second × average handling time in seconds. Recursions run on the
inverse of the blocking probability, which stays finite where factorials do not.
"""

from __future__ import annotations

import math
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

    Infinite patience is Erlang C; `service_level` counts contacts answered within the threshold.
    """
    if load <= 0:
        return Queue(0.0, 0.0, 1.0, 0.0)
    if math.isinf(patience_seconds):
        return erlang_c(agents, load, handling_seconds, threshold_seconds)
    lost = blocking(agents, load)
    if lost == 0:
        return Queue(0.0, 0.0, 1.0, load / agents)
    rates = _Rates(agents, load / handling_seconds, 1 / handling_seconds, 1 / patience_seconds)
    shortest, queue = _queue_lengths(rates, lost)
    waiting = min(1.0, math.fsum(queue))
    waiters = sum(length * share for length, share in enumerate(queue, shortest))
    abandoned = waiters * rates.patience / rates.arrival
    all_busy = math.log(queue[0]) - rates.growth(shortest)
    return Queue(
        waiting,
        waiters / rates.arrival,
        1.0 - waiting + _answered_within(threshold_seconds, rates, all_busy),
        min(1.0, load * (1 - abandoned) / agents) if agents else 1.0,
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

    @property
    def likeliest(self) -> int:
        """The queue length up to which the next longer one is always likelier."""
        return max(0, math.floor((self.arrival - self.leaving(0)) / self.patience))

    def growth(self, length: int) -> float:
        """Logarithm of how much likelier so many wait than that all are busy and nobody waits."""
        if length == 0:
            return 0.0
        served = self.agents * self.service / self.patience
        leaving = math.lgamma(served + length + 1) - math.lgamma(served + 1)
        return length * math.log(self.arrival / self.patience) - leaving


def _queue_lengths(rates: _Rates, lost: float) -> tuple[int, list[float]]:
    """The shortest queue that matters with all agents busy, and the probability of it and of each
    longer one.

    Both ways from the likeliest length, whose weight is 1, until the rest is negligible: so nothing
    overflows however overloaded the queue is. All busy and nobody waiting weighs against the states
    with an idle agent what Erlang B says.
    """
    shortest, longest = rates.likeliest, rates.likeliest
    shorter, longer = [1.0], [1.0]
    while shortest > 0 and shorter[-1] > NEGLIGIBLE:
        shorter.append(shorter[-1] * rates.leaving(shortest) / rates.arrival)
        shortest -= 1
    while longer[-1] > NEGLIGIBLE:
        longest += 1
        longer.append(longer[-1] * rates.arrival / rates.leaving(longest))
    weights = [*reversed(shorter), *longer[1:]]
    idle = weights[0] * (1 - lost) / lost if shortest == 0 else 0.0
    total = idle + math.fsum(weights)
    return shortest, [weight / total for weight in weights]


# five points of Gauss and Legendre on [-1, 1] and their weights
POINTS = (
    (0.0, 128 / 225),
    (0.5384693101056831, 0.4786286704993665),
    (-0.5384693101056831, 0.4786286704993665),
    (0.9061798459386640, 0.2369268850561891),
    (-0.9061798459386640, 0.2369268850561891),
)


def _answered_within(threshold: float, rates: _Rates, all_busy: float) -> float:
    """The share of arrivals that wait and are answered by the threshold.

    `all_busy` is the logarithm of the probability that all agents are busy and nobody waits. The wait
    x that a patient contact would have has the density exp(`all_busy` + arrivals a second × the
    mean of min(patience, x) - x × services a second) × services a second; one with a patience is
    still there after x with probability exp(-x ÷ patience) (Zeltyn and Mandelbaum 2005, section 4).
    The exponent is concave, so it changes most at the ends; each piece is short against that.
    """
    if threshold <= 0 or rates.agents == 0:
        return 0.0
    services, patience = rates.leaving(0), rates.patience

    def density(wait: float) -> float:
        gone = -math.expm1(-patience * wait)
        exponent = all_busy + rates.arrival * gone / patience - (services + patience) * wait
        return services * math.exp(exponent) if exponent > -700 else 0.0

    steepest = max(
        abs(rates.arrival * math.exp(-patience * wait) - services - patience)
        for wait in (0.0, threshold)
    )
    pieces = math.ceil(threshold * steepest) + 1
    half = threshold / pieces / 2
    return half * math.fsum(
        weight * density((2 * piece + 1 + point) * half)
        for piece in range(pieces)
        for point, weight in POINTS
    )
