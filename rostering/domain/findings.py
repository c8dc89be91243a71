"""What a person must look at after a reconciliation."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Standing(StrEnum):
    """Whether an exception must be settled before a month can be closed, or is only pointed out."""

    OPEN = "open"
    NOTED = "noted"


@dataclass(frozen=True, slots=True)
class AttendanceException:
    """Something about an agent's day that the program does not decide (D5, D6, D9, D11, D16).

    `kind` is a name such as missing_out or unordered_overtime; `detail` says what is known.
    """

    agent: str
    date: date
    kind: str
    standing: Standing
    detail: str = ""
