"""Clock punches and how they came in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class PunchKind(StrEnum):
    """What recorded the presence (D17): a clock, a phone, or a visit record."""

    CLOCK = "clock"
    PHONE = "phone"
    VISIT = "visit"


@dataclass(frozen=True, slots=True)
class RawPunch:
    """A punch as the file has it: `key` is the device PIN or agent id, `at` local wall time without
    a zone, or aware where the file says so. `line` counts from 1. `name` is given where the file has
    no number of the agent's, or only an account of the vendor's, and finds who alone is called so."""

    key: str
    at: datetime
    line: int
    device: str = ""
    place: str = ""
    kind: PunchKind = PunchKind.CLOCK
    name: str = ""


class ClaimKind(StrEnum):
    """What a vendor's file says of an agent's day. It is compared with the findings, never priced."""

    NOTHING = "nothing"
    LATE = "late"
    EARLY_LEAVING = "early_leaving"
    ABSENT = "absent"
    MISSING_PUNCH = "missing_punch"


@dataclass(frozen=True, slots=True)
class RawClaim:
    """A claim as the file has it; `minutes` where the file counts them. Keys are as in RawPunch, and
    `sheet` is the sheet of a workbook that `line` is counted in."""

    key: str
    date: date
    kind: ClaimKind
    line: int
    minutes: int | None = None
    name: str = ""
    sheet: str = ""


@dataclass(frozen=True, slots=True)
class Claim:
    """A vendor's claim about a known agent's day, with the import, sheet and line it came from."""

    agent: str
    date: date
    kind: ClaimKind
    minutes: int | None = None
    import_id: int = 0
    line: int = 0
    sheet: str = ""


@dataclass(frozen=True, slots=True)
class ClaimDifference:
    """One kind of finding on an agent's day that a vendor's file and the reconciliation see
    differently: one has it and the other not, or the minutes differ."""

    agent: str
    date: date
    kind: ClaimKind
    claimed: bool
    claimed_minutes: int | None
    found: bool
    found_minutes: int | None
    import_id: int
    line: int
    sheet: str


@dataclass(frozen=True, slots=True)
class RejectedRow:
    """A row that could not be read: kept aside with its line, text and reason, never dropped."""

    line: int
    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Reading:
    """What an importer made of a file. `sheet` is the sheet of a workbook that the punches stand in."""

    punches: tuple[RawPunch, ...]
    rejected: tuple[RejectedRow, ...] = ()
    claims: tuple[RawClaim, ...] = ()
    sheet: str = ""


@dataclass(frozen=True, slots=True)
class Punch:
    """A punch of a known agent, at an aware time, with the import and line it came from."""

    agent: str
    at: datetime
    device: str = ""
    place: str = ""
    kind: PunchKind = PunchKind.CLOCK
    import_id: int = 0
    line: int = 0
