"""Tables of judgements and of exam marks, for `score import` and `exam import`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path

from rostering.centre import values
from rostering.centre.tables import Row, read_rows
from rostering.domain.calendar import Period, month_of
from rostering.domain.centre import Centre
from rostering.domain.people import Agent
from rostering.domain.score import ExamMark, Judgement
from rostering.errors import CentreError, InputProblem
from rostering.language import _

AGENT_MONTH = {"agent": ("工号",), "name": ("姓名",), "month": ("月份",)}
EXAM = {**AGENT_MONTH, "mark": ("成绩", "分数"), "note": ("备注",)}
WHY = ("原因", "备注")
ITEMS = {
    "conduct": ("操行",),
    "diligence": ("勤勉",),
    "tasks": ("任务完成",),
    "skill": ("产品与协作",),
    "duties": ("职责与流程",),
}


def read_judgements(
    path: Path, centre: Centre, limits: Callable[[date], Mapping[str, int]]
) -> tuple[Judgement, ...]:
    """A row an agent and month, a column an item; an empty cell is not judged.

    `limits` gives the items and the most of each on a day. Raises CentreError with every problem of
    the table.
    """
    problems: list[InputProblem] = []
    items = {item: ITEMS.get(item, ()) for item in limits(date.today())}
    headings = {**AGENT_MONTH, **items, "why": WHY}
    found: dict[tuple[str, str, str], Judgement] = {}
    for row in read_rows(path, headings, ("agent", "month"), problems):
        where = agent_month(row, centre)
        if where is None:
            continue
        for item, limit in limits(date.fromisoformat(f"{where[1]}-01")).items():
            points = row.optional_whole(item)
            if points is not None and points > limit:
                row.wrong(item, _("is more than {most}, the most of this item").format(most=limit))
            elif points is not None:
                if (*where, item) in found:
                    row.wrong(item, _("this agent, month and item are there twice"))
                found[*where, item] = Judgement(*where, item, points, row.raw("why"))
    if problems:
        raise CentreError(problems)
    return tuple(found.values())


def read_exam_marks(path: Path, centre: Centre) -> tuple[ExamMark, ...]:
    """Marks of monthly exams; raises CentreError with every problem of the table."""
    problems: list[InputProblem] = []
    found: dict[tuple[str, str], ExamMark] = {}
    for row in read_rows(path, EXAM, ("agent", "month", "mark"), problems):
        where = agent_month(row, centre)
        mark = row.read("mark", mark_of, _("is no mark from 0 to 100"))
        if where is None or mark is None:
            continue
        if where in found:
            row.wrong("agent", _("this agent and month are there twice"))
        found[where] = ExamMark(*where, mark, row.raw("note"))
    if problems:
        raise CentreError(problems)
    return tuple(found.values())


def works_in(agent: Agent, month: Period) -> bool:
    """Whether the agent works here on some day of `month`."""
    return agent.hired <= month.end and (agent.left is None or agent.left >= month.start)


def mark_of(text: str) -> Decimal:
    """A mark from 0 to 100 with at most two decimals."""
    try:
        mark = Decimal(text)
    except InvalidOperation:
        raise ValueError(text) from None
    if not mark.is_finite() or not 0 <= mark <= 100 or mark * 100 % 1:
        raise ValueError(text)
    return mark


def agent_month(row: Row, centre: Centre) -> tuple[str, str] | None:
    """Agent and month of a row, of an agent who works here in it; None with a problem."""
    agents = {agent.id: agent for agent in centre.agents}
    agent = row.agent({known: one.name for known, one in agents.items()})
    first = row.read("month", values.month_start, _("is no month; type it as 2026-05"))
    if agent is None or first is None:
        return None
    if not works_in(agents[agent], Period.month(first.year, first.month)):
        row.wrong("month", _("the agent does not work here in this month"))
        return None
    return agent, month_of(first)
