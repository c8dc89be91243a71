"""Compensatory rest as a ledger of minutes: what was earned is used first in, first out, and expires.

Rest expires at the end of the month in which its term ends, so that a month has one balance (D11,
D15).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from rostering.domain.calendar import Period


@dataclass(frozen=True, slots=True)
class Use:
    """Minutes taken from a lot on a day."""

    date: date
    minutes: int


@dataclass(slots=True)
class Lot:
    """Minutes earned on a day, and what was taken of them; `expires` is the last day for them, or
    None where they do not expire."""

    earned: date
    minutes: int
    expires: date | None
    uses: list[Use] = field(default_factory=list)

    @property
    def left(self) -> int:
        """What nobody took."""
        return self.minutes - sum(use.minutes for use in self.uses)

    def left_on(self, day: date) -> int:
        """What can still be taken on `day`."""
        return 0 if self.expires is not None and self.expires < day else self.left


def lots_of(movements: Iterable[tuple[date, int]], months: int) -> list[Lot]:
    """The lots that movements (day and minutes, earned +, taken -) leave, the oldest first.

    `months` is the term of a lot; 0 is none. What is taken without a lot for it is passed over: it
    was never taken (D11).
    """
    lots: list[Lot] = []
    for day, minutes in sorted(movements, key=lambda one: (one[0], -one[1])):
        if minutes > 0:
            lots.append(Lot(day, minutes, _last_day(day, months)))
            continue
        wanted = -minutes
        for lot in lots:
            taken = min(wanted, lot.left_on(day))
            if taken:
                lot.uses.append(Use(day, taken))
                wanted -= taken
    return lots


def balance_on(lots: Iterable[Lot], day: date) -> int:
    """The minutes that can be taken on `day`."""
    return sum(lot.left_on(day) for lot in lots if lot.earned <= day)


def _last_day(earned: date, months: int) -> date | None:
    if not months:
        return None
    year, month = divmod(earned.year * 12 + earned.month - 1 + months, 12)
    return Period.month(year, month + 1).end
