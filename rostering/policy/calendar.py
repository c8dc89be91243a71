"""Statutory holidays, from `rules/calendar/`, one file a published year, and a centre's own days."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path

from rostering.domain.calendar import HolidayCalendar, Period
from rostering.errors import PolicyError
from rostering.language import _
from rostering.resources import data_folder


def load_calendar(own_rules: Path | None = None) -> HolidayCalendar:
    """Every published year, with the centre's own `rules/calendar/YEAR.toml` over it."""
    statutory: dict[date, str] = {}
    years: set[int] = set()
    folders = [data_folder("rules") / "calendar"]
    if own_rules is not None:
        folders.append(own_rules / "calendar")
    for folder in folders:
        for file in sorted(folder.glob("*.toml")):
            data = tomllib.loads(file.read_text(encoding="utf-8"))
            years.add(int(file.stem))
            statutory.update({day["date"]: day["name"] for day in data.get("statutory", ())})
    return HolidayCalendar(statutory, frozenset(years))


def require_published(calendar: HolidayCalendar, period: Period) -> None:
    """Raise PolicyError where a year of `period` has no published holidays yet."""
    for year in range(period.start.year, period.end.year + 1):
        if year not in calendar.years:
            raise PolicyError(
                _("the statutory holidays of {year} are not known").format(year=year),
                _("add rules/calendar/{year}.toml to the centre once the notice is out").format(
                    year=year
                ),
            )
