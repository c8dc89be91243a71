"""Compensatory rest as a ledger of minutes: what was earned is used first in, first out, and expires.

Rest expires at the end of the month in which its term ends, so that a month has one balance (D11,
D15).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from rostering.domain.balances import Movement
from rostering.domain.calendar import Period


@dataclass(frozen=True, slots=True)
class Use:
    """Minutes taken from a lot on a day, by the leave request `document`."""

    date: date
    minutes: int
    document: str = ""


@dataclass(slots=True)
class Lot:
    """Minutes earned on a day by the overtime order `document`, or there as an opening balance, and
    what was taken of them; `expires` is the last day for them, or None where they do not expire."""

    earned: date
    minutes: int
    expires: date | None
    uses: list[Use] = field(default_factory=list)
    document: str = ""

    @property
    def left(self) -> int:
        """What nobody took."""
        return self.minutes - sum(use.minutes for use in self.uses)

    def left_on(self, day: date) -> int:
        """What can still be taken on `day`."""
        return 0 if self.expires is not None and self.expires < day else self.left


def lots_of(movements: Iterable[Movement], months: int) -> list[Lot]:
    """The lots that movements leave, in the order they were earned.

    `months` is the term of a lot; 0 is none. What is taken without a lot for it is passed over: it
    was never taken (D11). What an opening balance says stands in the place of all before it.
    """
    return ledger_of(movements, months)[0]


def ledger_of(movements: Iterable[Movement], months: int) -> tuple[list[Lot], list[Movement]]:
    """The lots that movements leave, and what was to be taken without the balance for it (D11)."""
    lots: list[Lot] = []
    short: list[Movement] = []
    for move in sorted(from_opening(movements), key=lambda one: (one.day, -one.minutes)):
        if move.minutes > 0:
            expires = move.expires or last_day(move.day, months)
            lots.append(Lot(move.day, move.minutes, expires, document=move.document))
        elif balance_on(lots, move.day) < -move.minutes:
            short.append(move)
        else:
            take(lots, move)
    return lots, short


def from_opening(movements: Iterable[Movement]) -> list[Movement]:
    """The movements from the last opening balance on; all, where there is none."""
    found = list(movements)
    begins = max((move.day for move in found if move.opens), default=None)
    if begins is None:
        return found
    return [move for move in found if move.day >= begins]


def take(lots: Iterable[Lot], move: Movement) -> None:
    """Take from the oldest lots; of an opening balance, from what expires first."""
    wanted = -move.minutes
    for lot in sorted(lots, key=lambda one: (one.earned, one.expires or date.max)):
        taken = min(wanted, lot.left_on(move.day))
        if taken:
            lot.uses.append(Use(move.day, taken, move.document))
            wanted -= taken


def balance_on(lots: Iterable[Lot], day: date) -> int:
    """The minutes that can be taken on `day`."""
    return sum(lot.left_on(day) for lot in lots if lot.earned <= day)


def last_day(earned: date, months: int) -> date | None:
    """The last day for rest earned on a day, `months` later; None where it does not expire."""
    if not months:
        return None
    year, month = divmod(earned.year * 12 + earned.month - 1 + months, 12)
    return Period.month(year, month + 1).end
