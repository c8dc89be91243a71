"""What stands in an address: weeks, months, dates and times; a page that does not exist is not found."""

from __future__ import annotations

from datetime import date

from flask import abort

from rostering.domain.calendar import Period


def period_of(text: str, kind: str) -> Period:
    """The week 2026-W23 or the month 2026-05 of an address; not found where it is neither."""
    try:
        if kind == "week":
            year, _sign, number = text.partition("-W")
            return Period.week(int(year), int(number))
        year, _sign, number = text.partition("-")
        return Period.month(int(year), int(number))
    except ValueError:
        abort(404)


def day_of(text: str) -> date:
    """The date 2026-05-12 of an address."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        abort(404)


def found(page: str | None) -> str:
    """The page, where there is one."""
    if page is None:
        abort(404)
    return page


def minute_of(text: str) -> int:
    """Minutes after midnight of a time such as 0730; `24` and more hours are of the next day."""
    if len(text) != 4 or not text.isdecimal():
        abort(404)
    return int(text[:2]) * 60 + int(text[2:])
