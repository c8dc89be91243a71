"""Demotion, dismissal and promotion: what a month puts up for people to decide, and what they decided."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class ProposalKind(StrEnum):
    """What is proposed: one grade down (P6), dismissal (A5, P5), or one grade up (G12)."""

    DEMOTION = "demotion"
    DISMISSAL = "dismissal"
    PROMOTION = "promotion"


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
class Condition:
    """A condition of a promotion (G12): what is needed, what was found, and the source of each figure.

    `name` is that of its parameter in `rules/score/promotion.toml`.
    """

    name: str
    needed: str
    found: str
    met: bool
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PromotionCase:
    """What speaks for and against one grade up, from `grade` to `to`, as `month` ends."""

    agent: str
    month: str
    grade: str
    to: str
    conditions: tuple[Condition, ...]

    @property
    def unmet(self) -> tuple[str, ...]:
        """The conditions that do not hold; none of one who is eligible."""
        return tuple(one.name for one in self.conditions if not one.met)


@dataclass(frozen=True, slots=True)
class Proposal:
    """What `month` (2026-05) puts up for an agent of `grade`.

    `to` is the grade one step down or up; it is empty for a dismissal, and for a demotion from the
    lowest step, from which people decide. `conditions` are those of a promotion.
    """

    agent: str
    month: str
    kind: ProposalKind
    grade: str
    to: str
    reasons: tuple[Reason, ...]
    conditions: tuple[Condition, ...] = ()


@dataclass(frozen=True, slots=True)
class ProposalDecision:
    """What `who` decided `at` an aware time. A confirmed demotion or promotion gives `grade` from `since` on."""

    agent: str
    month: str
    kind: ProposalKind
    outcome: Outcome
    why: str
    grade: str = ""
    since: date | None = None
    who: str = ""
    at: datetime | None = None
