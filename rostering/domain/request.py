"""What a roster must satisfy: agents' requests, demand, and the whole request handed to the solver."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from rostering.domain.calendar import Period
from rostering.domain.leave import LeaveDay
from rostering.domain.people import Agent
from rostering.domain.roster import Activity, Assignment, Duty, Roster
from rostering.domain.shifts import Role, Shift


class RequestKind(StrEnum):
    """What an agent, or the supervisor for an agent, asks of the roster."""

    DAY_OFF = "day_off"
    WISH = "wish"
    AVOID = "avoid"
    UNAVAILABLE = "unavailable"
    PINNED = "pinned"


class LimitKind(StrEnum):
    """What an agent's own limit counts."""

    RUN = "run"  # days of work in a row
    REST = "rest"  # rest days in a row
    NIGHTS = "nights"  # nights in a row
    WEEKENDS = "weekends"  # weekends with work
    SHIFTS = "shifts"  # days of one shift
    MONTH_HOURS = "month_hours"  # minutes of work in a calendar month
    PERIOD_HOURS = "period_hours"  # minutes of work in the roster's period


@dataclass(frozen=True, slots=True)
class AgentLimit:
    """An agent's own least and most of something, where it differs from the rule; None is no limit.

    Hours are held in minutes. `shift` is that of a limit on shifts, and empty otherwise.
    """

    agent: str
    kind: LimitKind
    shift: str = ""
    least: int | None = None
    most: int | None = None


class PairKind(StrEnum):
    """What holds between two agents."""

    TOGETHER = "together"
    APART = "apart"


@dataclass(frozen=True, slots=True)
class Pair:
    """Two agents who always, or never, work the same shift."""

    one: str
    other: str
    kind: PairKind


@dataclass(frozen=True, slots=True)
class AgentRequest:
    """One request over the days `start` to `end`, both included.

    `shift` and `role` narrow a wish, an avoid or a pin, and may be empty. `times` narrow unavailable
    days to the minutes after 00:00 of each, such as (1080, 1440). A `hard` request is kept
    at any price (unavailable and pinned always are); others cost `weight` a day when not met.
    """

    agent: str
    start: date
    end: date
    kind: RequestKind
    shift: str = ""
    role: str = ""
    weight: int = 1
    hard: bool = False
    note: str = ""
    times: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Demand:
    """How many people a role needs between two minutes of a day (minutes after 00:00 of `date`).

    Weights are the price of one missing or surplus person-minute, and None where the rule's hold.
    """

    date: date
    role: str
    start: int
    end: int
    minimum: int
    target: int
    maximum: int | None = None
    short_weight: int | None = None
    over_weight: int | None = None


@dataclass(frozen=True, slots=True)
class DutyRota:
    """The daily duty (R6): which shifts the duty person may be working, and on which weekdays
    (0 is Monday)."""

    shifts: tuple[str, ...]
    weekdays: tuple[int, ...] = (0, 1, 2, 3, 4, 5, 6)


@dataclass(frozen=True, slots=True)
class Event:
    """A meeting or training of one day a week (0 is Monday), of one day a month, or of one date (R7).

    `start` and `end` are its time in minutes after 00:00, or the window in which it lies where
    `minutes`, its length, is less. In several `sittings` each agent attends one. `roles` are invited;
    none named are all.
    """

    name: str
    weekday: int | None
    start: int
    end: int
    roles: tuple[str, ...] = ()
    minutes: int = 0
    sittings: int = 1
    month_day: int | None = None
    date: dt.date | None = None

    @property
    def length(self) -> int:
        """Minutes that it takes."""
        return self.minutes or self.end - self.start

    def on(self, day: dt.date) -> bool:
        """Whether it takes place on `day`."""
        if self.date is not None:
            return day == self.date
        return day.day == self.month_day if self.weekday is None else day.weekday() == self.weekday


@dataclass(frozen=True, slots=True)
class RotationDay:
    """What the rotation that an agent walks has on a day; without a shift it is a rest day."""

    agent: str
    date: date
    shift: str = ""
    role: str = ""


@dataclass(frozen=True, slots=True)
class RosterRequest:
    """Everything a roster for `period` depends on.

    `history` and `duty_history` are published work before the period: the rules look back over its
    edge, and fair shares count it. `published` is the version in force for the period, if any; days
    before `fixed_before` stay as they are in it. `statutory` are the holidays of all these days, and
    `moved_holidays` those that are taken on another day (O6), by the holiday. In a part of a larger
    request, `settled` is the work of the `colleagues`, who are present and not rostered again.
    `rotation` are the days of agents who walk a rotation, where it is to be followed. `events`
    are the centre's meetings and trainings, `history_activities` the hours of the eve's shifts.
    """

    period: Period
    agents: tuple[Agent, ...]
    roles: Mapping[str, Role]
    shifts: Mapping[str, Shift]
    demand: tuple[Demand, ...]
    leave: tuple[LeaveDay, ...] = ()
    requests: tuple[AgentRequest, ...] = ()
    history: tuple[Assignment, ...] = ()
    duty_history: tuple[Duty, ...] = ()
    published: Roster | None = None
    fixed_before: date | None = None
    duty_rota: DutyRota | None = None
    statutory: frozenset[date] = field(default_factory=frozenset)
    moved_holidays: Mapping[date, date] = field(default_factory=dict)
    limits: tuple[AgentLimit, ...] = ()
    pairs: tuple[Pair, ...] = ()
    colleagues: tuple[Agent, ...] = ()
    settled: tuple[Assignment, ...] = ()
    rotation: tuple[RotationDay, ...] = ()
    events: tuple[Event, ...] = ()
    history_activities: tuple[Activity, ...] = ()
