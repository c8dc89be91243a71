"""The statutory days of a year come from its notice."""

from datetime import date

import pytest

from rostering.domain.calendar import Period
from rostering.errors import PolicyError
from rostering.policy.calendar import load_calendar, require_published


def test_labour_day_2026_has_two_statutory_days_and_no_adjusted_ones() -> None:
    calendar = load_calendar()
    may = [day for day in calendar.statutory if (day.year, day.month) == (2026, 5)]
    assert may == [date(2026, 5, 1), date(2026, 5, 2)]


def test_every_published_year_since_2025_has_thirteen_statutory_days() -> None:
    statutory = load_calendar().statutory
    assert [sum(day.year == year for day in statutory) for year in (2025, 2026)] == [13, 13]


def test_a_year_without_a_notice_is_refused() -> None:
    with pytest.raises(PolicyError, match="2031"):
        require_published(load_calendar(), Period.week(2031, 10))
