"""The shape of a team against what is asked of it: agents, seniors, supervisors (R4)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rostering.domain.people import Agent


@dataclass(frozen=True, slots=True)
class Parameters:
    """The grades of each level, and the percentage of the centre that each should be."""

    agent_grades: tuple[str, ...]
    senior_grades: tuple[str, ...]
    supervisor_grades: tuple[str, ...]
    agent_percent: int
    senior_percent: int
    supervisor_percent: int


@dataclass(frozen=True, slots=True)
class Level:
    """A level of the team: people there, of all, against the percentage that is asked for."""

    name: str
    people: int
    of: int
    percent: int


def shape(agents: Sequence[Agent], rule: Parameters) -> tuple[Level, ...]:
    """The three levels."""
    levels = (
        ("agents", rule.agent_grades, rule.agent_percent),
        ("seniors", rule.senior_grades, rule.senior_percent),
        ("supervisors", rule.supervisor_grades, rule.supervisor_percent),
    )
    return tuple(
        Level(name, sum(agent.grade in grades for agent in agents), len(agents), percent)
        for name, grades, percent in levels
    )
