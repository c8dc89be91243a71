"""Fixed duties: what each agent owes on fixed dates, and what was said of it (R7)."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from rostering.domain.incidents import SignIn
from rostering.domain.score import ExamMark


class Falls(StrEnum):
    """When a fixed duty falls due."""

    WORKING_DAY = "working_day"
    WEEKDAYS = "weekdays"
    MONTH_DAYS = "month_days"
    MONTH = "month"  # so often in the month, by its last day
    INDUCTION = "induction"  # once, so many months after hiring


class Proof(StrEnum):
    """What shows that a fixed duty is done."""

    TICK = "tick"
    EXAM = "exam"
    TRAINING = "training"


@dataclass(frozen=True, slots=True)
class FixedDuty:
    """A fixed duty as its values stand in a month; `name` is its file in `rules/fixed_duties/`.

    `weekdays` count from 0, Monday. No `grades` or `roles` are all. `minutes` of training are owed
    within `within_months` of hiring, or `times` in a month. `late_points` and `missing_points` of the
    judged `item` (P2) are suggested to be taken off.
    """

    name: str
    title: str
    clause: str
    falls: Falls
    proof: Proof
    grace_days: int
    weekdays: tuple[int, ...] = ()
    month_days: tuple[int, ...] = ()
    times: int = 1
    minutes: int = 0
    within_months: int = 0
    grades: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    item: str = ""
    late_points: int = 0
    missing_points: int = 0


class TickStatus(StrEnum):
    """What a person said of a fixed duty; open takes back what was said before."""

    DONE = "done"
    EXCUSED = "excused"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Tick:
    """What `who` said of the duty that an agent owes for a fixed `date`.

    `done_on` is the day it was done, None where nothing was. `file` and `line` say where an imported
    one stood.
    """

    agent: str
    duty: str
    date: dt.date
    status: TickStatus
    done_on: dt.date | None = None
    note: str = ""
    file: str = ""
    line: int = 0
    who: str = ""
    at: dt.datetime | None = None


class DutyStanding(StrEnum):
    """Where a fixed duty stands on some day."""

    DUE = "due"  # and its grace is not over yet
    DONE = "done"
    LATE = "late"  # done after its grace
    MISSING = "missing"
    EXCUSED = "excused"


@dataclass(frozen=True, slots=True)
class OwedDuty:
    """A fixed duty that an agent owes: for the fixed `date`, on the day `due`, in time until `until`.

    `due` is later than `date` where the agent rests on it.
    """

    agent: str
    duty: FixedDuty
    date: dt.date
    due: dt.date
    until: dt.date


@dataclass(frozen=True, slots=True)
class DutyState:
    """What became of an owed duty: when it was done, and what says so: a tick, a mark, trainings."""

    owed: OwedDuty
    standing: DutyStanding
    done_on: dt.date | None = None
    tick: Tick | None = None
    mark: ExamMark | None = None
    trainings: tuple[SignIn, ...] = ()

    @property
    def minutes(self) -> int:
        """Minutes of training that count."""
        return sum(line.minutes for line in self.trainings)
