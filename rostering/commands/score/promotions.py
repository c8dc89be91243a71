"""Promotions as proposals: those whose every condition holds, and any that a person decides (G12)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rostering.commands.session import Session
from rostering.domain.calendar import Period
from rostering.domain.people import Agent
from rostering.domain.proposals import PromotionCase, Proposal, ProposalKind, Reason

if TYPE_CHECKING:
    from sqlalchemy import Connection


def eligible(connection: Connection, session: Session, month: Period) -> tuple[Proposal, ...]:
    """A proposal for everybody who meets every condition."""
    return tuple(as_proposal(case) for case in _cases(connection, session, month) if not case.unmet)


def case_of(
    connection: Connection, session: Session, month: Period, person: Agent
) -> PromotionCase | None:
    """The agent's case, whether the conditions hold or not; None where there is no grade above."""
    return next(iter(_cases(connection, session, month, [person.id])), None)


def as_proposal(case: PromotionCase) -> Proposal:
    """The case as something to decide."""
    return Proposal(
        case.agent, case.month, ProposalKind.PROMOTION, case.grade, case.to, (Reason("G12"),),
        case.conditions,
    )  # fmt: skip


def _cases(
    connection: Connection, session: Session, month: Period, agents: list[str] | None = None
) -> tuple[PromotionCase, ...]:
    from rostering.commands.duty.states import today_in
    from rostering.payroll.promotion_gathering import promotion_cases

    return promotion_cases(
        connection, session.centre, month, session.catalogue, today_in(session), agents
    )
