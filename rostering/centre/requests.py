"""requests.csv: what agents wish for, and what a roster must keep."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from rostering.centre.tables import Row, read_rows
from rostering.centre.words import labelled
from rostering.domain.request import AgentRequest, RequestKind
from rostering.domain.shifts import DAY_MINUTES, Role, Shift
from rostering.errors import InputProblem
from rostering.language import _

HEADINGS = {
    "agent": ("工号",),
    "name": ("姓名",),
    "from": ("开始日期",),
    "to": ("结束日期",),
    "kind": ("类别",),
    "shift": ("班次",),
    "role": ("岗位",),
    "weight": ("权重",),
    "hard": ("必须",),
    "start": ("开始时间",),
    "end": ("结束时间",),
    "note": ("备注",),
}
KINDS = {
    **{kind.value: kind.value for kind in RequestKind},
    "休息": "day_off",
    "希望": "wish",
    "避免": "avoid",
    "不能上班": "unavailable",
    "不可用": "unavailable",
    "指定": "pinned",
}


def read_requests(
    path: Path,
    agents: Mapping[str, str],
    roles: Mapping[str, Role],
    shifts: Mapping[str, Shift],
    problems: list[InputProblem],
) -> tuple[AgentRequest, ...]:
    """The requests in the order of the table."""
    requests: list[AgentRequest] = []
    shift_words, role_words = labelled(shifts), labelled(roles)
    for row in read_rows(path, HEADINGS, ("agent", "from", "kind"), problems):
        before = len(problems)
        agent, kind = row.agent(agents), row.meaning("kind", KINDS)
        start = row.date("from")
        end = row.date("to", empty=True) or start
        shift = row.meaning("shift", shift_words) if row.raw("shift") else ""
        role = row.meaning("role", role_words) if row.raw("role") else ""
        times = _times(row, kind)
        weight, hard = row.whole("weight", empty=1), row.yes("hard")
        if start and end and end < start:
            row.wrong("to", _("is before the start"))
        if kind == RequestKind.PINNED and not row.raw("shift"):
            row.wrong("shift", _("a pinned request needs a shift"))
        if len(problems) > before or not (agent and kind and start and end):
            continue
        if weight is None or shift is None or role is None:
            continue
        request = AgentRequest(
            agent,
            start,
            end,
            RequestKind(kind),
            shift,
            role,
            weight,
            bool(hard),
            row.raw("note"),
            times,
        )
        if request in requests:
            row.wrong("agent", _("the same request is there twice"))
        requests.append(request)
    return tuple(requests)


def _times(row: Row, kind: str | None) -> tuple[int, int] | None:
    """The hours of an unavailable time; None where the days are meant whole."""
    if not row.raw("start") and not row.raw("end"):
        return None
    if kind is None:
        return None
    if kind != RequestKind.UNAVAILABLE:
        row.wrong("start", _("only unavailable has times; narrow this one by its shift"))
        return None
    start, end = row.minute("start"), row.minute("end")
    if start is None or end is None:
        return None
    return start, end if end > start else end + DAY_MINUTES
