"""Rewards and punishments that people record, and attendance lists that people sign."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Incident:
    """Something to reward or punish (P4, P5), as a person judged it within the clause's range.

    `kind` is a file name in `rules/incidents/`; amounts are fen and points whole numbers, from 0 on,
    for rewards and punishments alike. `withdraws` names the incident that this line takes back.
    `who` entered it `at` an aware time, None before it is in the record.
    """

    id: str
    agent: str
    date: date
    kind: str
    amount_fen: int = 0
    points: int = 0
    grave: bool = False
    why: str = ""
    withdraws: str = ""
    who: str = ""
    at: datetime | None = None


class SignInStatus(StrEnum):
    """How an agent came to a duty, a meeting or a training."""

    ON_TIME = "on_time"
    LATE = "late"
    ABSENT = "absent"
    NO_NOTEBOOK = "no_notebook"
    EXCUSED = "excused"


class Gathering(StrEnum):
    """What is signed in for: the daily duty (A10), a meeting or a training (A11)."""

    DUTY = "duty"
    MEETING = "meeting"
    TRAINING = "training"


@dataclass(frozen=True, slots=True)
class SignIn:
    """A line of an attendance list: an agent came to something on a date, or did not.

    `name` tells two meetings of one day apart. `minutes` is how long a training took.
    """

    agent: str
    date: date
    kind: Gathering
    status: SignInStatus
    name: str = ""
    minutes: int = 0
    note: str = ""
    who: str = ""
    at: datetime | None = None
