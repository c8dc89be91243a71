"""A table of leave requests, for `leave import`."""

from __future__ import annotations

from pathlib import Path

from rostering.centre.tables import read_rows
from rostering.domain.centre import Centre
from rostering.domain.leave import LeaveRequest, LeaveStatus, Part
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
}
PARTS = {
    **{part.value: part.value for part in Part},
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


def read_leave(path: Path, centre: Centre) -> tuple[LeaveRequest, ...]:
    """The requests; raises CentreError with every problem of the table."""
    problems: list[InputProblem] = []
    agents = {agent.id: agent.name for agent in centre.agents}
    kinds = leave_words(load_catalogue(centre.own_rules))
    found: dict[str, LeaveRequest] = {}
    for row in read_rows(path, HEADINGS, ("request", "agent", "from", "kind"), problems):
        before = len(problems)
        number, agent = row.text("request"), row.agent(agents)
        start = row.date("from")
        end = row.date("to", empty=True) or start
        kind = row.meaning("kind", kinds)
        part = row.meaning_of("part", row.raw("part") or "full", PARTS)
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
            asked, row.raw("decided_by"), row.raw("reason"),
        )  # fmt: skip
    if problems:
        raise CentreError(problems)
    return tuple(found.values())
