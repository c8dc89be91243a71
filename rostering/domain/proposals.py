"""Demotion and dismissal: what the month puts up for people to decide, and what they decided."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class ProposalKind(StrEnum):
    """What is proposed: one grade down (P6), or dismissal (A5, P5)."""

    DEMOTION = "demotion"
    DISMISSAL = "dismissal"


class Outcome(StrEnum):
    """What a person decided of a proposal."""

    CONFIRMED = "confirmed"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Reason:
    """Why something is proposed: a clause, and the score or the incident that it rests on."""

    clause: str
    score: int | None = None
    incident: str = ""


@dataclass(frozen=True, slots=True)
class Proposal:
    """What `month` (2026-05) puts up for an agent of `grade`.

    `to` is the grade one step down; it is empty for a dismissal, and on the lowest step, from which
    people decide.
    """

    agent: str
    month: str
    kind: ProposalKind
    grade: str
    to: str
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class ProposalDecision:
    """What `who` decided `at` an aware time. A confirmed demotion gives `grade` from `since` on."""

    agent: str
    month: str
    kind: ProposalKind
    outcome: Outcome
    why: str
    grade: str = ""
    since: date | None = None
    who: str = ""
    at: datetime | None = None
