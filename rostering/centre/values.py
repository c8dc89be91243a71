"""What people type into a cell: dates, times, numbers, weekdays."""

from __future__ import annotations

import re
from datetime import date, datetime
from decimal import Decimal, InvalidOperation, Overflow

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_CHINESE = "一二三四五六日"
_DAILY = ("daily", "every day", "每天", "每日")
_YES = {"yes": True, "y": True, "true": True, "1": True, "是": True, "批准": True, "已批准": True}
_NO = {"no": False, "n": False, "false": False, "0": False, "否": False, "未批准": False}


def date_of(text: str) -> date:
    """2026-05-01, 2026/5/1, 2026年5月1日."""
    parts = re.fullmatch(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?: 00:00(?::00)?)?", text)
    if parts is None:
        raise ValueError(text)
    return date(*(int(part) for part in parts.groups()))


def minute_of(text: str) -> int:
    """9:00, 09:00, 09:00:00, 24:00, as minutes after 00:00."""
    parts = re.fullmatch(r"(\d{1,2})[::](\d{2})(?::00)?", text)
    if parts is None:
        raise ValueError(text)
    hours, minutes = int(parts[1]), int(parts[2])
    if minutes > 59 or hours * 60 + minutes > 24 * 60:
        raise ValueError(text)
    return hours * 60 + minutes


def moment_of(text: str) -> datetime:
    """2026-05-09 18:00, also with seconds, `/` or `T`."""
    day, _, clock = text.replace("T", " ").strip().partition(" ")
    parts = re.fullmatch(r"(\d{1,2}):(\d{2})(?::(\d{2}))?", clock.strip())
    if parts is None:
        raise ValueError(text)
    when = date_of(day)
    hour, minute, second = (int(part or 0) for part in parts.groups())
    return datetime(when.year, when.month, when.day, hour, minute, second)


def span_of(text: str) -> tuple[int, int]:
    """09:00-18:00 as two minutes."""
    start, dash, end = text.replace("–", "-").replace("~", "-").partition("-")
    if not dash:
        raise ValueError(text)
    return minute_of(start.strip()), minute_of(end.strip())


def whole_of(text: str) -> int:
    """A whole number from 0 on."""
    if not re.fullmatch(r"\d{1,9}", text):
        raise ValueError(text)
    return int(text)


def number_of(text: str) -> float:
    """A number from 0 on, such as 37.5."""
    if not re.fullmatch(r"\d{1,9}(\.\d{1,6})?", text):
        raise ValueError(text)
    return float(text)


def yes_of(text: str) -> bool:
    """Yes or no, in English or Chinese."""
    try:
        return (_YES | _NO)[text.lower()]
    except KeyError:
        raise ValueError(text) from None


def fen_of(text: str) -> int:
    """Yuan with at most two decimals, as fen."""
    try:
        fen = Decimal(text) * 100
    except (InvalidOperation, Overflow):
        raise ValueError(text) from None
    if not fen.is_finite() or fen != fen.to_integral_value() or fen < 0:
        raise ValueError(text)
    return int(fen)


def hours_of(text: str, most: int = 7 * 24) -> int:
    """Hours such as 40 or 37.5, a week's at most unless said otherwise, as minutes."""
    try:
        minutes = Decimal(text) * 60
    except (InvalidOperation, Overflow):
        raise ValueError(text) from None
    if not minutes.is_finite() or minutes != minutes.to_integral_value():
        raise ValueError(text)
    if not 0 <= minutes <= most * 60:
        raise ValueError(text)
    return int(minutes)


def weekday_of(text: str) -> int:
    """monday, mon, 周一, 星期一: 0 is Monday."""
    word = text.strip().lower()
    for number, name in enumerate(WEEKDAYS):
        if len(word) >= 3 and name.startswith(word):
            return number
    chinese = re.fullmatch(r"(?:周|星期|礼拜)([一二三四五六日天])", word)
    if chinese is None:
        raise ValueError(text)
    return _CHINESE.index(chinese[1].replace("天", "日"))


def weekdays_of(text: str) -> tuple[int, ...]:
    """mon-fri, `sat sun`, daily, 周一至周五, 周六、周日."""
    if text.strip().lower() in _DAILY:
        return tuple(range(7))
    found: set[int] = set()
    for part in re.split(r"[\s,;、,;]+", text.strip()):
        first, dash, last = re.sub(r"[–~至到]", "-", part).partition("-")
        start = weekday_of(first)
        end = weekday_of(last) if dash else start
        found |= {(start + step) % 7 for step in range((end - start) % 7 + 1)}
    return tuple(sorted(found))
