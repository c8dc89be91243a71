"""A table of fixed duties done or excused, for `duty import` (R7)."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from rostering.centre.tables import read_rows
from rostering.domain.centre import Centre
from rostering.domain.fixed_duties import Tick, TickStatus
from rostering.errors import CentreError, InputProblem
from rostering.language import _

HEADINGS = {
    "agent": ("工号",),
    "name": ("姓名",),
    "duty": ("工作", "固定工作"),
    "date": ("日期", "应完成日期"),
    "done_on": ("完成日期",),
    "status": ("状态",),
    "note": ("备注",),
}
STATUSES = {
    **{status.value: status.value for status in TickStatus},
    "完成": "done",
    "已完成": "done",
    "免": "excused",
    "免除": "excused",
    "未完成": "open",
}


def read_ticks(
    path: Path, centre: Centre, words: Mapping[str, str]
) -> tuple[tuple[Tick, str], ...]:
    """Each line with the place of its row; `words` are those that may stand for a duty.

    An empty status is done, an empty done_on the day it was due. Raises CentreError with every
    problem of the table.
    """
    problems: list[InputProblem] = []
    agents = {agent.id: agent.name for agent in centre.agents}
    found: dict[tuple[object, ...], tuple[Tick, str]] = {}
    for row in read_rows(path, HEADINGS, ("agent", "duty", "date"), problems):
        before = len(problems)
        agent, duty = row.agent(agents), row.meaning("duty", words)
        day, done_on = row.date("date"), row.date("done_on", empty=True)
        status = TickStatus.DONE
        if row.raw("status"):
            status = TickStatus(row.meaning("status", STATUSES) or "done")
        if done_on and status is not TickStatus.DONE:
            row.wrong("done_on", _("only what is done has a day on which it was"))
        if (agent, duty, day) in found:
            row.wrong("agent", _("is there twice for this duty and date"))
        if len(problems) > before or not (agent and duty and day):
            continue
        tick = Tick(agent, duty, day, status, done_on, row.raw("note"), path.name, row.number)
        found[agent, duty, day] = tick, row.where("date")
    if problems:
        raise CentreError(problems)
    return tuple(found.values())
