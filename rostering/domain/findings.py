"""What a person must look at after a reconciliation."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Standing(StrEnum):
    """Whether an exception must be settled before a month can be closed, is only pointed out, or was
    left as it is by a person."""

    OPEN = "open"
    NOTED = "noted"
    SETTLED = "settled"


@dataclass(frozen=True, slots=True)
class AttendanceException:
    """Something about an agent's day that the program does not decide (D5, D6, D9, D11, D16).

    `kind` is a name such as missing_out or unordered_overtime; `detail` says what is known. `mark`
    tells it from others of its kind on the day; `facts` is what it rests on, in no language: where
    they change, what was left as it is must be looked at again. `agent` is empty for a device.
    """

    agent: str
    date: date
    kind: str
    standing: Standing
    detail: str = ""
    mark: str = ""
    facts: str = ""

    @property
    def id(self) -> str:
        """What it is called on the command line, the same in every run: A09@2026-05-09:missing_out."""
        return f"{self.agent}@{self.date}:{self.kind}" + (f":{self.mark}" if self.mark else "")
