"""Dates and times as clocks and their vendors write them."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

from rostering.language import _

_DAY = re.compile(r"^(\d{4}|\d{2})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?")
_COMPACT = re.compile(r"^(\d{4})(\d{2})(\d{2})(?!\d)")
_AMERICAN = re.compile(r"^(\d{1,2})/(\d{1,2})/(\d{4})")
_TIME = re.compile(
    r"^(?P<next>次日|第二天)?\s*(?P<hour>\d{1,2})[:：](?P<minute>\d{2})(?:[:：](?P<second>\d{2}))?"
    r"(?:\.\d+)?\s*(?P<half>[AaPp]\.?[Mm]\.?)?\s*(?P<after>\(?\+1\)?|(次日))?$"
)
_SERIAL = re.compile(r"^\d{5}(\.\d+)?$")
_FRACTION = re.compile(r"^0?\.\d+$")
_EXCEL = datetime(1899, 12, 30)
LAST_HOUR = 47  # 26:00 is two in the morning of the next day


def day_of(text: str) -> date:
    """The date at the start of the text, with or without the weekday behind it; raises ValueError."""
    day, _rest = _split(text.strip())
    return day


def moment_of(text: str) -> datetime:
    """A date with a time, aware where the text says so; raises ValueError.

    Read are 2026-03-05 08:05:10, 2026/3/5 8:05, 3/5/2026 8:05 AM, 2026-03-05 26:00, an ISO time with
    Z or an offset, and the serial number of Excel.
    """
    text = text.strip()
    try:
        return datetime.fromisoformat(text) if ":" in text else _serial(text)
    except ValueError:
        pass
    try:
        day, rest = _split(text)
        return time_on(day, rest.lstrip(" T"))
    except ValueError:
        raise ValueError(_("the time is none; write 2026-05-04 08:58:10")) from None


def time_on(day: date, text: str) -> datetime:
    """A time of day on `day`: 08:58, 26:00, 次日 02:00, the fraction of a day that Excel keeps, or a
    whole moment; raises ValueError."""
    text = text.strip()
    midnight = datetime(day.year, day.month, day.day)
    if _FRACTION.match(text):
        return midnight + timedelta(seconds=round(float(text) * 86_400))
    found = _TIME.match(text)
    if not found:
        if _DAY.match(text) or _SERIAL.match(text):
            return moment_of(text)
        raise ValueError(_("the time is none; it reads like 08:58"))
    hour, minute = int(found["hour"]), int(found["minute"])
    second = int(found["second"] or 0)
    if found["half"]:
        if not 1 <= hour <= 12:
            raise ValueError(_("the hour is from 1 to 12 before AM or PM"))
        hour = hour % 12 + (12 if found["half"][0] in "Pp" else 0)
    if hour > LAST_HOUR or minute > 59 or second > 59:
        raise ValueError(_("the time is none; it reads like 08:58"))
    days = int(bool(found["next"] or found["after"]))
    return midnight + timedelta(days=days, hours=hour, minutes=minute, seconds=second)


def _serial(text: str) -> datetime:
    if not _SERIAL.match(text):
        raise ValueError(text)
    return _EXCEL + timedelta(seconds=round(float(text) * 86_400))


def _split(text: str) -> tuple[date, str]:
    """The date at the start, and what follows it."""
    if _SERIAL.match(text):
        return _serial(text).date(), ""
    american = _AMERICAN.match(text)
    if american:
        month, day, year = (int(part) for part in american.groups())
        return date(year, month, day), text[american.end() :]
    found = _DAY.match(text) or _COMPACT.match(text)
    if not found:
        raise ValueError(_("the date is none; write 2026-05-04"))
    year, month, day = (int(part) for part in found.groups())
    try:
        return date(year + 2000 if year < 100 else year, month, day), text[found.end() :]
    except ValueError:
        raise ValueError(_("there is no such date")) from None
