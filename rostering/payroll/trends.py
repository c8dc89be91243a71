"""Lateness, overtime and score of the teams, month by month.

An agent counts in the team of today's list, in every month: teams have no history. Lateness and overtime
follow the record as it stands; the score of a closed month is the frozen one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from sqlalchemy import Connection

from rostering.attendance.adherence import CLASSES, Adherence, adherence, percent
from rostering.attendance.kept import kept_between
from rostering.domain.calendar import Period, month_of
from rostering.domain.centre import Centre
from rostering.domain.people import Agent
from rostering.domain.score import MonthScore
from rostering.payroll.gathering import month_scores
from rostering.policy.catalogue import Catalogue

TENTH = Decimal("0.1")


@dataclass(frozen=True, slots=True)
class Trend:
    """A team in a month; `team` is empty for all together.

    `agents` work here on some day of the month. Overtime is in minutes, by class of day. `scores` are
    the scores of those whose month is judged.
    """

    month: str
    team: str
    agents: int
    shifts_attended: int
    shifts_late: int
    overtime: dict[str, int]
    scores: tuple[int, ...]

    @property
    def late_rate(self) -> Decimal | None:
        """Per cent of the shifts attended that began late; None where none was attended."""
        return percent(self.shifts_late, self.shifts_attended)

    @property
    def overtime_hours(self) -> Decimal | None:
        """Hours of overtime an agent, to a tenth; None where nobody works here."""
        if not self.agents:
            return None
        hours = Decimal(sum(self.overtime.values())) / (60 * self.agents)
        return hours.quantize(TENTH, ROUND_HALF_UP)

    @property
    def score(self) -> Decimal | None:
        """The mean of the scores, to a tenth; None where nobody's month is judged."""
        if not self.scores:
            return None
        return (Decimal(sum(self.scores)) / len(self.scores)).quantize(TENTH, ROUND_HALF_UP)


def month_trends(
    connection: Connection, centre: Centre, month: Period, catalogue: Catalogue
) -> tuple[Trend, ...]:
    """Every team that somebody is in during the month, by name, and all together last."""
    kept = kept_between(connection, centre, month, catalogue)
    people = [agent for agent in centre.agents if _works_in(agent, month)]
    groups = kept.groups({agent.id for agent in people})
    figures = adherence(kept.worked, kept.findings, groups, "team")
    scores = month_scores(connection, centre, month, catalogue)
    return trends(month_of(month.start), people, figures, scores)


def trends(
    month: str,
    people: Sequence[Agent],
    figures: Iterable[Adherence],
    scores: Iterable[MonthScore],
) -> tuple[Trend, ...]:
    """The teams of `people`; `figures` are by team, those of all together without one."""
    found = list(figures)
    of_team = {one.group: one for one in found[:-1]}
    totals = {score.agent: score.total for score in scores if score.total is not None}
    teams = sorted({agent.team for agent in people})
    rows = [
        _trend(month, team, [one for one in people if one.team == team], of_team.get(team), totals)
        for team in teams
    ]
    return (*rows, _trend(month, "", people, found[-1] if found else None, totals))


def _trend(
    month: str,
    team: str,
    people: Sequence[Agent],
    figures: Adherence | None,
    totals: dict[str, int],
) -> Trend:
    return Trend(
        month,
        team,
        len(people),
        figures.shifts_attended if figures else 0,
        figures.shifts_late if figures else 0,
        dict(figures.overtime) if figures else dict.fromkeys(CLASSES, 0),
        tuple(totals[one.id] for one in people if one.id in totals),
    )


def _works_in(agent: Agent, month: Period) -> bool:
    return agent.hired <= month.end and (agent.left is None or agent.left >= month.start)
