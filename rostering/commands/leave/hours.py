"""The hours of a leave as they are typed: 14:00-16:00, or 02:00+1-04:00+1 after midnight."""

from __future__ import annotations

from datetime import date
from zoneinfo import ZoneInfo

from rostering.centre.leave import hours_on
from rostering.domain.leave import Hours
from rostering.errors import InputError, InputProblem
from rostering.language import _


def typed_hours(text: str, day: date, zone: ZoneInfo) -> Hours:
    """The aware start and end on `day`; raises InputError."""
    start, _dash, end = text.replace("–", "-").replace("~", "-").partition("-")
    try:
        return hours_on(start.strip(), end.strip(), day, zone)
    except ValueError:
        message = _("is no stretch of hours; type it as 14:00-16:00")
        raise InputError([InputProblem("--hours", message, text)]) from None
