"""Assignments, rosters, and what is wrong with them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from rostering.domain.calendar import Period


@dataclass(frozen=True, slots=True, order=True)
class Assignment:
    """An agent works a shift in a role, on the day the shift starts."""

    agent: str
    date: date
    shift: str
    role: str


@dataclass(frozen=True, slots=True, order=True)
class Duty:
    """An agent is the daily duty person (R6)."""

    date: date
    agent: str


class ActivityKind(StrEnum):
    """What an agent does at some hour of a shift other than the work of its role."""

    BREAK = "break"
    PAID_BREAK = "paid_break"
    EVENT = "event"
    ROLE = "role"


@dataclass(frozen=True, slots=True, order=True)
class Activity:
    """An hour within a shift that was planned: a break, a meeting or training, or work in another role.

    `start` and `end` are minutes after 00:00 of `date`, the day the shift starts. `what` is the name of
    the event, or the role, and empty for a break. A break inside a role's hours interrupts them.
    """

    agent: str
    date: date
    start: int
    end: int
    kind: ActivityKind
    what: str = ""


@dataclass(frozen=True, slots=True)
class Roster:
    """Who works when, and who is on duty, over a period. A day without an assignment is a rest day.

    `activities` are the hours within the shifts. A shift of which any are planned has just those; the
    breaks of another lie at their usual times, and its role is the same all through.
    """

    period: Period
    assignments: tuple[Assignment, ...] = ()
    duties: tuple[Duty, ...] = ()
    activities: tuple[Activity, ...] = ()

    def by_agent_day(self) -> dict[tuple[str, date], list[Assignment]]:
        """The assignments of each agent on each day that has any."""
        days: dict[tuple[str, date], list[Assignment]] = {}
        for assignment in self.assignments:
            days.setdefault((assignment.agent, assignment.date), []).append(assignment)
        return days

    def activities_by_day(self) -> dict[tuple[str, date], list[Activity]]:
        """The activities of each agent on each day that has any, in order of time."""
        days: dict[tuple[str, date], list[Activity]] = {}
        for activity in sorted(self.activities):
            days.setdefault((activity.agent, activity.date), []).append(activity)
        return days


@dataclass(frozen=True, slots=True, order=True)
class Change:
    """An agent's day that differs between two rosters; no assignments are a rest day."""

    agent: str
    date: date
    before: tuple[Assignment, ...]
    after: tuple[Assignment, ...]


@dataclass(frozen=True, slots=True)
class Violation:
    """A hard rule that a roster breaks: where, and in a sentence."""

    rule: str
    agents: tuple[str, ...]
    dates: tuple[date, ...]
    message: str


@dataclass(frozen=True, slots=True)
class Price:
    """What a preference costs in a roster, in its own unit (people-minutes, days, changes).

    `cost` is what the solver counts it as: `amount` × the weights of the rule.
    """

    rule: str
    amount: int
    unit: str
    cost: int


@dataclass(frozen=True, slots=True)
class Shortage:
    """Between two minutes of a day a role lacks people against its target, and against its minimum."""

    date: date
    role: str
    start: int
    end: int
    below_target: int
    below_minimum: int


@dataclass(frozen=True, slots=True)
class RosterResult:
    """What a search gave: a roster with its status ("optimal" or "feasible"), objective, proven
    lower bound, price of each preference, and seconds."""

    roster: Roster
    status: str
    objective: int
    bound: int
    prices: tuple[Price, ...]
    seconds: float
    details: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PublishedShift:
    """A shift as it was published: its times are kept, whatever the centre file says later.

    Times are aware. `version` is that of the roster that was in force at the shift's start (D10).
    """

    agent: str
    date: date
    shift: str
    role: str
    start: datetime
    end: datetime
    breaks: tuple[tuple[datetime, datetime], ...] = ()
    version: int = 1
