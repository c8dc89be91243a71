"""Days, weeks, periods, and what kind of day a day is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo


class DayType(StrEnum):
    """What a day is for pay: an agent's work day, rest day (O5), or a statutory holiday (O2)."""

    WORKDAY = "workday"
    REST = "rest"
    STATUTORY = "statutory"


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """Days from `start` to `end`, both included."""

    start: date
    end: date

    def __post_init__(self) -> None:
        if self.end < self.start:
            raise ValueError(f"a period ends before it starts: {self.start} to {self.end}")

    def __iter__(self) -> Iterator[date]:
        day = self.start
        while day <= self.end:
            yield day
            day += timedelta(days=1)

    def __len__(self) -> int:
        return (self.end - self.start).days + 1

    def __contains__(self, day: object) -> bool:
        return isinstance(day, date) and self.start <= day <= self.end

    def __str__(self) -> str:
        return f"{self.start} – {self.end}"

    @classmethod
    def week(cls, year: int, week: int) -> Period:
        """The ISO week, Monday to Sunday."""
        monday = date.fromisocalendar(year, week, 1)
        return cls(monday, monday + timedelta(days=6))

    @classmethod
    def month(cls, year: int, month: int) -> Period:
        """The calendar month."""
        first = date(year, month, 1)
        following = date(year + month // 12, month % 12 + 1, 1)
        return cls(first, following - timedelta(days=1))


@dataclass(frozen=True, slots=True)
class HolidayCalendar:
    """The statutory days (300 %), by date, with their names; and the years that are published."""

    statutory: Mapping[date, str] = field(default_factory=dict)
    years: frozenset[int] = frozenset()

    def is_statutory(self, day: date) -> bool:
        """Whether `day` is a statutory holiday."""
        return day in self.statutory


def month_of(day: date) -> str:
    """The month as it is typed: 2026-05."""
    return f"{day.year:04d}-{day.month:02d}"


def week_of(day: date) -> str:
    """The ISO week as it is typed: 2026-W23."""
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


def instant(day: date, minute: int, zone: ZoneInfo) -> datetime:
    """The moment, in UTC, of `minute` minutes after 00:00 by the wall clock that starts on `day`."""
    wall = datetime.combine(day, time()) + timedelta(minutes=minute)
    return wall.replace(tzinfo=zone).astimezone(UTC)
