"""accounts.csv: where each agent's pay goes. Read for the bank list alone, for it is personal (T1)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from rostering.centre import values
from rostering.centre.reader import table_of
from rostering.centre.tables import Row, read_rows
from rostering.errors import CentreError, InputProblem
from rostering.language import _

HEADINGS = {
    "agent": ("工号",),
    "name": ("姓名",),
    "account": ("银行账号", "账号", "卡号"),
    "holder": ("户名",),
    "bank": ("开户行", "银行"),
}


@dataclass(frozen=True, slots=True)
class Account:
    """A bank account; `holder` is the agent's name where the table gives none."""

    agent: str
    account: str
    holder: str
    bank: str


def read_accounts(
    folder: Path, names: Mapping[str, str]
) -> tuple[dict[str, Account], tuple[InputProblem, ...]]:
    """The account of each agent in `names`, which has names by id, and the rows of others.

    The table may be older or newer than the list of agents: rows of others are passed over, each as a
    problem to point out. Raises CentreError with every other problem of the table.
    """
    table = table_of(folder, "accounts")
    if table is None:
        hint = _("make it with the columns agent, account, holder, bank")
        raise CentreError([InputProblem("accounts.csv", _("is missing"), "", hint)])
    problems: list[InputProblem] = []
    others: list[InputProblem] = []
    rows = []
    ids = {values.plain(agent).lower() for agent in names}
    for row in read_rows(table, HEADINGS, ("agent", "account"), problems):
        agent = row.raw("agent")
        if agent and values.plain(agent).lower() not in ids:
            others.append(InputProblem(row.where("agent"), _("is no agent"), agent))
        else:
            rows.append(row)
    return _accounts(rows, names, problems), tuple(others)


def _accounts(
    rows: Iterable[Row], names: Mapping[str, str], problems: list[InputProblem]
) -> dict[str, Account]:
    found: dict[str, Account] = {}
    for row in rows:
        agent, text = row.agent(names), row.text("account")
        number = re.sub(r"[\s-]", "", values.plain(text or ""))
        if text and not re.fullmatch(r"\d{6,32}", number):
            hint = _("in Excel, keep it as text: a number loses its last digits")
            row.wrong("account", _("is no account number"), hint)
        if agent in found:
            row.wrong("agent", _("the agent is there twice"))
        if agent:
            found[agent] = Account(
                agent, number, row.raw("holder") or names[agent], row.raw("bank")
            )
    if problems:
        raise CentreError(problems)
    return found
