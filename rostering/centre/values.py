"""What people type into a cell: dates, times, numbers, weekdays.

Everything is read as `plain` writes it. Excel's own numbers for dates and times (serials) are read
where a bare number could mean nothing else.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime, timedelta
from decimal import Decimal, InvalidOperation, Overflow

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_CHINESE = "一二三四五六日"
_DAILY = ("daily", "every day", "每天", "每日")
_YES = {"yes": True, "y": True, "true": True, "1": True, "是": True, "批准": True, "已批准": True}
_NO = {"no": False, "n": False, "false": False, "0": False, "否": False, "未批准": False}
_DAY = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?: 0?0:00(?::00)?)?")
_SERIAL = re.compile(r"([3-6]\d{4})(\.\d+)?")  # Excel's days 1982-02-18 to 2091-05-04
_FRACTION = re.compile(r"0?\.\d+")
_EXCEL = datetime(1899, 12, 30)
LAST_HOUR = 47  # 26:00 is two in the morning of the next day
INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff"  # what copying from pages and chats leaves at the ends


def tidy(text: str) -> str:
    """The text without the blanks around it, of any width and none."""
    return text.strip().strip(INVISIBLE).strip()


def plain(text: str) -> str:
    """The text with full-width letters, digits and signs as the narrow ones: １２：００ is 12:00."""
    return tidy(unicodedata.normalize("NFKC", text))


def date_of(text: str) -> date:
    """2026-05-01, 2026/5/1, 2026年5月1日, 20260501, or the serial number of Excel."""
    text = plain(text)
    if serial := _SERIAL.fullmatch(text):
        if float(serial[2] or 0):
            raise ValueError(text)
        return (_EXCEL + timedelta(days=int(serial[1]))).date()
    parts = _DAY.fullmatch(text) or re.fullmatch(r"(\d{4})(\d{2})(\d{2})", text)
    if parts is None:
        raise ValueError(text)
    return date(*(int(part) for part in parts.groups()))


def month_start(text: str) -> date:
    """The first day of 2026-05, 2026/5, 2026年5月, or of a date in the month, as Excel makes of it."""
    parts = re.fullmatch(r"(\d{4})[-/.年](\d{1,2})月?", text)
    day = date_of(text) if parts is None else date(int(parts[1]), int(parts[2]), 1)
    return day.replace(day=1)


def minute_of(text: str) -> int:
    """9:00, 09:00, 09:00:00, 24:00, or Excel's fraction of a day, as minutes after 00:00."""
    text = plain(text)
    if _FRACTION.fullmatch(text):
        seconds = round(float(text) * 86_400)
        if seconds % 60:
            raise ValueError(text)
        return seconds // 60
    parts = re.fullmatch(r"(\d{1,2}):(\d{2})(?::00)?", text)
    if parts is None:
        raise ValueError(text)
    hours, minutes = int(parts[1]), int(parts[2])
    if minutes > 59 or hours * 60 + minutes > 24 * 60:
        raise ValueError(text)
    return hours * 60 + minutes


def moment_of(text: str) -> datetime:
    """2026-05-09 18:00, also with seconds, `/` or `T`; 2026-05-09 26:00 is two in the next morning."""
    text = plain(text)
    if (serial := _SERIAL.fullmatch(text)) and serial[2]:
        return _EXCEL + timedelta(seconds=round(float(serial[0]) * 86_400))
    day, _, clock = text.replace("T", " ").partition(" ")
    parts = re.fullmatch(r"(\d{1,2}):(\d{2})(?::(\d{2}))?", clock.strip())
    if parts is None:
        raise ValueError(text)
    when = date_of(day)
    hour, minute, second = (int(part or 0) for part in parts.groups())
    if hour > LAST_HOUR or minute > 59 or second > 59:
        raise ValueError(text)
    midnight = datetime(when.year, when.month, when.day)
    try:
        return midnight + timedelta(hours=hour, minutes=minute, seconds=second)
    except OverflowError:
        raise ValueError(text) from None


def span_of(text: str) -> tuple[int, int]:
    """09:00-18:00 as two minutes."""
    start, dash, end = plain(text).replace("–", "-").replace("~", "-").partition("-")
    if not dash:
        raise ValueError(text)
    return minute_of(start.strip()), minute_of(end.strip())


def whole_of(text: str) -> int:
    """A whole number from 0 on."""
    if not re.fullmatch(r"\d{1,9}", plain(text)):
        raise ValueError(text)
    return int(plain(text))


def number_of(text: str) -> float:
    """A number from 0 on, such as 37.5."""
    if not re.fullmatch(r"\d{1,9}(\.\d{1,6})?", plain(text)):
        raise ValueError(text)
    return float(plain(text))


def yes_of(text: str) -> bool:
    """Yes or no, in English or Chinese."""
    try:
        return (_YES | _NO)[plain(text).lower()]
    except KeyError:
        raise ValueError(text) from None


def fen_of(text: str) -> int:
    """Yuan with at most two decimals, as fen: 1000, 1000.50, 1,000.50, ¥1000, 1000元."""
    number = plain(text).removeprefix("¥").removesuffix("元").strip()
    if re.fullmatch(r"\d{1,3}(,\d{3})+(\.\d+)?", number):
        number = number.replace(",", "")
    try:
        fen = Decimal(number) * 100
    except (InvalidOperation, Overflow):
        raise ValueError(text) from None
    if not fen.is_finite() or fen != fen.to_integral_value() or fen < 0:
        raise ValueError(text)
    return int(fen)


def hours_of(text: str, most: int = 7 * 24) -> int:
    """Hours such as 40 or 37.5, a week's at most unless said otherwise, as minutes."""
    try:
        minutes = Decimal(plain(text)) * 60
    except (InvalidOperation, Overflow):
        raise ValueError(text) from None
    if not minutes.is_finite() or minutes != minutes.to_integral_value():
        raise ValueError(text)
    if not 0 <= minutes <= most * 60:
        raise ValueError(text)
    return int(minutes)


def weekday_of(text: str) -> int:
    """monday, mon, 周一, 星期一: 0 is Monday."""
    word = plain(text).lower()
    for number, name in enumerate(WEEKDAYS):
        if len(word) >= 3 and name.startswith(word):
            return number
    chinese = re.fullmatch(r"(?:周|星期|礼拜)([一二三四五六日天])", word)
    if chinese is None:
        raise ValueError(text)
    return _CHINESE.index(chinese[1].replace("天", "日"))


def weekdays_of(text: str) -> tuple[int, ...]:
    """mon-fri, `sat sun`, daily, 周一至周五, 周六、周日."""
    text = plain(text)
    if text.lower() in _DAILY:
        return tuple(range(7))
    found: set[int] = set()
    for part in re.split(r"[\s,;、]+", text):
        first, dash, last = re.sub(r"[–~至到]", "-", part).partition("-")
        start = weekday_of(first)
        end = weekday_of(last) if dash else start
        found |= {(start + step) % 7 for step in range((end - start) % 7 + 1)}
    return tuple(sorted(found))
