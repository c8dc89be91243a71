"""An attendance list of duties, meetings and trainings, for `signin import`."""

from __future__ import annotations

from pathlib import Path

from rostering.centre.tables import read_rows
from rostering.domain.centre import Centre
from rostering.domain.incidents import Gathering, SignIn, SignInStatus
from rostering.errors import CentreError, InputProblem
from rostering.language import _

HEADINGS = {
    "agent": ("工号",),
    "date": ("日期",),
    "event": ("事项",),
    "name": ("名称",),
    "status": ("状态",),
    "minutes": ("分钟",),
    "note": ("备注",),
}
EVENTS = {
    **{kind.value: kind.value for kind in Gathering},
    "值日": "duty",
    "例会": "meeting",
    "会议": "meeting",
    "培训": "training",
}
STATUSES = {
    **{status.value: status.value for status in SignInStatus},
    "准时": "on_time",
    "迟到": "late",
    "缺席": "absent",
    "未做": "absent",
    "未带笔记本": "no_notebook",
    "请假": "excused",
}


def read_sign_ins(path: Path, centre: Centre) -> tuple[tuple[SignIn, str], ...]:
    """Each line with the place of its row; raises CentreError with every problem of the table."""
    problems: list[InputProblem] = []
    agents = [agent.id for agent in centre.agents]
    found: dict[tuple[str, ...], tuple[SignIn, str]] = {}
    for row in read_rows(path, HEADINGS, ("agent", "date", "event", "status"), problems):
        before = len(problems)
        agent, day = row.choice("agent", agents), row.date("date")
        event, status = row.meaning("event", EVENTS), row.meaning("status", STATUSES)
        minutes = row.whole("minutes", empty=0)
        if event == "duty" and status == "no_notebook":
            row.wrong("status", _("a duty needs no notebook"))
        if (key := (str(agent), str(day), str(event), row.raw("name"))) in found and agent:
            row.wrong("agent", _("is there twice for this day and event"))
        if len(problems) > before or not (agent and day and event and status):
            continue
        line = SignIn(
            agent, day, Gathering(event), SignInStatus(status), row.raw("name"), minutes or 0,
            row.raw("note"),
        )  # fmt: skip
        found[key] = line, row.where("agent")
    if problems:
        raise CentreError(problems)
    return tuple(found.values())
