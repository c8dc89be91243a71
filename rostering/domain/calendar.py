"""Days, weeks, periods, and what kind of day a day is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from functools import cached_property
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


class DayKind(StrEnum):
    """What a year's notice makes of a day, for everyone (adjusted days touch no rotating roster, O5)."""

    STATUTORY = "statutory"  # in article 2 of the measures: 300 %
    IN_LIEU = "in_lieu"  # a weekday off for a statutory day on a weekend
    ADJUSTED = "adjusted"  # a weekday off for a weekend day worked
    MAKE_UP = "make_up"  # that weekend day
    GIVEN = "given"  # off by a notice of its own, and no statutory day
    ORDINARY = "ordinary"  # what a centre makes of a listed day that is none for it


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """A day that a notice lists. `exchanged` is the make-up work day of an adjusted day, and the
    adjusted day of a make-up work day."""

    day: date
    kind: DayKind
    name: str = ""
    exchanged: date | None = None


@dataclass(frozen=True)
class HolidayCalendar:
    """The days that notices list, by date, and the notice of each published year."""

    days: Mapping[date, CalendarDay] = field(default_factory=dict)
    sources: Mapping[int, str] = field(default_factory=dict)

    @cached_property
    def statutory(self) -> Mapping[date, str]:
        """The statutory days (300 %) with their names."""
        return {
            day: listed.name
            for day, listed in sorted(self.days.items())
            if listed.kind is DayKind.STATUTORY
        }

    @property
    def years(self) -> frozenset[int]:
        """The published years."""
        return frozenset(self.sources)

    def within(self, period: Period) -> HolidayCalendar:
        """The listed days of `period` alone, with the notices of its years."""
        days = {day: listed for day, listed in self.days.items() if day in period}
        years = range(period.start.year, period.end.year + 1)
        sources = {year: text for year, text in self.sources.items() if year in years}
        return HolidayCalendar(days, sources)

    def is_statutory(self, day: date) -> bool:
        """Whether `day` is a statutory holiday."""
        return day in self.statutory

    def is_office_day(self, day: date) -> bool:
        """Whether offices and banks work on `day`: a weekday that no notice gives off, or a make-up
        work day (G13)."""
        listed = self.days.get(day)
        if listed is None:
            return day.isoweekday() <= 5
        return listed.kind is DayKind.MAKE_UP


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
