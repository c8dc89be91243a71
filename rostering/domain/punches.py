"""Clock punches and how they came in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class PunchKind(StrEnum):
    """What recorded the presence (D17): a clock, a phone, or a visit record."""

    CLOCK = "clock"
    PHONE = "phone"
    VISIT = "visit"


@dataclass(frozen=True, slots=True)
class RawPunch:
    """A punch as the file has it: `key` is the device PIN or agent id, `at` local wall time without
    a zone, or aware where the file says so. `line` counts from 1."""

    key: str
    at: datetime
    line: int
    device: str = ""
    place: str = ""
    kind: PunchKind = PunchKind.CLOCK


@dataclass(frozen=True, slots=True)
class RejectedRow:
    """A row that could not be read: kept aside with its line, text and reason, never dropped."""

    line: int
    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Reading:
    """What an importer made of a file."""

    punches: tuple[RawPunch, ...]
    rejected: tuple[RejectedRow, ...] = ()


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
