"""Facts that reach into a closed month: taken, and pointed out as needing an adjustment."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from rostering.commands.output import next_step, warn
from rostering.domain.leave import LeaveRequest
from rostering.language import _

if TYPE_CHECKING:
    from rostering.commands.session import Session


def point_out_closed(session: Session, days: Iterable[date]) -> None:
    """Say which of `days` lie in a closed month, whose statements do not change by themselves."""
    from rostering.record.closing import closed_among

    with session.record() as record, record.reading() as connection:
        months = closed_among(connection, days)
    for month in months:
        text = _(
            "{month} is closed: its statements stay as they are; the difference can be adjusted"
        )
        warn(text.format(month=month))
        next_step(f"payroll adjust --month {month} --why …")


def point_out_frozen_score(session: Session, months: Iterable[str]) -> None:
    """Say which of `months` (2026-05) are closed, so that their statements keep the score they have."""
    from rostering.record.closing import closed_names

    with session.record() as record, record.reading() as connection:
        closed = set(closed_names(connection))
    for month in sorted(closed & set(months)):
        text = _("{month} is closed: the score on its statements stays as it was")
        warn(text.format(month=month))


def leave_days(requests: Iterable[LeaveRequest]) -> set[date]:
    """Every day of the requests."""
    return {day.date for request in requests for day in request.days()}
