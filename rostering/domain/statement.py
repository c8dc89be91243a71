"""Entries and statements: what an agent is paid, line by line."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from rostering.domain.booked import STATUTORY
from rostering.domain.findings import AttendanceException, Standing


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of pay or points: one event (G16).

    `line` counts from 1 within a statement. `amount_fen` is earned (+) or taken (-), `points` are
    points lost. `value_from` is the date since when the rule's value holds. `minutes`, `halves`
    (half days), `wage_fen` and `percent` are what the formula started from, where it has them.
    `block` names the worked shift of the reconciliation, `order` the overtime order, `incident`
    the reward or punishment that a person recorded, `booking` what people booked (amount:7).
    `document` is the overtime order or the leave request that the line rests on, by its number.
    `due_minutes` are the work minutes that were due on a day with leave by the hour.
    """

    line: int
    value_from: date | None
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
    block: int | None = None
    order: int | None = None
    incident: str | None = None
    booking: str | None = None
    document: str | None = None
    due_minutes: int | None = None


@dataclass(frozen=True, slots=True)
class LegalWarning:
    """Where the policy is below the law; `stake_fen` is None where no sum applies."""

    code: str
    stake_fen: int | None


@dataclass(frozen=True, slots=True)
class Appraised:
    """What an appraisal says of the month (P8): its score in hundredths and band, or what is missing."""

    name: str
    hundredths: int | None
    band: str = ""
    missing: tuple[str, ...] = ()

    @property
    def score(self) -> Decimal | None:
        """The score as people write it: 76.13."""
        return None if self.hundredths is None else Decimal(self.hundredths).scaleb(-2)


@dataclass(frozen=True, slots=True)
class Statement:
    """An agent's pay of a month: gross pay (应发), what is withheld from it, net pay (实发, G18).

    `days_rostered` are the agent's days with a published shift, `days_worked` those of them, and of
    ordered overtime, with a punch or visit. `flags` are for people to judge, such as
    dismissal_review (A5). `missing` are the statutory deductions that nobody imported yet. `pay_day`
    is None where the next year's calendar is not published yet (G13). `score` is that of the month
    (P1), None while somebody must still judge, and `points_earned` what was earned towards it so far,
    None where the centre keeps no such score. `appraisals` are those that end in the month (P8).
    """

    agent: str
    month: str
    grade: str
    days_rostered: int
    days_worked: int
    entries: tuple[Entry, ...]
    exceptions: tuple[AttendanceException, ...] = ()
    warnings: tuple[LegalWarning, ...] = ()
    flags: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    pay_day: date | None = None
    score: int | None = None
    points_earned: int | None = None
    appraisals: tuple[Appraised, ...] = ()

    @property
    def gross_fen(self) -> int:
        """Gross pay: the sum of the lines that are not withheld."""
        return sum(entry.amount_fen for entry in self.entries if entry.kind not in STATUTORY)

    @property
    def withheld_fen(self) -> int:
        """Statutory deductions, from 0 on."""
        return -sum(entry.amount_fen for entry in self.entries if entry.kind in STATUTORY)

    @property
    def net_fen(self) -> int | None:
        """Net pay: the sum of all lines; None while a statutory deduction is missing."""
        if self.missing:
            return None
        return sum(entry.amount_fen for entry in self.entries)

    @property
    def dismissed(self) -> bool:
        """Whether the agent is settled as dismissed in the month (G14)."""
        return any(entry.kind == "settlement" for entry in self.entries)

    @property
    def points_lost(self) -> int:
        """Points lost in the month."""
        return sum(entry.points for entry in self.entries)

    @property
    def provisional(self) -> bool:
        """Whether something must still be settled before the figures can stand."""
        return any(exception.standing is Standing.OPEN for exception in self.exceptions)
