"""The cases for promotion as a month ends, from the record (G12)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import TypeVar

from sqlalchemy import Connection

from rostering.attendance.duty_gathering import month_duties
from rostering.domain.calendar import Period, month_of
from rostering.domain.centre import Centre
from rostering.domain.incidents import Incident
from rostering.domain.people import Agent
from rostering.domain.proposals import PromotionCase, ProposalDecision
from rostering.domain.score import MonthScore
from rostering.language import _
from rostering.payroll.duty_evidence import DutyEvidence, duty_evidence
from rostering.payroll.gathering import month_scores
from rostering.payroll.incidents import standing
from rostering.payroll.promotion import (
    PromotionFacts,
    one_up,
    promotion_case,
    promotion_values,
)
from rostering.payroll.scoring import keeps_score
from rostering.policy.catalogue import Catalogue
from rostering.policy.incidents import IncidentClause, incident_clause
from rostering.policy.score import item_limits
from rostering.record.closing import closed_month
from rostering.record.incidents import all_incidents
from rostering.record.proposals import standing_decisions
from rostering.record.score import exam_marks, judgements

Found = TypeVar("Found")


def promotion_cases(
    connection: Connection,
    centre: Centre,
    month: Period,
    catalogue: Catalogue,
    today: date,
    agents: Iterable[str] | None = None,
) -> tuple[PromotionCase, ...]:
    """The case of everybody who works here as `month` ends and has a grade above, or of `agents`."""
    only = None if agents is None else set(agents)
    values = promotion_values(catalogue, month.start)
    rising = {
        agent.id: (agent, *_held(connection, centre, agent, month.end))
        for agent in centre.agents
        if agent.employed_on(month.end) and (only is None or agent.id in only)
    }
    to = {name: one_up(held[1], catalogue, month.start) for name, held in rising.items()}
    if not any(to.values()):
        return ()
    months = _last(month, values.months)
    scopes = tuple(month_of(one.start) for one in months)
    scores = {month_of(one.start): _scores(connection, centre, one, catalogue) for one in months}
    marks = {scope: {m.agent: m for m in exam_marks(connection, scope)} for scope in scopes}
    duties = {
        month_of(one.start): _duties(connection, centre, one, catalogue, today) for one in months
    }
    incidents = _incidents(connection, Period(months[0].start, month.end), catalogue)
    closed = frozenset(scope for scope in scopes if closed_month(connection, scope))
    return tuple(
        promotion_case(
            PromotionFacts(
                name, grade, since, source, month.end, scopes, _of(scores, name), _of(marks, name),
                incidents.get(name, []), _of(duties, name), closed,
                keeps_score(catalogue, month.start),
            ),
            to[name],
            values,
            centre.zone,
        )
        for name, (_agent, grade, since, source) in rising.items()
        if to[name]
    )  # fmt: skip


def _held(connection: Connection, centre: Centre, agent: Agent, day: date) -> tuple[str, date, str]:
    """The grade held on `day`, since when, and what says so."""
    held, since, source = agent.grade, agent.hired, _("hired, agents.csv")
    changes = [(one.since, one.grade, "grades.csv") for one in centre.grade_changes
               if one.agent == agent.id]  # fmt: skip
    changes += [
        (one.since, one.grade, _said(one))
        for one in standing_decisions(connection)
        if one.agent == agent.id and one.since is not None
    ]
    for start, grade, said in sorted(changes):
        if start <= day and grade != held:
            held, since, source = grade, start, said
    return held, since, source


def _said(decision: ProposalDecision) -> str:
    text = _("{kind} confirmed by {who}: {why}")
    return text.format(kind=_(decision.kind.value), who=decision.who, why=decision.why)


def _last(month: Period, count: int) -> tuple[Period, ...]:
    """So many months, `month` the last of them."""
    last = month.start.year * 12 + month.start.month - 1
    return tuple(
        Period.month(number // 12, number % 12 + 1) for number in range(last - count + 1, last + 1)
    )


def _scores(
    connection: Connection, centre: Centre, month: Period, catalogue: Catalogue
) -> dict[str, MonthScore]:
    """The scores of a month; none where nobody was judged in it, which spares working it out."""
    if not judgements(connection, month_of(month.start)):
        return {}
    return {one.agent: one for one in month_scores(connection, centre, month, catalogue)}


def _duties(
    connection: Connection, centre: Centre, month: Period, catalogue: Catalogue, today: date
) -> dict[str, DutyEvidence]:
    states = month_duties(connection, centre, month, catalogue, today)
    return duty_evidence(states, item_limits(catalogue, month.start))


def _incidents(
    connection: Connection, period: Period, catalogue: Catalogue
) -> dict[str, list[tuple[Incident, IncidentClause]]]:
    found: dict[str, list[tuple[Incident, IncidentClause]]] = {}
    for item in standing(all_incidents(connection, period.end)):
        if item.date in period:
            clause = incident_clause(catalogue, item.kind, item.date)
            found.setdefault(item.agent, []).append((item, clause))
    return found


def _of(by_month: Mapping[str, Mapping[str, Found]], agent: str) -> dict[str, Found]:
    return {month: found[agent] for month, found in by_month.items() if agent in found}
