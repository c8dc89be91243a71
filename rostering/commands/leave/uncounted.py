"""Requests for compensatory rest that the last runs do not know as they stand now."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date
from typing import TYPE_CHECKING

from rostering.commands.output import next_step, warn
from rostering.domain.calendar import month_of
from rostering.domain.leave import LeaveRequest, LeaveStatus
from rostering.language import _

if TYPE_CHECKING:
    from rostering.payroll.rest_ledger import Lot

REST = "comp"


def warn_uncounted(
    requests: Iterable[LeaveRequest], lots: Iterable[Lot], day: date, closed: Collection[str]
) -> None:
    """Say which of an agent's requests until `day` a run must still count, or give back; a month that
    is `closed` is adjusted instead."""
    own = {one.id: one for one in requests if one.start <= day}
    counted = {use.document for lot in lots for use in lot.uses}
    approved = [one for one in own.values() if one.status is LeaveStatus.APPROVED]
    replaced = {one.start for one in approved if one.kind != REST}
    new = [
        one
        for one in approved
        if one.kind == REST and one.id not in counted and one.start not in replaced
    ]
    gone = [own[name] for name in sorted(counted) if name in own and own[name] not in approved]
    for one in new:
        text = _("{request} of {day} is approved, and no run has counted it yet")
        warn(text.format(request=one.id, day=one.start))
    for one in gone:
        text = _("{request} of {day} is not approved any more; the next run gives its minutes back")
        warn(text.format(request=one.id, day=one.start))
    for month in sorted({month_of(one.start) for one in (*new, *gone)}):
        how = "adjust --help" if month in closed else f"run --month {month}"
        next_step(f"payroll {how}")
