"""Which part of a roster is searched again: agents over the whole period, or more of them over some days.

Kinds and sizes that made the roster better lately are chosen oftener; parts that are proven at once
grow, those that are not proven shrink.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import timedelta

from rostering.domain.calendar import Period
from rostering.domain.request import RosterRequest
from rostering.scheduling.parts import bound_together
from rostering.scheduling.whole import AgentDay, Whole

KINDS = (0, 3, 7, 14)  # days that a part spans; 0 is the whole period
FIRST_SIZE = 600  # Booleans that are open in one part
SMALLEST, LARGEST = 100, 4_000
EASY = 0.6  # of the most work: a part that took less may be larger
MEMORY = 0.95  # how much of what was learned is kept with each part


@dataclass(frozen=True, slots=True)
class Part:
    """Agents' days that are open, and the kind by which they were chosen."""

    kind: int
    days: tuple[AgentDay, ...]


class Neighbourhoods:
    """Chooses parts, and learns from how they went."""

    def __init__(self, request: RosterRequest, seed: int) -> None:
        self.request = request
        self.random = random.Random(seed)
        self.groups = bound_together(request)
        self.kinds = [kind for kind in KINDS if kind < len(request.period)]
        self.size = dict.fromkeys(self.kinds, float(FIRST_SIZE))
        self.worth = dict.fromkeys(self.kinds, 1.0)

    def choose(self, whole: Whole) -> Part:
        """Groups of agents by chance until the part is large enough."""
        kind = self.random.choices(self.kinds, [0.1 + self.worth[k] for k in self.kinds])[0]
        period = self._days(kind)
        groups = self.groups[:]
        self.random.shuffle(groups)
        days: list[AgentDay] = []
        size = 0
        for group in groups:
            new = [(agent.id, day) for agent in group for day in period]
            size += sum(len(whole.variables.own[day]) for day in new)
            if days and size > self.size[kind]:
                break
            days += new
        return Part(kind, tuple(days))

    def learn(self, part: Part, better: bool, work: float) -> None:
        """Remember whether a part made the roster better, and which share of the most work it took."""
        self.worth[part.kind] = self.worth[part.kind] * MEMORY + better * (1 - MEMORY)
        factor = 1.1 if work < EASY else 0.85 if work >= 1 else 1.0
        self.size[part.kind] = min(max(self.size[part.kind] * factor, SMALLEST), LARGEST)

    def _days(self, kind: int) -> Period:
        period = self.request.period
        if not kind:
            return period
        first = period.start + timedelta(days=self.random.randrange(len(period) - kind + 1))
        return Period(first, first + timedelta(days=kind - 1))
