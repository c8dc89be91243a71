"""Roles and shifts: what work there is and when."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

DAY_MINUTES = 24 * 60


class Presence(StrEnum):
    """How a role proves that its people were there (D17)."""

    REQUIRED = "required"
    MOBILE = "mobile"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Role:
    """A kind of work, such as phone, walk-in or field (R1).

    `staffing` names the method that turns its volumes into people; empty where it has none.
    """

    code: str
    label: str
    presence: Presence = Presence.REQUIRED
    staffing: str = ""


@dataclass(frozen=True, slots=True)
class BreakTerms:
    """What holds for a break: the window in which it may lie (None: at its usual time alone), in the
    minutes of its shift, and whether it is paid."""

    window: tuple[int, int] | None = None
    paid: bool = False


@dataclass(frozen=True, slots=True)
class Break:
    """A break of a shift: its usual time, the window in which it may lie instead, and whether it is
    paid. All in the minutes of the shift."""

    start: int
    end: int
    earliest: int
    latest: int
    paid: bool

    @property
    def minutes(self) -> int:
        """The length."""
        return self.end - self.start


@dataclass(frozen=True, slots=True)
class Shift:
    """A stretch of work in minutes after 00:00 of the day it starts on.

    `end` is above 1440 where the shift runs past midnight. `breaks` are the usual times of its breaks,
    in the same minutes, in order; `terms` says more of each of them, and without terms they are unpaid
    and do not move. `roles` are those that may work it.
    """

    code: str
    label: str
    start: int
    end: int
    breaks: tuple[tuple[int, int], ...] = ()
    roles: tuple[str, ...] = ()
    terms: tuple[BreakTerms, ...] = ()

    @property
    def planned_breaks(self) -> tuple[Break, ...]:
        """The breaks with their terms, in order."""
        terms = self.terms or (BreakTerms(),) * len(self.breaks)
        return tuple(
            Break(start, end, *(one.window or (start, end)), one.paid)
            for (start, end), one in zip(self.breaks, terms, strict=True)
        )

    @property
    def work_minutes(self) -> int:
        """Paid minutes: the length without the unpaid breaks."""
        unpaid = (one.minutes for one in self.planned_breaks if not one.paid)
        return self.end - self.start - sum(unpaid)

    @property
    def crosses_midnight(self) -> bool:
        """Whether the shift ends on a later day than it starts."""
        return self.end > DAY_MINUTES
