"""An agent's day changed on trial: the rules it would break, and what it would cost.

A trial is really made: the day is changed, the roster audited. Where rules are broken, the agent's
other days are planned again around the changed one while everybody else stays; what comes out says
whether the change is possible at all. Where the roster has its hours planned, those of the changed
days are planned too, all others as they are.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from rostering.domain.request import RosterRequest
from rostering.domain.roster import Assignment, Change, Roster, Violation
from rostering.policy.catalogue import Catalogue
from rostering.scheduling.auditor import Audit, audit
from rostering.scheduling.changes import changes_between
from rostering.scheduling.differences import Difference, differences
from rostering.scheduling.hours.planning import plan_hours
from rostering.scheduling.model import search
from rostering.scheduling.parts import filled_duties, own_part, part_of, with_part
from rostering.scheduling.search import SearchLimits

LIMITS = SearchLimits(seconds=2.0, workers=1)  # one agent's days are a matter of milliseconds


@dataclass(frozen=True, slots=True)
class Trial:
    """An agent's day as it would be, no work being a rest day.

    `broken` are the rules that it breaks beyond those the roster breaks already, and `cost` what it
    costs more, with its `differences`. `others` are other days of the agent that change with it, where
    only that keeps the rules; `broken` then tells what they change for.
    """

    agent: str
    date: date
    work: tuple[Assignment, ...]
    broken: tuple[Violation, ...]
    differences: tuple[Difference, ...]
    others: tuple[Change, ...] = ()

    @property
    def possible(self) -> bool:
        """Whether every rule can be kept."""
        return not self.broken or bool(self.others)

    @property
    def decisive_first(self) -> tuple[Violation, ...]:
        """What is broken; first that of the day alone, which no other day of the agent can mend."""
        return tuple(sorted(self.broken, key=lambda one: set(one.dates) != {self.date}))

    @property
    def cost(self) -> int:
        """What the roster costs more than before; less where negative."""
        return sum(one.cost for one in self.differences)

    @property
    def distance(self) -> tuple[int, int, int]:
        """Sorts by how near it is: as it stands, with other days changed too, against rules."""
        if not self.possible:
            return 2, len({one.rule for one in self.broken}), 0
        return int(bool(self.others)), len(self.others), self.cost


class Trials:
    """Trials of changed days in one roster, under the rules in force on `day`.

    Days before `fixed_before` are past: no trial changes them along the way. `on_trial` hears of each.
    """

    def __init__(
        self,
        roster: Roster,
        request: RosterRequest,
        catalogue: Catalogue,
        day: date,
        fixed_before: date | None = None,
        on_trial: Callable[[str], None] | None = None,
    ) -> None:
        self.on_trial = on_trial
        self.roster = roster
        self.request = request
        self.catalogue = catalogue
        self.day = day
        self.fixed_before = fixed_before
        self.audit = self._audit(roster)

    def of(self, agent: str, day: date, work: Sequence[tuple[str, str]]) -> Trial:
        """The agent's `day` with `work`, pairs of shift and role, instead of what is there."""
        if self.on_trial is not None:
            self.on_trial(" ".join([agent, str(day), *(shift for shift, _role in work)]))
        items = tuple(sorted(Assignment(agent, day, shift, role) for shift, role in work))
        changed = self._with_day(agent, day, items)
        found = self._audit(changed)
        broken = tuple(one for one in found.violations if one not in self.audit.violations)
        if not broken:
            return Trial(agent, day, items, (), self._differences(changed, found))
        again = self._planned_again(agent, day, changed)
        if again is None:
            return Trial(agent, day, items, broken, ())
        others = tuple(
            one for one in changes_between(self.roster, again) if (one.agent, one.date) != (agent, day)
        )  # fmt: skip
        dearer = self._differences(again, self._audit(again))
        return Trial(agent, day, items, broken, dearer, others)

    def _audit(self, roster: Roster) -> Audit:
        return audit(roster, self.request, self.catalogue, self.day)

    def _differences(self, roster: Roster, found: Audit) -> tuple[Difference, ...]:
        before, after = (self.roster, self.audit.prices), (roster, found.prices)
        return differences(before, after, self.request, self.catalogue, self.day)

    def _with_day(self, agent: str, day: date, items: tuple[Assignment, ...]) -> Roster:
        others = (a for a in self.roster.assignments if (a.agent, a.date) != (agent, day))
        changed = replace(self.roster, assignments=tuple(sorted((*others, *items))))
        return self._with_hours(self._duties_passed_on(changed))

    def _with_hours(self, roster: Roster) -> Roster:
        """The roster with hours for the days that differ, where there are any hours."""
        if not self.roster.activities:
            return roster
        return plan_hours(roster, self.request, self.catalogue, LIMITS, kept=self.roster)

    def _duties_passed_on(self, roster: Roster) -> Roster:
        """The roster with somebody else on duty where who was is not at work for it any more."""
        rota = self.request.duty_rota
        if rota is None:
            return roster
        able = {(a.agent, a.date) for a in roster.assignments if a.shift in rota.shifts}
        before = {(a.agent, a.date) for a in self.roster.assignments if a.shift in rota.shifts}
        lost = {
            duty.date
            for duty in roster.duties
            if (duty.agent, duty.date) in before and (duty.agent, duty.date) not in able
        }
        if not lost:
            return roster
        filled = {duty.date: duty for duty in filled_duties(self.request, roster).duties}
        kept = [duty for duty in roster.duties if duty.date not in lost]
        passed = [filled[day] for day in lost if day in filled]
        return replace(roster, duties=tuple(sorted((*kept, *passed))))

    def _planned_again(self, agent: str, day: date, changed: Roster) -> Roster | None:
        """The roster with the agent's other days planned again, None where that keeps no rule more."""
        own = own_part(changed, {agent})
        past = self.fixed_before or self.request.period.start
        fixed = [(agent, one) for one in self.request.period if one == day or one < past]
        part = part_of(self.request, changed, {agent})
        found = search(part, self.catalogue, self.day, LIMITS, start=own, fixed=fixed)
        if found.roster is None:
            return None
        again = self._duties_passed_on(with_part(changed, found.roster, {agent}))
        again = self._with_hours(again)
        broken = [one for one in self._audit(again).violations if one not in self.audit.violations]
        return None if broken else again
