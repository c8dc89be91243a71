"""Weeks, months and dates as people type them: 2026-W48, 2026-11, 2026-11-24, this, next, last."""

from __future__ import annotations

from datetime import date
from typing import Any

import click
from click.shell_completion import CompletionItem

from rostering.commands.completing import months, offered, weeks
from rostering.domain.calendar import Period
from rostering.language import _

STEPS = {"last": -1, "this": 0, "next": 1}


class WeekType(click.ParamType[Any]):
    """An ISO week, Monday to Sunday."""

    name = "week"

    def convert(self, value: Any, param: Any, ctx: Any) -> Period:
        if isinstance(value, Period):
            return value
        day = _moved(value, "weeks") or _day_of(value)
        if day is None or (_is_month(value)):
            self.fail(
                _("{value!r} is no week: type 2026-W48, a date, this, next or last").format(
                    value=value
                )
            )
        year, week, _weekday = day.isocalendar()
        return Period.week(year, week)

    def shell_complete(self, ctx: Any, param: Any, incomplete: str) -> list[CompletionItem]:
        return offered(weeks, ctx, incomplete)


class MonthType(click.ParamType[Any]):
    """A calendar month."""

    name = "month"

    def convert(self, value: Any, param: Any, ctx: Any) -> Period:
        if isinstance(value, Period):
            return value
        day = _moved(value, "months") or _day_of(value)
        if day is None or "W" in value.upper():
            self.fail(
                _("{value!r} is no month: type 2026-11, a date, this, next or last").format(
                    value=value
                )
            )
        return Period.month(day.year, day.month)

    def shell_complete(self, ctx: Any, param: Any, incomplete: str) -> list[CompletionItem]:
        return offered(months, ctx, incomplete)


class DayType(click.ParamType[Any]):
    """A date."""

    name = "date"

    def convert(self, value: Any, param: Any, ctx: Any) -> date:
        if isinstance(value, date):
            return value
        day = day_of(value)
        if day is None:
            self.fail(_("{value!r} is no date: type it as 2026-11-24").format(value=value))
        return day


WEEK = WeekType()
MONTH = MonthType()
DAY = DayType()


def day_of(text: str) -> date | None:
    """The date that a text such as 2026-11-24 or 2026/11/24 names."""
    return _day_of(text) if text.count("-") + text.count("/") == 2 else None


def _moved(word: str, unit: str) -> date | None:
    """The first day of this, the next or the last week or month."""
    import pendulum

    step = STEPS.get(word.lower())
    if step is None:
        return None
    today = pendulum.today().date()
    return _plain(today.start_of(unit.removesuffix("s")).add(**{unit: step}))


def _day_of(text: str) -> date | None:
    """The first day that a text such as 2026-W48, 2026-11 or 2026/11/24 names."""
    import pendulum

    parts = text.strip().upper().replace("/", "-").split("-")
    padded = "-".join(part.zfill(2) if part.isdigit() else part for part in parts)
    try:
        parsed = pendulum.parse(padded, exact=True)
    except ValueError:
        return None
    return _plain(parsed) if len(parts) > 1 and isinstance(parsed, date) else None


def _plain(day: date) -> date:
    return date(day.year, day.month, day.day)


def _is_month(text: str) -> bool:
    return text.count("-") == 1 and "W" not in text.upper()
