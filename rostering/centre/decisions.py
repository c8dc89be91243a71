"""A table of decisions about attendance, for `attendance decide --from`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from rostering.centre.tables import read_rows
from rostering.domain.centre import Centre
from rostering.errors import CentreError, InputProblem
from rostering.language import _

HEADINGS = {
    "date": ("日期",),
    "agent": ("工号",),
    "name": ("姓名",),
    "kind": ("事项",),
    "decision": ("处理",),
    "value": ("取值",),
    "why": ("原因",),
}
DECISIONS = {
    "punch_in": "punch_in", "punch_out": "punch_out", "accept": "accept", "order": "order",
    "leave": "leave", "approve": "approve", "refuse": "refuse", "as_is": "as_is",
    "补上班卡": "punch_in", "补下班卡": "punch_out", "认可原因": "accept", "补加班单": "order",
    "补假": "leave", "批准": "approve", "拒绝": "refuse", "维持原状": "as_is",
}  # fmt: skip
WITH_VALUE = ("punch_in", "punch_out", "accept", "order", "leave")


@dataclass(frozen=True, slots=True)
class DecisionRow:
    """One line: what to do about an agent's day; `kind` narrows it to one kind of exception."""

    date: date
    agent: str
    kind: str
    decision: str
    value: str
    why: str


def read_decisions(path: Path, centre: Centre, why: str) -> tuple[DecisionRow, ...]:
    """The lines that decide something; `why` stands where a line has no reason of its own.

    A line without a decision is passed over, so that a list of exceptions can be filled in part.
    Raises CentreError with every problem of the table.
    """
    problems: list[InputProblem] = []
    agents = {agent.id: agent.name for agent in centre.agents}
    found = []
    for row in read_rows(path, HEADINGS, ("date", "agent", "decision"), problems):
        if not row.raw("decision"):
            continue
        day, agent = row.date("date"), row.agent(agents)
        decision = row.meaning("decision", DECISIONS)
        reason = row.raw("why") or why
        if not reason:
            row.wrong("why", _("is empty"), _("say why, in the table or with --why"))
        if decision in WITH_VALUE and not row.raw("value"):
            row.wrong("value", _("is empty"))
        if day and agent and decision:
            found.append(
                DecisionRow(day, agent, row.raw("kind"), decision, row.raw("value"), reason)
            )
    if problems:
        raise CentreError(problems)
    return tuple(found)
