"""The bank list: a row for each net pay, in the columns that the centre's bank asks for."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from rostering.centre.accounts import Account
from rostering.domain.money import yuan
from rostering.domain.people import Agent
from rostering.domain.statement import Statement
from rostering.errors import PolicyError
from rostering.language import _
from rostering.policy.rule import Rule

FIELDS = ("number", "agent", "name", "holder", "bank", "account", "amount", "month", "note")


@dataclass(frozen=True, slots=True)
class Parameters:
    """`columns` are HEADING=FIELD; `note` may name {month}."""

    columns: tuple[str, ...]
    encoding: str
    separator: str
    note: str


def bank_list(
    statements: Sequence[Statement],
    agents: Mapping[str, Agent],
    accounts: Mapping[str, Account],
    rule: Rule,
    day: date,
) -> bytes:
    """The list as the bank reads it; agents whose net pay is nothing are left out.

    Raises PolicyError where a column of the rules names no field, or the encoding is unknown.
    """
    asked = rule.on(day, Parameters)
    columns = [_column(text) for text in asked.columns]
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=asked.separator, lineterminator="\r\n")
    writer.writerow([heading for heading, _field in columns])
    paid = [statement for statement in statements if statement.net_fen]
    for number, statement in enumerate(paid, 1):
        account = accounts[statement.agent]
        fields = {
            "number": str(number),
            "agent": statement.agent,
            "name": agents[statement.agent].name,
            "holder": account.holder,
            "bank": account.bank,
            "account": account.account,
            "amount": yuan(statement.net_fen or 0),
            "month": statement.month,
            "note": asked.note.format(month=statement.month),
        }
        writer.writerow([fields[field] for _heading, field in columns])
    try:
        return out.getvalue().encode(asked.encoding)
    except LookupError:
        raise PolicyError(_("unknown encoding {name}").format(name=asked.encoding)) from None


def _column(text: str) -> tuple[str, str]:
    heading, _equals, field = text.partition("=")
    if field not in FIELDS:
        raise PolicyError(
            _("{text} is no column of a bank list").format(text=text),
            _("type HEADING=FIELD; fields are {fields}").format(fields=", ".join(FIELDS)),
        )
    return heading, field
