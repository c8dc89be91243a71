"""Earned standards: what people judged of conduct, diligence, tasks, skill and duties (P2)."""

from __future__ import annotations

from rostering.domain.score import ScoreFacts, ScoreLine
from rostering.policy.rule import Rule


def points(facts: ScoreFacts, rule: Rule) -> tuple[ScoreLine, ...]:
    """A line an item, without points where nobody judged it yet."""
    items = (name for name in rule.parameters if name != "enabled")
    return tuple(
        ScoreLine("earned_standard", "P2", "earned", item, facts.judged.get(item)) for item in items
    )
