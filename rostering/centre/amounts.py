"""Tables for payroll: entered amounts, and statutory deductions that were worked out outside (G18)."""

from __future__ import annotations

from pathlib import Path

from rostering.centre import values
from rostering.centre.tables import Row, read_rows
from rostering.domain.booked import ENTERED, STATUTORY, Amount
from rostering.domain.centre import Centre
from rostering.errors import CentreError, InputProblem
from rostering.language import _

DEDUCTIONS = {
    "agent": ("工号",),
    "name": ("姓名",),
    "social_insurance": ("社会保险", "社保", "个人社保"),
    "housing_fund": ("住房公积金", "公积金", "个人公积金"),
    "income_tax": ("个人所得税", "个税"),
}
AMOUNTS = {
    "agent": ("工号",),
    "name": ("姓名",),
    "kind": ("类别",),
    "amount": ("金额",),
    "why": ("事由", "备注"),
}
KINDS = {kind: kind for kind in ENTERED} | {
    "奖金": "bonus",
    "提成": "commission",
    "利润分成": "profit_share",
}


def read_deductions(path: Path, centre: Centre, month: str) -> tuple[Amount, ...]:
    """The sums withheld of each agent; an empty cell is none, and 0 is a sum.

    Raises CentreError with every problem of the table.
    """
    problems: list[InputProblem] = []
    found: list[Amount] = []
    seen: set[str] = set()
    for row in read_rows(path, DEDUCTIONS, ("agent",), problems):
        agent = _agent(row, centre)
        if agent in seen:
            row.wrong("agent", _("the agent is there twice"))
        for kind in STATUTORY:
            fen = row.read(kind, values.fen_of, _("is no amount of yuan"), True)
            if fen is not None and agent:
                found.append(Amount(agent, month, kind, fen, "", path.name, row.number))
        seen.add(agent or "")
    return _all_or_none(found, path, problems)


def read_amounts(path: Path, centre: Centre, month: str) -> tuple[Amount, ...]:
    """Bonus, commission and profit share, a row a sum; raises CentreError with every problem."""
    problems: list[InputProblem] = []
    found: list[Amount] = []
    for row in read_rows(path, AMOUNTS, ("agent", "kind", "amount", "why"), problems):
        agent, kind = _agent(row, centre), row.meaning("kind", KINDS)
        fen = row.read("amount", values.fen_of, _("is no amount of yuan"))
        why = row.text("why")
        if agent and kind and why and fen is not None:
            found.append(Amount(agent, month, kind, fen, why, path.name, row.number))
    return _all_or_none(found, path, problems)


def _agent(row: Row, centre: Centre) -> str | None:
    return row.agent({agent.id: agent.name for agent in centre.agents})


def _all_or_none(
    found: list[Amount], path: Path, problems: list[InputProblem]
) -> tuple[Amount, ...]:
    if not found and not problems:
        problems.append(InputProblem(path.name, _("has no sums")))
    if problems:
        raise CentreError(problems)
    return tuple(found)
