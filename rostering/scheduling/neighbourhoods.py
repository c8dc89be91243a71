"""Which part of a roster is searched again: agents over the whole period, or more of them over some days.

Where a part is needed is told by what the roster costs: days with missing or superfluous people, agents
with unmet wishes. Some parts lie there, others anywhere. Kinds that gained more for their work lately are
chosen oftener; parts that are proven at once grow, those that are not proven shrink.
"""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from rostering.domain.people import Agent
from rostering.scheduling.parts import bound_together
from rostering.scheduling.whole import AgentDay, Whole

SPANS = (0, 3, 7, 14, 28)  # days that a part spans; 0 is the whole period
FIRST_SIZE = 1_500  # Booleans that are open in one part
SMALLEST, LARGEST = 100, 8_000
EASY = 0.6  # of the most work: a part that took less may be larger
MEMORY = 0.9  # how much of what was learned of a kind is kept with each part of it
CURIOSITY = 0.15  # of the choices of a kind, where all are alike
OVERHEAD = 0.2  # of the most work, for making a part
FEW_DAYS, FEW_AGENTS = 7, 2  # to which a price can be said to belong
NEEDED = 0.5  # of the parts that lie where they are needed


@dataclass(frozen=True, slots=True)
class Kind:
    """Parts of one sort: how many days they span, and whether they lie where the roster costs most."""

    span: int
    needed: bool


@dataclass(frozen=True, slots=True)
class Part:
    """Agents' days that are open, and the kind by which they were chosen."""

    kind: Kind
    days: tuple[AgentDay, ...]


class Neighbourhoods:
    """Chooses parts, and learns from how they went."""

    def __init__(self, whole: Whole, seed: int) -> None:
        self.whole = whole
        self.request = whole.variables.request
        self.random = random.Random(seed)
        self.groups = bound_together(self.request)
        self.kinds = [
            Kind(span, needed)
            for span in SPANS
            if span < len(self.request.period)
            for needed in (False, True)
        ]
        self.size = dict.fromkeys(self.kinds, float(FIRST_SIZE))
        self.tried = dict.fromkeys(self.kinds, 0)
        self.gain = dict.fromkeys(self.kinds, 0.0)
        self.work = dict.fromkeys(self.kinds, 0.0)
        self.needs = Needs(whole)

    def choose(self) -> Part:
        """Groups of agents until the part is large enough, over some of the days."""
        kind = self.random.choices(self.kinds, self._weights())[0]
        by_day, by_agent = self.needs.now() if kind.needed else ({}, {})
        period = self._days(kind.span, by_day)
        days: list[AgentDay] = []
        size = 0
        for group in self._order(by_agent):
            new = [(agent.id, day) for agent in group for day in period]
            size += sum(len(self.whole.variables.own[day]) for day in new)
            if days and size > self.size[kind]:
                break
            days += new
        return Part(kind, tuple(days))

    def learn(self, part: Part, gained: int, work: float) -> None:
        """Remember what a part gained, and which share of the most work it took."""
        kind = part.kind
        self.tried[kind] += 1
        self.gain[kind] = self.gain[kind] * MEMORY + gained
        self.work[kind] = self.work[kind] * MEMORY + work + OVERHEAD
        factor = 1.3 if work < EASY / 3 else 1.1 if work < EASY else 0.85 if work >= 1 else 1.0
        self.size[kind] = min(max(self.size[kind] * factor, SMALLEST), LARGEST)

    def _weights(self) -> list[float]:
        """Of each kind what it gains for its work, against the best; a kind untried is as good as that."""
        rates = {kind: self.gain[kind] / max(self.work[kind], 1e-3) for kind in self.kinds}
        best = max(*rates.values(), 1e-9)
        return [
            CURIOSITY + (rates[kind] / best if self.tried[kind] else 1.0) for kind in self.kinds
        ]

    def _days(self, span: int, needs: Mapping[date, float]) -> Sequence[date]:
        """A stretch of so many days, anywhere or around a day that costs much."""
        period = list(self.request.period)
        if not span:
            return period
        first = self.random.randrange(len(period) - span + 1)
        if needs:
            around = self.random.choices(list(needs), list(needs.values()))[0]
            first = (around - period[0]).days - self.random.randrange(span)
        first = min(max(first, 0), len(period) - span)
        return period[first : first + span]

    def _order(self, needs: Mapping[str, float]) -> list[tuple[Agent, ...]]:
        """The groups of agents by chance, in half of the parts those who cost much sooner."""
        if needs and self.random.random() < NEEDED:
            most = max(needs.values())
            key = {
                group: self.random.random()
                * (0.2 + max(needs.get(one.id, 0) for one in group) / most)
                for group in self.groups
            }
            return sorted(self.groups, key=lambda group: -key[group])
        return self.random.sample(self.groups, len(self.groups))


class Needs:
    """What a roster costs, by day and by agent, as far as a price belongs to few of them."""

    def __init__(self, whole: Whole) -> None:
        self.whole = whole
        self.owner = {index: key for key, own in whole.variables.own.items() for index in own}
        self._where: dict[int, tuple[list[date], list[str]]] = {}

    def now(self) -> tuple[dict[date, float], dict[str, float]]:
        """The cost of each day and each agent in the roster of now."""
        by_day: dict[date, float] = {}
        by_agent: dict[str, float] = {}
        for index, price in self.whole.prices.items():
            cost = price * self.whole.values[index]
            if cost <= 0:
                continue
            if index not in self._where:
                self._where[index] = self._reach(index)
            days, agents = self._where[index]
            for day in days if len(days) <= FEW_DAYS else ():
                by_day[day] = by_day.get(day, 0) + cost / len(days)
            for agent in agents if len(agents) <= FEW_AGENTS else ():
                by_agent[agent] = by_agent.get(agent, 0) + cost / len(agents)
        return by_day, by_agent

    def _reach(self, index: int) -> tuple[list[date], list[str]]:
        """The days and agents that a priced variable follows from, through one other at most; in
        order, so that the same seed chooses the same parts in every process."""
        seen = {index}
        for _step in range(2):
            rows = {
                row for one in seen if one not in self.owner for row, _c in self.whole.touching[one]
            }
            seen |= {one for row in rows for one in self.whole.rows[row].variables}
        owners = [self.owner[one] for one in seen if one in self.owner]
        return sorted({day for _agent, day in owners}), sorted({agent for agent, _day in owners})
