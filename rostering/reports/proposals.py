"""Proposals and what was decided of them, for the terminal and as data."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from rostering.domain.proposals import Outcome, Proposal, ProposalDecision, ProposalKind, Reason
from rostering.language import _, labelled, word
from rostering.payroll.duty_evidence import DutyEvidence
from rostering.reports.fixed_duties import evidence_lines
from rostering.reports.promotion import condition_data, condition_lines
from rostering.reports.terminal import WIDTH, wrap

PROMOTION_CLAUSE = "G12"


def proposals_text(
    proposals: Sequence[Proposal],
    decided: Sequence[ProposalDecision],
    names: Mapping[str, str],
    duties: Mapping[str, DutyEvidence],
) -> str:
    """Each proposal with its reasons, how the fixed duties of the month stand, and what was decided,
    a block of lines each."""
    if not proposals:
        return _("Nothing is proposed.")
    lines: list[str] = []
    for proposal in proposals:
        head = labelled(f"{proposal.agent} {names.get(proposal.agent, '')}", _what(proposal))
        lines += wrap(head, WIDTH).splitlines()
        for reason in proposal.reasons:
            lines += _indented(reason_text(reason))
        lines += [f"    {line}" for line in condition_lines(proposal.conditions, WIDTH - 4)]
        if proposal.agent in duties and not proposal.conditions:
            lines += [f"    {line}" for line in evidence_lines(duties[proposal.agent], WIDTH - 4)]
        decision = _decision_of(proposal, decided)
        text = decision_text(decision) if decision else _("not decided yet")
        lines += _indented(text)
    return "\n".join(lines)


def _indented(text: str) -> list[str]:
    return [f"    {line}" for line in wrap(text, WIDTH - 4).splitlines()]


def reason_text(reason: Reason) -> str:
    """A reason in words."""
    if reason.score is not None:
        return _("{clause}: a score of {score}").format(clause=reason.clause, score=reason.score)
    if reason.clause == PROMOTION_CLAUSE:
        return _("{clause}: every condition holds").format(clause=reason.clause)
    if reason.incident:
        return _("{clause}: incident {id}").format(clause=reason.clause, id=reason.incident)
    return _("{clause}: late or early too often").format(clause=reason.clause)


def decision_text(decision: ProposalDecision) -> str:
    """A decision in words."""
    if decision.outcome is Outcome.REFUSED:
        text = _("{kind} refused by {who}: {why}")
    elif decision.since is not None:
        text = _("{kind} confirmed by {who}, {grade} from {since}: {why}")
    else:
        text = _("{kind} confirmed by {who}: {why}")
    return text.format(
        kind=_(decision.kind.value),
        who=decision.who,
        grade=word(decision.grade, "grade"),
        since=decision.since,
        why=decision.why,
    )


def proposal_data(proposal: Proposal, decided: Sequence[ProposalDecision]) -> dict[str, Any]:
    """A proposal as data; `decision` is null while nobody decided."""
    decision = _decision_of(proposal, decided)
    return {
        "agent": proposal.agent,
        "month": proposal.month,
        "kind": proposal.kind.value,
        "grade": proposal.grade,
        "to": proposal.to,
        "reasons": [
            {"clause": reason.clause, "score": reason.score, "incident": reason.incident}
            for reason in proposal.reasons
        ],
        "conditions": [condition_data(one) for one in proposal.conditions],
        "decision": decision_data(decision) if decision else None,
    }


def decision_data(decision: ProposalDecision) -> dict[str, Any]:
    """A decision as data."""
    return {
        "agent": decision.agent,
        "month": decision.month,
        "kind": decision.kind.value,
        "outcome": decision.outcome.value,
        "grade": decision.grade,
        "since": str(decision.since) if decision.since else None,
        "why": decision.why,
        "who": decision.who,
        "at": decision.at.isoformat() if decision.at else None,
    }


def _what(proposal: Proposal) -> str:
    grade, to = word(proposal.grade, "grade"), word(proposal.to, "grade")
    if proposal.kind is ProposalKind.DISMISSAL:
        return _("dismissal of {grade}").format(grade=grade)
    if proposal.kind is ProposalKind.PROMOTION:
        return _("promotion from {grade} to {to}").format(grade=grade, to=to)
    if not proposal.to:
        return _("demotion from {grade}: the lowest step, people decide").format(grade=grade)
    return _("demotion from {grade} to {to}").format(grade=grade, to=to)


def _decision_of(
    proposal: Proposal, decided: Sequence[ProposalDecision]
) -> ProposalDecision | None:
    key = (proposal.agent, proposal.month, proposal.kind)
    for decision in decided:
        if (decision.agent, decision.month, decision.kind) == key:
            return decision
    return None
