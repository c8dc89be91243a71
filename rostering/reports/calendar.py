"""The holidays of a year, for a person to read beside the notice."""

from __future__ import annotations

from collections import Counter
from typing import Any

from rostering.domain.calendar import CalendarDay, DayKind, HolidayCalendar
from rostering.language import _
from rostering.reports.days import weekday
from rostering.reports.terminal import clip, table


def years_table(calendar: HolidayCalendar) -> str:
    """A line a published year: how many days of which kind, and its notice."""
    counts = Counter((day.day.year, day.kind) for day in calendar.days.values())
    rows = [
        (
            year,
            counts[year, DayKind.STATUTORY],
            counts[year, DayKind.MAKE_UP],
            clip(calendar.sources[year], 48),
        )
        for year in sorted(calendar.years)
    ]
    headings = [_("year"), _("statutory"), _("make-up"), _("source")]
    return table(headings, rows, right=headings[1:3])


def year_table(calendar: HolidayCalendar, year: int) -> str:
    """A line a listed day of `year`: date, weekday, what it is and its name."""
    days = [day for date, day in sorted(calendar.days.items()) if date.year == year]
    rows = [(day.day, weekday(day.day), _kind(day), clip(_name(day), 28)) for day in days]
    return table([_("date"), _("weekday"), _("what it is"), _("holiday")], rows)


def calendar_data(calendar: HolidayCalendar, year: int) -> dict[str, Any]:
    """The notice of `year` and its listed days as data."""
    days = [day for date, day in sorted(calendar.days.items()) if date.year == year]
    return {
        "year": year,
        "source": calendar.sources[year],
        "days": [
            {
                "date": str(day.day),
                "kind": day.kind.value,
                "name": day.name,
                "exchanged": str(day.exchanged) if day.exchanged else None,
            }
            for day in days
        ],
    }


def _kind(day: CalendarDay) -> str:
    return {
        DayKind.STATUTORY: _("statutory holiday"),
        DayKind.IN_LIEU: _("off in lieu"),
        DayKind.ADJUSTED: _("adjusted rest day"),
        DayKind.MAKE_UP: _("make-up work day"),
        DayKind.GIVEN: _("off, not statutory"),
        DayKind.ORDINARY: "",
    }[day.kind]


def _name(day: CalendarDay) -> str:
    if day.exchanged is None:
        return day.name
    return _("for {date}").format(date=day.exchanged) + (f"  {day.name}" if day.name else "")
