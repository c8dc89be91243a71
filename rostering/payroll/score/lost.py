"""Points lost: by lateness, absence, leave, duties and meetings, and by punishments (A1–A11, P5)."""

from __future__ import annotations

from rostering.domain.score import ScoreFacts, ScoreLine
from rostering.policy.rule import Rule


def points(facts: ScoreFacts, rule: Rule) -> tuple[ScoreLine, ...]:
    """A line an event that costs points, as the month's statement has them."""
    return tuple(
        ScoreLine("lost", event.clause, "lost", event.what, event.points, event.date)
        for event in facts.lost
        if event.points
    )
