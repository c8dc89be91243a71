"""A table of leave requests, for `leave import`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from rostering.centre.tables import Row, read_rows
from rostering.centre.values import minute_of, whole_of
from rostering.domain.centre import Centre
from rostering.domain.leave import Hours, LeaveRequest, LeaveStatus, Part
from rostering.errors import CentreError, InputProblem
from rostering.language import _
from rostering.policy.catalogue import load_catalogue
from rostering.policy.leave_kinds import leave_words

HEADINGS = {
    "request": ("申请号",),
    "agent": ("工号",),
    "name": ("姓名",),
    "from": ("开始日期",),
    "to": ("结束日期",),
    "kind": ("类别",),
    "part": ("时段",),
    "status": ("状态",),
    "asked": ("申请日期",),
    "decided_by": ("审批人",),
    "reason": ("原因",),
    "from_time": ("开始时间",),
    "to_time": ("结束时间",),
    "certificate": ("证明",),
    "delivered": ("证明日期",),
}
PARTS = {
    **{part.value: part.value for part in Part},
    "小时": "hours",
    "全天": "full",
    "上半": "first",
    "下半": "second",
    "上半天": "first",
    "下半天": "second",
}
STATUSES = {
    **{status.value: status.value for status in LeaveStatus},
    "待批": "pending",
    "已批": "approved",
    "批准": "approved",
    "拒绝": "refused",
}


@dataclass(frozen=True, slots=True)
class LeaveRows:
    """The requests of a table; by request the day on which its certificate was delivered, and what it
    is."""

    requests: tuple[LeaveRequest, ...]
    certificates: Mapping[str, tuple[date, str]]


def read_leave(path: Path, centre: Centre) -> LeaveRows:
    """The requests and their certificates; raises CentreError with every problem of the table."""
    problems: list[InputProblem] = []
    agents = {agent.id: agent.name for agent in centre.agents}
    kinds = leave_words(load_catalogue(centre.own_rules))
    found: dict[str, LeaveRequest] = {}
    certificates: dict[str, tuple[date, str]] = {}
    for row in read_rows(path, HEADINGS, ("request", "agent", "from", "kind"), problems):
        before = len(problems)
        number, agent = row.text("request"), row.agent(agents)
        start = row.date("from")
        end = row.date("to", empty=True) or start
        kind = row.meaning("kind", kinds)
        hours = _hours(row, start, end, centre)
        part = row.meaning_of("part", row.raw("part") or ("hours" if hours else "full"), PARTS)
        if part and (part == "hours") != (hours is not None):
            row.wrong(
                "part", _("leave by the hour needs from_time and to_time, and no other has them")
            )
        status = row.meaning_of("status", row.raw("status") or "pending", STATUSES)
        asked = row.date("asked", empty=True)
        if start and end and end < start:
            row.wrong("to", _("is before the start"))
        if number in found:
            row.wrong("request", _("the request is there twice"))
        if len(problems) > before or not (number and agent and start and end):
            continue
        if not (kind and part and status):
            continue
        found[number] = LeaveRequest(
            number, agent, start, end, kind, Part(part), LeaveStatus(status),
            asked, row.raw("decided_by"), row.raw("reason"), hours,
        )  # fmt: skip
        if row.raw("certificate") or row.raw("delivered"):
            certificates[number] = (row.date("delivered") or start, row.raw("certificate"))
    if problems:
        raise CentreError(problems)
    return LeaveRows(tuple(found.values()), certificates)


def hours_on(start: str, end: str, day: date, zone: ZoneInfo) -> Hours:
    """The aware start and end of leave by the hour; 02:00+1 is on the next day, and so is an end that
    is not after the start. Raises ValueError."""
    first, last = _moment(start, day), _moment(end, day)
    if last <= first and "+" not in end:
        last += timedelta(days=1)
    if last <= first:
        raise ValueError(end)
    return first.replace(tzinfo=zone), last.replace(tzinfo=zone)


def _moment(text: str, day: date) -> datetime:
    clock, plus, days = text.partition("+")
    minutes = minute_of(clock) + 24 * 60 * (whole_of(days) if plus else 0)
    return datetime(day.year, day.month, day.day) + timedelta(minutes=minutes)


def _hours(row: Row, start: date | None, end: date | None, centre: Centre) -> Hours | None:
    """The hours of a row; None where it has none, or where they are a problem."""
    if not (row.raw("from_time") or row.raw("to_time")) or start is None:
        return None
    if end != start:
        row.wrong("to", _("leave by the hour is of one day"))
    try:
        return hours_on(row.raw("from_time"), row.raw("to_time"), start, centre.zone)
    except ValueError:
        row.wrong("to_time", _("is no time; type it as 09:00"))
        return None
