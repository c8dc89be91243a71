"""Whether a day on which something happened lies within an agent's employment."""

from __future__ import annotations

from datetime import date

from rostering.domain.people import Agent
from rostering.language import _


def outside_employment(agent: Agent, day: date) -> str:
    """What is wrong with `day`: it lies before the agent was hired, or after the last day; else empty."""
    if day < agent.hired:
        return _("is before {agent} was hired, {day}").format(agent=agent.id, day=agent.hired)
    if agent.left is not None and day > agent.left:
        return _("is after the last day of {agent}, {day}").format(agent=agent.id, day=agent.left)
    return ""
