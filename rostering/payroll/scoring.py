"""The monthly score: every rule of `score` gives its lines, and P1 adds them up."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from rostering.attendance.month import MonthInputs
from rostering.discovery import modules_in
from rostering.domain.booked import Booked
from rostering.domain.calendar import month_of
from rostering.domain.incidents import Incident
from rostering.domain.score import MonthScore, PointEvent, ScoreFacts, ScoreLine
from rostering.domain.statement import Statement
from rostering.policy.catalogue import Catalogue

PACKAGE = "rostering.payroll.score"


@dataclass(frozen=True, slots=True)
class Total:
    """At most so many points are earned; so many are there to be kept (P1)."""

    earned_most: int
    kept: int


def keeps_score(catalogue: Catalogue, day: date) -> bool:
    """Whether the centre keeps the monthly score at all (P1); one that appraises otherwise does not."""
    return catalogue.rule("score", "total").enabled_on(day)


def score_lines(facts: ScoreFacts, catalogue: Catalogue) -> tuple[ScoreLine, ...]:
    """The lines of every rule in force on the month's first day."""
    lines: list[ScoreLine] = []
    for name, unit in modules_in(PACKAGE).items():
        rule = catalogue.rule("score", name)
        if rule.enabled_on(facts.month):
            lines += unit.points(facts, rule)
    return tuple(lines)


def total(lines: Iterable[ScoreLine], catalogue: Catalogue, day: date) -> int | None:
    """min(earned, 100) + max(100 - lost, 0) (P1); None while an item is not judged."""
    values = catalogue.rule("score", "total").on(day, Total)
    earned = lost = 0
    for line in lines:
        if line.points is None:
            return None
        if line.side == "earned":
            earned += line.points
        else:
            lost += line.points
    return min(earned, values.earned_most) + max(values.kept - lost, 0)


def month_score(
    statement: Statement,
    month: date,
    incidents: Mapping[str, Incident],
    judged: Mapping[str, int],
    mark: Decimal | None,
    catalogue: Catalogue,
) -> MonthScore:
    """The score of the agent of `statement`, whose lines say what was lost; `incidents` by id."""
    facts = ScoreFacts(month, judged, mark, _rewards(statement, incidents), _lost(statement))
    kept = keeps_score(catalogue, month)
    lines = score_lines(facts, catalogue) if kept else ()
    return MonthScore(
        statement.agent,
        month_of(month),
        lines,
        total(lines, catalogue, month) if kept else None,
        statement.grade,
        statement.provisional,
        "dismissal_review" in statement.flags,
        statement.dismissed,
    )


def scores_of(
    made: Iterable[Statement], inputs: MonthInputs, booked: Booked, catalogue: Catalogue
) -> tuple[MonthScore, ...]:
    """The score of each statement, by what people judged and marked for the month."""
    judged: dict[str, dict[str, int]] = {}
    for item in booked.judgements:
        judged.setdefault(item.agent, {})[item.item] = item.points
    scope = month_of(inputs.month.start)
    marks = {mark.agent: mark.mark for mark in booked.marks if mark.month == scope}
    incidents = {incident.id: incident for incident in inputs.incidents}
    return tuple(
        month_score(
            statement,
            inputs.month.start,
            incidents,
            judged.get(statement.agent, {}),
            marks.get(statement.agent),
            catalogue,
        )
        for statement in made
    )


def _rewards(statement: Statement, incidents: Mapping[str, Incident]) -> tuple[PointEvent, ...]:
    return tuple(
        PointEvent(entry.date, entry.clause, entry.incident, incidents[entry.incident].points)
        for entry in statement.entries
        if entry.kind == "reward" and entry.incident is not None
    )


def _lost(statement: Statement) -> tuple[PointEvent, ...]:
    return tuple(
        PointEvent(entry.date, entry.clause, entry.incident or entry.kind, entry.points)
        for entry in statement.entries
        if entry.points
    )
