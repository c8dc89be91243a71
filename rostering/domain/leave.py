"""Leave, and overtime that was ordered."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from rostering.domain.calendar import Period

Hours = tuple[datetime, datetime]


class Part(StrEnum):
    """Which part of a day's shift a leave covers: all, the half before or after its break (D4), or
    some hours."""

    FULL = "full"
    FIRST = "first"
    SECOND = "second"
    HOURS = "hours"


class LeaveStatus(StrEnum):
    """Where a leave request stands."""

    PENDING = "pending"
    APPROVED = "approved"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class LeaveRequest:
    """Leave asked for over the days `start` to `end`, both included; `part` holds on each of them.

    `kind` is the leave's type: personal, sick, annual, comp … `asked` is the day of asking, and
    `decided_by` who approved or refused it. Leave of some `hours` has their aware start and end, and
    is of one day.
    """

    id: str
    agent: str
    start: date
    end: date
    kind: str
    part: Part = Part.FULL
    status: LeaveStatus = LeaveStatus.PENDING
    asked: date | None = None
    decided_by: str = ""
    reason: str = ""
    hours: Hours | None = None

    def days(self) -> Iterator[LeaveDay]:
        """Each day of the request, rest days too: the roster says which of them are charged."""
        for day in Period(self.start, self.end):
            yield LeaveDay(self.agent, day, self.kind, self.part, self.status, self.id, self.hours)


@dataclass(frozen=True, slots=True)
class LeaveDay:
    """One day of a leave request. `kind` is the leave's type: personal, sick, annual, comp … `hours`
    are the aware start and end of leave by the hour."""

    agent: str
    date: date
    kind: str
    part: Part
    status: LeaveStatus
    request: str
    hours: Hours | None = None


@dataclass(frozen=True, slots=True)
class Certificate:
    """What an agent delivered for a leave request: on which day, what it is, and who took it in."""

    request: str
    delivered: date
    what: str = ""
    who: str = ""
    at: datetime | None = None


class OvertimeReason(StrEnum):
    """Why overtime was ordered: for the business, or because own work was not finished (O1)."""

    BUSINESS = "business"
    INEFFICIENCY = "inefficiency"


class Settlement(StrEnum):
    """How overtime is made good: paid, or by compensatory rest (O2, O3)."""

    PAY = "pay"
    COMP = "comp"


@dataclass(frozen=True, slots=True)
class OvertimeOrder:
    """Overtime ordered for an agent between two aware times.

    `standalone` says that it is a shift of its own; None leaves it to the roster: an order that
    touches a published shift extends it (D9).
    """

    id: str
    agent: str
    start: datetime
    end: datetime
    breaks: tuple[tuple[datetime, datetime], ...] = ()
    approved: bool = True
    reason: OvertimeReason = OvertimeReason.BUSINESS
    settle: Settlement = Settlement.PAY
    standalone: bool | None = None
    ordered_by: str = ""
    note: str = ""
