"""Points earned by rewards: those that a person granted within the clause's range (P4)."""

from __future__ import annotations

from rostering.domain.score import ScoreFacts, ScoreLine
from rostering.policy.rule import Rule


def points(facts: ScoreFacts, rule: Rule) -> tuple[ScoreLine, ...]:
    """A line a reward that earns points."""
    return tuple(
        ScoreLine("rewarded", event.clause, "earned", event.what, event.points, event.date)
        for event in facts.rewards
        if event.points
    )
