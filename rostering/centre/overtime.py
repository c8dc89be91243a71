"""A table of overtime orders, for `overtime import`."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from pathlib import Path

from rostering.centre import values
from rostering.centre.tables import Row, read_rows
from rostering.domain.centre import Centre
from rostering.domain.leave import OvertimeOrder, OvertimeReason, Settlement
from rostering.errors import CentreError, InputProblem
from rostering.language import _

HEADINGS = {
    "id": ("单号",),
    "agent": ("工号",),
    "name": ("姓名",),
    "start": ("开始",),
    "end": ("结束",),
    "breaks": ("休息",),
    "approved": ("批准",),
    "reason": ("原因",),
    "settle": ("结算",),
    "standalone": ("独立班次",),
    "ordered_by": ("安排人",),
    "note": ("备注",),
}
REASONS = {
    "business": "business",
    "inefficiency": "inefficiency",
    "业务需要": "business",
    "工作未完成": "inefficiency",
}
SETTLEMENTS = {"pay": "pay", "comp": "comp", "支付": "pay", "调休": "comp"}
Span = tuple[datetime, datetime]


def read_orders(path: Path, centre: Centre) -> tuple[OvertimeOrder, ...]:
    """The orders, with aware times; raises CentreError with every problem of the table."""
    problems: list[InputProblem] = []
    agents = {agent.id: agent.name for agent in centre.agents}
    found: dict[str, OvertimeOrder] = {}
    for row in read_rows(path, HEADINGS, ("id", "agent", "start", "end"), problems):
        before = len(problems)
        number, agent = row.text("id"), row.agent(agents)
        start, end = row.moment("start"), row.moment("end", midnight=True)
        approved, standalone = row.yes("approved", True), row.yes("standalone", None)
        reason = row.meaning_of("reason", row.raw("reason") or "business", REASONS)
        settle = row.meaning_of("settle", row.raw("settle") or "pay", SETTLEMENTS)
        if start and end and end <= start:
            row.wrong("end", _("is not after the start"))
        if number in found:
            row.wrong("id", _("the order is there twice"))
        pauses = _breaks(row, start, end) if start and end else ()
        if len(problems) > before or not (number and agent and start and end):
            continue
        if not (reason and settle):
            continue
        zone = centre.zone
        aware = tuple(
            (one.replace(tzinfo=zone), other.replace(tzinfo=zone)) for one, other in pauses
        )
        found[number] = OvertimeOrder(
            number, agent, start.replace(tzinfo=centre.zone), end.replace(tzinfo=centre.zone),
            aware, bool(approved), OvertimeReason(reason), Settlement(settle), standalone,
            row.raw("ordered_by"), row.raw("note"),
        )  # fmt: skip
    if problems:
        raise CentreError(problems)
    return tuple(found.values())


def _breaks(row: Row, start: datetime, end: datetime) -> tuple[Span, ...]:
    found = []
    midnight = datetime(start.year, start.month, start.day)
    for text in filter(None, re.split(r"[;\s]+", values.plain(row.raw("breaks")))):
        try:
            first, last = values.span_of(text)
        except ValueError:
            row.wrong("breaks", _("is no break such as 12:00-13:00"))
            continue
        opens = midnight + timedelta(minutes=first)
        if opens < start:
            opens += timedelta(days=1)
        closes = opens + timedelta(minutes=(last - first) % (24 * 60))
        if not start <= opens < closes <= end:
            row.wrong("breaks", _("the break lies outside the overtime"))
        found.append((opens, closes))
    return tuple(found)
