"""Large neighbourhood search: a part of the roster is searched again while the rest stands.

A part is some agents over the whole period, or more of them over some days. What comes out is taken
only where the audit of the whole roster finds nothing broken and the cost no higher.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from rostering.domain.calendar import Period
from rostering.domain.request import RosterRequest
from rostering.domain.roster import Roster
from rostering.policy.catalogue import Catalogue
from rostering.scheduling.auditor import audit
from rostering.scheduling.chunks import options
from rostering.scheduling.coverage import coverage
from rostering.scheduling.model import search
from rostering.scheduling.parts import bound_together, filled_duties, own_part, part_of, with_part
from rostering.scheduling.search import Interrupts, SearchLimits

FIRST_SIZE = 3_000  # options of assignments that are open in one part
SMALLEST, LARGEST = 600, 20_000
SECONDS = 4.0  # for one part
WINDOWS = (7, 14)  # days that a part over some days has


@dataclass(frozen=True, slots=True)
class Part:
    """Agents whose days in `days` are open; every day of the period where that is None."""

    agents: frozenset[str]
    days: Period | None


class Improvement:
    """Improves one roster, which keeps the rules, until the time is up or the search is ended."""

    def __init__(
        self,
        request: RosterRequest,
        catalogue: Catalogue,
        day: date,
        roster: Roster,
        limits: SearchLimits,
    ) -> None:
        self.request = request
        self.catalogue = catalogue
        self.day = day
        self.limits = limits
        self.roster = filled_duties(request, roster)
        self.cost = audit(self.roster, request, catalogue, day).cost
        self.random = random.Random(limits.seed)
        self.size = {False: FIRST_SIZE, True: FIRST_SIZE}  # of parts over all days, and over some
        self.groups = bound_together(request)

    def run(
        self, interrupts: Interrupts, tell: Callable[[int], None], good_enough: int = 0
    ) -> None:
        """Search part after part; `tell` hears of each better cost."""
        end = time.monotonic() + self.limits.seconds
        while not interrupts.stopped and self.cost > good_enough:
            left = end - time.monotonic()
            if left < 0.2:
                return
            if self._step(self._part(), min(SECONDS, left), interrupts):
                tell(self.cost)

    def _step(self, part: Part, seconds: float, interrupts: Interrupts) -> bool:
        """Search one part; whether the roster became better."""
        began = time.monotonic()
        request = part_of(self.request, self.roster, part.agents)
        before = own_part(self.roster, part.agents)
        fixed = [
            (agent, day)
            for agent in part.agents
            for day in self.request.period
            if part.days is not None and day not in part.days
        ]
        limits = SearchLimits(seconds, 0.0, self.limits.workers, self.random.randrange(1 << 30))
        found = search(
            request, self.catalogue, self.day, limits, start=before, fixed=fixed,
            interrupts=interrupts,
        )  # fmt: skip
        self._resize(part, found.status, time.monotonic() - began)
        if found.roster is None or found.roster.assignments == before.assignments:
            return False
        return self._take(with_part(self.roster, found.roster, part.agents))

    def _take(self, roster: Roster) -> bool:
        """Keep the roster if it is no worse; whether it is better."""
        whole = filled_duties(self.request, roster)
        found = audit(whole, self.request, self.catalogue, self.day)
        if found.violations or found.cost > self.cost:
            return False
        better = found.cost < self.cost
        self.roster, self.cost = whole, found.cost
        return better

    def _resize(self, part: Part, status: str, seconds: float) -> None:
        """Parts that are solved at once may be larger, those that are not must be smaller."""
        window = part.days is not None
        size = self.size[window]
        if status == "optimal" and seconds < SECONDS / 3:
            size = int(size * 1.2)
        elif status != "optimal":
            size = int(size * 0.85)
        self.size[window] = min(max(size, SMALLEST), LARGEST)

    def _part(self) -> Part:
        """Agents by chance, or those who can help where people are missing or too many."""
        period = self.request.period
        longest = [days for days in WINDOWS if days < len(period)]
        days: Period | None = None
        if longest and self.random.random() < 0.5:
            length = self.random.choice(longest)
            start = self.random.randrange(len(period) - length + 1)
            first = period.start + timedelta(days=start)
            days = Period(first, first + timedelta(days=length - 1))
        groups = self.groups[:]
        self.random.shuffle(groups)
        role = self._role_in_need(days or period) if self.random.random() < 0.5 else ""
        if role:
            groups.sort(key=lambda group: not any(role in agent.roles for agent in group))
        whole = self.size[days is not None] * len(period) // len(days or period)
        chosen: set[str] = set()
        size = 0
        for group in groups:
            size += sum(options(self.request, agent) for agent in group)
            if size > whole and chosen:
                break
            chosen |= {agent.id for agent in group}
        return Part(frozenset(chosen), days)

    def _role_in_need(self, days: Period) -> str:
        """A role with people missing or too many in these days, the worse the likelier."""
        wrong: dict[str, int] = {}
        for one in coverage(self.roster, replace(self.request)):
            if one.date in days and one.present != one.target:
                people = abs(one.target - one.present)
                wrong[one.role] = wrong.get(one.role, 0) + people * one.minutes
        if not wrong:
            return ""
        return self.random.choices(list(wrong), list(wrong.values()))[0]
