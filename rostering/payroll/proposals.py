"""What a month proposes: one grade down, or dismissal (P6, A5, P5). People decide."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from rostering.domain.incidents import Incident
from rostering.domain.proposals import Proposal, ProposalKind, Reason
from rostering.domain.score import MonthScore
from rostering.payroll.incidents import standing
from rostering.policy.catalogue import Catalogue
from rostering.policy.incidents import incident_clause


@dataclass(frozen=True, slots=True)
class Demotion:
    """A score below `below` proposes one step down: in `ladder` or in `lecturers`, the highest
    grade first."""

    below: int
    ladder: tuple[str, ...]
    lecturers: tuple[str, ...]


def proposals(
    scores: Sequence[MonthScore], incidents: Iterable[Incident], catalogue: Catalogue, month: date
) -> tuple[Proposal, ...]:
    """The proposals of the month that begins on `month`, by agent; without a score none of P6's
    score, but those of incidents and of A5 stand."""
    values = catalogue.rule("score", "demotion").on(month, Demotion)
    counting = [item for item in standing(incidents) if _same_month(item.date, month)]
    found = []
    for score in scores:
        own = [item for item in counting if item.agent == score.agent]
        reasons = _of_score(score, values) + _of_incidents(own, catalogue)
        for kind in ProposalKind:
            why = tuple(reason for of, reason in reasons if of == kind)
            if why:
                to = one_down(score.grade, values) if kind is ProposalKind.DEMOTION else ""
                found.append(Proposal(score.agent, score.month, kind, score.grade, to, why))
    return tuple(found)


def one_down(grade: str, values: Demotion) -> str:
    """The grade one step below `grade`; empty on a lowest step, or outside both ladders."""
    for steps in (values.ladder, values.lecturers):
        if grade in steps[:-1]:
            return steps[steps.index(grade) + 1]
    return ""


def _of_score(score: MonthScore, values: Demotion) -> list[tuple[str, Reason]]:
    found: list[tuple[str, Reason]] = []
    if score.total is not None and score.total < values.below:
        found.append((ProposalKind.DEMOTION, Reason("P6", score=score.total)))
    if score.review:
        found.append((ProposalKind.DISMISSAL, Reason("A5")))
    return found


def _of_incidents(incidents: Iterable[Incident], catalogue: Catalogue) -> list[tuple[str, Reason]]:
    found: list[tuple[str, Reason]] = []
    for item in sorted(incidents, key=lambda item: item.date):
        clause = incident_clause(catalogue, item.kind, item.date)
        asked = {clause.proposes} | ({clause.grave_proposes} if item.grave else set())
        reason = Reason(clause.clause, incident=item.id)
        found += [(kind.value, reason) for kind in ProposalKind if kind.value in asked]
    return found


def _same_month(one: date, other: date) -> bool:
    return (one.year, one.month) == (other.year, other.month)
