"""What people decided of demotions, dismissals and promotions; the last decision of each counts."""

from __future__ import annotations

from dataclasses import asdict

from sqlalchemy import Connection, insert, select

from rostering.domain.people import GradeChange
from rostering.domain.proposals import Outcome, ProposalDecision, ProposalKind
from rostering.record import times
from rostering.record.schema import proposal_decisions as table


def add_decision(connection: Connection, decision: ProposalDecision, who: str) -> None:
    """Record what `who` decided; earlier decisions stay and no longer count."""
    values = {**asdict(decision), "who": who, "at": times.now()}
    connection.execute(insert(table), [values])


def standing_decisions(
    connection: Connection, month: str | None = None
) -> tuple[ProposalDecision, ...]:
    """The last decision of each agent, month (2026-05) and kind; of every month if none is given."""
    chosen = select(table).order_by(table.c.id)
    if month is not None:
        chosen = chosen.where(table.c.month == month)
    last = {
        (row.agent, row.month, row.kind): ProposalDecision(
            row.agent,
            row.month,
            ProposalKind(row.kind),
            Outcome(row.outcome),
            row.why,
            row.grade,
            row.since,
            row.who,
            times.moment(row.at),
        )
        for row in connection.execute(chosen)
    }
    return tuple(last.values())


def confirmed_grades(connection: Connection) -> tuple[GradeChange, ...]:
    """The changes of grade that confirmed demotions and promotions make."""
    return tuple(
        GradeChange(decision.agent, decision.grade, decision.since)
        for decision in standing_decisions(connection)
        if decision.outcome is Outcome.CONFIRMED and decision.since is not None
    )
