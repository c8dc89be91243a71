"""The best of a month and of a year; who is equal shares the title (P7)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from rostering.domain.incidents import Incident
from rostering.domain.score import MonthScore
from rostering.payroll.incidents import standing


@dataclass(frozen=True, slots=True)
class Place:
    """An agent's place, from 1; equals have the same one, and the next are counted on after them.

    `points` is the score of a month, or the titles of a year. `shared` marks a title that several
    have: each gets the whole sum, and people should know.
    """

    rank: int
    agent: str
    points: int
    shared: bool = False

    @property
    def title(self) -> bool:
        """Whether the agent is the best."""
        return self.rank == 1


def places(points: Mapping[str, int]) -> tuple[Place, ...]:
    """Everybody's place by points, the highest first, equals in the order of `points`."""
    ordered = sorted(points.items(), key=lambda pair: -pair[1])
    best = [agent for agent, value in ordered if value == ordered[0][1]]
    return tuple(
        Place(
            1 + sum(other > value for other in points.values()),
            agent,
            value,
            len(best) > 1 and agent in best,
        )
        for agent, value in ordered
    )


def month_ranking(scores: Iterable[MonthScore]) -> tuple[Place, ...]:
    """The places of all who have a score, but of nobody dismissed in the month (P7)."""
    return places(
        {
            score.agent: score.total
            for score in scores
            if score.total is not None and not score.dismissed
        }
    )


def is_award(incident: Incident, kind: str, scope: str, paid_on: date | None) -> bool:
    """Whether the incident is the award of `kind` for `scope` (2026-05), or the one dated `paid_on`."""
    if incident.kind != kind:
        return False
    return incident.why.startswith(f"{scope}: ") or incident.date == paid_on


def confirmed_titles(
    incidents: Iterable[Incident], kind: str, scope: str, paid_on: date
) -> tuple[Place, ...]:
    """The titles that a person confirmed, so that no later score takes them away; none if nobody did."""
    agents = [item.agent for item in standing(incidents) if is_award(item, kind, scope, paid_on)]
    return tuple(Place(1, agent, 0, len(agents) > 1) for agent in dict.fromkeys(agents))


def year_ranking(months: Sequence[Sequence[Place]]) -> tuple[Place, ...]:
    """The places by the number of monthly titles, of all who have one."""
    return places(Counter(place.agent for month in months for place in month if place.title))
