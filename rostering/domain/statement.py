"""Entries and statements: what an agent is paid, line by line."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of pay or points: one event (G16).

    `line` counts from 1 within a statement. `amount_fen` is earned (+) or taken (-). `value_from` is
    the date since when the rule's value holds. `block` is the worked shift it came from, if any.
    """

    line: int
    date: date
    rule: str
    clause: str
    kind: str
    amount_fen: int
    points: int
    minutes: int | None = None
    halves: int | None = None
    day_type: str | None = None
    wage_fen: int | None = None
    percent: int | None = None
    value_from: date | None = None
    block: int | None = None
    order: int | None = None


@dataclass(frozen=True, slots=True)
class OpenException:
    """Something that a person must settle before the month can be closed (D5)."""

    agent: str
    date: date
    kind: str
    detail: str = ""
    suggestion: str = ""


@dataclass(frozen=True, slots=True)
class LegalWarning:
    """Where the policy is below the law; `stake_fen` is None where no sum applies."""

    code: str
    stake_fen: int | None


@dataclass(frozen=True, slots=True)
class Statement:
    """An agent's pay of a month, up to gross pay (应发, G18)."""

    agent: str
    month: str
    grade: str
    working_days: int
    entries: tuple[Entry, ...]
    exceptions: tuple[OpenException, ...] = ()
    warnings: tuple[LegalWarning, ...] = ()
    flags: tuple[str, ...] = ()

    @property
    def gross_fen(self) -> int:
        """Gross pay: the sum of the lines."""
        return sum(entry.amount_fen for entry in self.entries)

    @property
    def points_lost(self) -> int:
        """Points lost in the month."""
        return sum(entry.points for entry in self.entries)

    @property
    def provisional(self) -> bool:
        """Whether something is still open."""
        return bool(self.exceptions)
