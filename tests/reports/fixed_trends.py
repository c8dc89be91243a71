"""Two teams over three months, for the tests of pictures."""

from __future__ import annotations

from rostering.payroll.trends import Trend

OVERTIME = {"workday": 90, "rest": 240, "statutory": 0}


def trend(month: str, team: str, late: int, *scores: int) -> Trend:
    """42 shifts of two agents, 5.5 hours of overtime."""
    return Trend(month, team, 2, 42, late, dict(OVERTIME), scores)


TRENDS = (
    trend("2026-03", "乙班 & 丙", 0),
    trend("2026-03", "甲班", 3),
    trend("2026-03", "", 3),
    trend("2026-04", "乙班 & 丙", 1, 150, 161),
    trend("2026-04", "甲班", 2, 140),
    trend("2026-04", "", 3, 150, 161, 140),
    trend("2026-05", "乙班 & 丙", 2, 155),
    trend("2026-05", "甲班", 0),
    trend("2026-05", "", 2, 155),
)
