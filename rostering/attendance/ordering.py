"""Ordered overtime before it is worked: which classes of day it falls on, and the caps of art. 41.

Overtime that extends a shift belongs to the day which that shift starts on, other overtime to the day
that it starts on itself (D7); minutes on a statutory day are that day's. Where the agent has a shift on
the day it is a work day, else the agent's rest day (O5).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from rostering.domain.calendar import HolidayCalendar
from rostering.domain.leave import OvertimeOrder
from rostering.domain.roster import PublishedShift


@dataclass(frozen=True, slots=True)
class Parameters:
    """Minutes: most work-day overtime a day, and most overtime a month of every class (D12)."""

    day_minutes: int
    month_minutes: int


@dataclass(frozen=True, slots=True)
class Plan:
    """An agent's published shifts, and how near to one overtime extends it: `join_minutes`, or
    `after_minutes` where the order says that it extends one."""

    shifts: tuple[PublishedShift, ...] = ()
    join_minutes: int = 15
    after_minutes: int = 240

    def day_of(self, order: OvertimeOrder, zone: ZoneInfo) -> date:
        """The day that the order belongs to."""
        reach = self.join_minutes if order.standalone is None else self.after_minutes
        near = [
            (seconds, shift.start.astimezone(UTC), shift.date)
            for shift in self.shifts
            if (seconds := _distance(order, shift)) <= reach * 60
        ]
        if order.standalone or not near:
            return order.start.astimezone(zone).date()
        return min(near)[2]

    def is_work_day(self, day: date) -> bool:
        """Whether the agent has a shift on `day`."""
        return any(shift.date == day for shift in self.shifts)


@dataclass(frozen=True, slots=True)
class Caps:
    """Minutes ordered on the day (work-day overtime alone) and in the month, with the new order."""

    day_minutes: int
    month_minutes: int


def minutes_by_class(
    order: OvertimeOrder, plan: Plan, calendar: HolidayCalendar, zone: ZoneInfo
) -> dict[str, int]:
    """The whole minutes of the order in each class: workday, rest, statutory; without its breaks."""
    plain = "workday" if plan.is_work_day(plan.day_of(order, zone)) else "rest"
    seconds: Counter[str] = Counter()
    for first, last in _by_day(order.start, order.end, zone):
        day = first.astimezone(zone).date()
        kind = "statutory" if calendar.is_statutory(day) else plain
        paused = sum(_overlap(first, last, *pause) for pause in order.breaks)
        seconds[kind] += _overlap(first, last, first, last) - paused
    return {kind: amount // 60 for kind, amount in sorted(seconds.items()) if amount >= 60}


def minutes_in_shifts(order: OvertimeOrder, shifts: Iterable[PublishedShift]) -> int:
    """The whole minutes of the order within `shifts` of its agent: they are the shift's, and no overtime.

    None where it lies within a break of one: then it is for that break (D9).
    """
    seconds = 0
    for shift in shifts:
        if any(start <= order.start and order.end <= end for start, end in shift.breaks):
            return 0
        seconds += _overlap(order.start, order.end, shift.start, shift.end)
        for start, end in order.breaks:
            seconds -= _overlap(start, end, shift.start, shift.end)
    return seconds // 60


def ordered_with(
    order: OvertimeOrder,
    others: Iterable[OvertimeOrder],
    plan: Plan,
    calendar: HolidayCalendar,
    zone: ZoneInfo,
) -> Caps:
    """What is ordered of the agent on the day and in the month of `order`, itself among it."""
    day = plan.day_of(order, zone)
    on_day = in_month = 0
    for one in (order, *others):
        starts = plan.day_of(one, zone)
        counts = one.agent == order.agent and one.approved and (one is order or one.id != order.id)
        if not counts or (starts.year, starts.month) != (day.year, day.month):
            continue
        by_class = minutes_by_class(one, plan, calendar, zone)
        in_month += sum(by_class.values())
        on_day += by_class.get("workday", 0) if starts == day else 0
    return Caps(on_day, in_month)


def _distance(order: OvertimeOrder, shift: PublishedShift) -> float:
    """Seconds between the two; 0 where they touch."""
    after = order.start.astimezone(UTC) - shift.end.astimezone(UTC)
    before = shift.start.astimezone(UTC) - order.end.astimezone(UTC)
    return max(after.total_seconds(), before.total_seconds(), 0)


def _by_day(start: datetime, end: datetime, zone: ZoneInfo) -> Iterable[tuple[datetime, datetime]]:
    """The stretch cut at local midnights, in UTC."""
    first = start.astimezone(UTC)
    while first < end:
        following = first.astimezone(zone).date() + timedelta(days=1)
        midnight = datetime.combine(following, time(), zone).astimezone(UTC)
        last = min(midnight, end.astimezone(UTC))
        yield first, last
        first = last


def _overlap(start: datetime, end: datetime, first: datetime, last: datetime) -> int:
    # Elapsed time: in one zone, subtraction would be by the wall clock.
    begins = max(start.astimezone(UTC), first.astimezone(UTC))
    ends = min(end.astimezone(UTC), last.astimezone(UTC))
    return max(int((ends - begins).total_seconds()), 0)
