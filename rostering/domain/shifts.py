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
class Shift:
    """A stretch of work in minutes after 00:00 of the day it starts on.

    `end` is above 1440 where the shift runs past midnight. `breaks` are unpaid, in the same minutes,
    in order. `roles` are those that may work it.
    """

    code: str
    label: str
    start: int
    end: int
    breaks: tuple[tuple[int, int], ...] = ()
    roles: tuple[str, ...] = ()

    @property
    def work_minutes(self) -> int:
        """Paid minutes: the length without the breaks."""
        return self.end - self.start - sum(end - start for start, end in self.breaks)

    @property
    def crosses_midnight(self) -> bool:
        """Whether the shift ends on a later day than it starts."""
        return self.end > DAY_MINUTES
