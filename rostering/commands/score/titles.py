"""Titles that a person confirms become rewards of the month that follows (P7)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from rostering.commands.awards import Award
from rostering.domain.calendar import Period
from rostering.domain.score import MonthScore

if TYPE_CHECKING:
    from rostering.payroll.ranking import Place


@dataclass(frozen=True, slots=True)
class Ranking:
    """The places of a month or a year, `kind` being the file in `rules/incidents/` of its title.

    `incomplete` and `provisional` are the scores that may still change; `months` counts those with
    scores. `dismissed` are the scores of who is settled as dismissed, which have no place.
    """

    scope: str
    kind: str
    period: Period
    places: tuple[Place, ...]
    incomplete: tuple[MonthScore, ...]
    provisional: tuple[MonthScore, ...]
    months: int
    dismissed: tuple[MonthScore, ...] = ()

    @property
    def monthly(self) -> bool:
        """Whether it is that of a month."""
        return self.scope != str(self.period.start.year)

    @property
    def final(self) -> bool:
        """Whether every score stands."""
        return not self.incomplete and not self.provisional

    @property
    def unsettled(self) -> int:
        """How many scores may still change."""
        open_ = (*self.incomplete, *self.provisional)
        return len({(score.agent, score.month) for score in open_})

    @property
    def paid_on(self) -> date:
        """The day of the reward: the first one after the period."""
        return self.period.end + timedelta(days=1)

    @property
    def award(self) -> Award:
        """The title as something to confirm."""
        open_ = (*self.incomplete, *self.provisional)
        return Award(
            scope=self.scope,
            kind=self.kind,
            end=self.period.end,
            winners=tuple(place.agent for place in self.places if place.title),
            unsettled=self.unsettled,
            look=f"score show --month {open_[0].month}" if open_ else "",
            single=True,
        )
