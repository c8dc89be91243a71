"""Weeks, months and moments."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from rostering.domain.calendar import Period, instant, month_of, week_of


def test_an_iso_week_runs_from_monday_to_sunday() -> None:
    week = Period.week(2026, 23)
    assert (week.start, week.end, len(week)) == (date(2026, 6, 1), date(2026, 6, 7), 7)
    assert week_of(week.end) == "2026-W23"


def test_december_ends_on_its_last_day() -> None:
    assert Period.month(2026, 12).end == date(2026, 12, 31)
    assert month_of(date(2026, 5, 9)) == "2026-05"


def test_minutes_past_midnight_fall_on_the_next_day() -> None:
    moment = instant(date(2026, 5, 1), 31 * 60, ZoneInfo("Asia/Shanghai"))
    assert moment == datetime(2026, 5, 1, 23, tzinfo=UTC)


def test_a_period_cannot_end_before_it_starts() -> None:
    with pytest.raises(ValueError, match="ends before"):
        Period(date(2026, 1, 2), date(2026, 1, 1))
