"""Clocks that fell silent while people were due (D16)."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, select

from rostering.domain.calendar import Period, instant
from rostering.domain.punches import PunchKind
from rostering.domain.roster import PublishedShift
from rostering.record import times
from rostering.record.imports import complete_spans
from rostering.record.rosters import published_shifts
from rostering.record.schema import punches

LOOKING_BACK = timedelta(days=7)  # a device that was quiet for longer was taken away
MARGIN = 3600  # seconds: people punch a little before and after their shift's ends

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class DeviceSilence:
    """A device recorded nothing between two aware UTC times, although people were due."""

    device: str
    start: datetime
    end: datetime


def device_silences(
    connection: Connection,
    period: Period,
    zone: ZoneInfo,
    hours: int = 12,
    shifts: Iterable[PublishedShift] | None = None,
) -> tuple[DeviceSilence, ...]:
    """The clocks that recorded nothing for more than `hours` hours of `period`, by device and time.

    Only silence inside a complete stretch counts, and only where a published shift started or ended
    in it: nights and days when nobody works are quiet. A clock without a punch in the period and
    the week before it is none of the centre's any more. The days are those of `zone`. `shifts` are
    those in force in the period and the week before it, where they are at hand already.
    """
    before = Period(period.start - LOOKING_BACK, period.end)
    first = times.seconds(instant(before.start, 0, zone))
    begin = times.seconds(instant(period.start, 0, zone))
    end = times.seconds(instant(period.end + timedelta(days=1), 0, zone)) - 1
    if shifts is None:
        shifts = published_shifts(connection, before)
    due = sorted(
        {
            times.seconds(moment)
            for shift in shifts
            if shift.date in before
            for moment in (shift.start, shift.end)
        }
    )
    spans = [
        (times.seconds(start), times.seconds(stop)) for start, stop in complete_spans(connection)
    ]
    return tuple(
        DeviceSilence(device, times.moment(start), times.moment(stop))
        for device, seen in _seen_by_device(connection, first, end).items()
        for start, stop in _gaps(seen, spans, end)
        if stop > begin and stop - start > hours * 3600 and _anyone_due(due, start, stop)
    )


def _seen_by_device(connection: Connection, first: int, last: int) -> dict[str, list[int]]:
    rows = connection.execute(
        select(punches.c.device, punches.c.at)
        .where(punches.c.at.between(first, last), punches.c.kind == PunchKind.CLOCK.value)
        .order_by(punches.c.device, punches.c.at)
    )
    seen: dict[str, list[int]] = {}
    for device, at in rows:
        seen.setdefault(device, []).append(at)
    return seen


def _gaps(seen: Sequence[int], spans: Sequence[Span], end: int) -> Iterator[Span]:
    """The stretches between neighbouring punches, and after the last, cut to the complete spans."""
    for last, following in pairwise((*seen, end)):
        for span_start, span_end in spans:
            start, stop = max(last, span_start), min(following, span_end)
            if start < stop:
                yield start, stop


def _anyone_due(due: Sequence[int], start: int, stop: int) -> bool:
    """Whether a shift starts or ends well inside the stretch; `due` is in order."""
    index = bisect_left(due, start + MARGIN)
    return index < len(due) and due[index] <= stop - MARGIN
