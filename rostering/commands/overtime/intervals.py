"""The interval of an overtime order as it is typed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from rostering.centre.values import minute_of, moment_of, span_of
from rostering.errors import InputError, InputProblem
from rostering.language import _

Span = tuple[datetime, datetime]


def interval_of(
    start: str, end: str, breaks: Sequence[str], zone: ZoneInfo
) -> tuple[Span, tuple[Span, ...]]:
    """The aware start and end, and the breaks; an end before the start is on the next day.

    Raises InputError with every fault.
    """
    problems: list[InputProblem] = []
    first = _moment("--from", start, None, problems)
    last = _moment("--to", end, first, problems)
    if first is None or last is None:
        raise InputError(problems)
    if last <= first:
        problems.append(InputProblem("--to", _("is not after the start"), end))
    pauses = [_break(text, first, last, problems) for text in breaks]
    if problems:
        raise InputError(problems)
    whole = (first.replace(tzinfo=zone), last.replace(tzinfo=zone))
    return whole, tuple(
        (one.replace(tzinfo=zone), other.replace(tzinfo=zone))
        for one, other in filter(None, pauses)
    )


def _moment(
    option: str, text: str, after: datetime | None, problems: list[InputProblem]
) -> datetime | None:
    """The wall time; a time alone is the first one after `after`."""
    try:
        return moment_of(text)
    except ValueError:
        pass
    try:
        minutes = minute_of(text)
        if after is not None:
            return _first_after(minutes, after)
    except ValueError:
        pass
    problems.append(InputProblem(option, _("is no time; type it as 2026-05-09 18:00"), text))
    return None


def _break(text: str, first: datetime, last: datetime, problems: list[InputProblem]) -> Span | None:
    try:
        opens, closes = span_of(text)
    except ValueError:
        problems.append(InputProblem("--break", _("is no break such as 12:00-13:00"), text))
        return None
    begins = _first_after(opens, first - timedelta(minutes=1))
    ends = _first_after(closes, begins)
    if ends > last:
        problems.append(InputProblem("--break", _("the break lies outside the overtime"), text))
        return None
    return begins, ends


def _first_after(minutes: int, after: datetime) -> datetime:
    midnight = datetime(after.year, after.month, after.day)
    moment = midnight + timedelta(minutes=minutes)
    return moment if moment > after else moment + timedelta(days=1)
