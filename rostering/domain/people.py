"""Agents and their grades."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Agent:
    """A person who is rostered and paid.

    `roles` are the roles the agent is qualified for (R2). `weekly_minutes` is the contract's week.
    `working_since` is the first working day of the career (annual leave). `base_fen` and
    `floating_fen` are yuan-cents a month, and None where the grade's own pay holds.
    """

    id: str
    name: str
    grade: str
    roles: tuple[str, ...]
    weekly_minutes: int
    hired: date
    left: date | None = None
    working_since: date | None = None
    team: str = ""
    device_pin: str = ""
    base_fen: int | None = None
    floating_fen: int | None = None

    def employed_on(self, day: date) -> bool:
        """Whether the agent works here on `day`; the day of leaving still counts."""
        return self.hired <= day and (self.left is None or day <= self.left)


@dataclass(frozen=True, slots=True)
class GradeChange:
    """From `since` on the agent has `grade` (G12, G17); `agreed` says that the agent agreed to it in
    writing (L16)."""

    agent: str
    grade: str
    since: date
    agreed: bool = False


@dataclass(frozen=True, slots=True)
class Grade:
    """A grade's monthly pay in fen on some day, and the clause it comes from (G1–G9)."""

    name: str
    clause: str
    base_fen: int
    floating_fen: int
    since: date
    allowances: bool = True
