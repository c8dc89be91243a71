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
from rostering.errors import InputError, InputProblem, PolicyError
from rostering.language import _, in_brackets, listed
from rostering.policy.rule import Rule
from rostering.reports.csv_table import FORMULA_STARTS

FIELDS = (
    "number", "agent", "name", "holder", "bank", "account", "amount", "amount_fen", "month", "note",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Parameters:
    """`columns` are HEADING=FIELD, or HEADING==TEXT for the same text in every row; `headings` says
    whether the first row has them; `note` may name {month}."""

    columns: tuple[str, ...]
    headings: bool
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

    Raises PolicyError where a column of the rules names no field, or the encoding is unknown or lacks
    a character, and InputError where a bank's spreadsheet would take a text for a formula.
    """
    asked = rule.on(day, Parameters)
    columns = [_column(text) for text in asked.columns]
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=asked.separator, lineterminator="\r\n")
    if asked.headings:
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
            "amount_fen": str(statement.net_fen or 0),
            "month": statement.month,
            "note": asked.note.format(month=statement.month),
        }
        writer.writerow([_cell(field, fields, account) for _heading, field in columns])
    return _encoded(out.getvalue(), asked.encoding)


def _cell(field: str, fields: Mapping[str, str], account: Account) -> str:
    if field.startswith("="):
        return field[1:]
    text = fields[field]
    if text.startswith(FORMULA_STARTS):
        hint = _("mend it in the accounts table")
        message = _("a spreadsheet would take it for a formula")
        raise InputError([InputProblem(in_brackets(account.agent, field), message, text, hint)])
    return text


def _encoded(text: str, encoding: str) -> bytes:
    try:
        return text.encode(encoding)
    except LookupError:
        raise PolicyError(_("unknown encoding {name}").format(name=encoding)) from None
    except UnicodeEncodeError as error:
        lacking = text[error.start : error.end]
        raise PolicyError(
            _("the encoding {name} has no character {text}").format(name=encoding, text=lacking),
            _("set encoding = gb18030 in rules/payroll/bank_list.toml: it has them all"),
        ) from None


def _column(text: str) -> tuple[str, str]:
    heading, _equals, field = text.partition("=")
    if field not in FIELDS and not field.startswith("="):
        raise PolicyError(
            _("{text} is no column of a bank list").format(text=text),
            _("type HEADING=FIELD, or HEADING==TEXT; fields are {fields}").format(
                fields=listed(FIELDS)
            ),
        )
    return heading, field
