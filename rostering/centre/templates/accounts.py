"""Where each agent's pay goes, for the bank list."""

from __future__ import annotations

from rostering.centre import accounts
from rostering.centre.templates import _lists as common
from rostering.centre.templates._column import Column, Kind
from rostering.centre.templates._lists import Lists
from rostering.language import _

HEADINGS = accounts.HEADINGS
REQUIRED = ("agent", "account")


def sheet() -> str:
    """The name of the sheet."""
    return _("Accounts")


def columns(lists: Lists) -> tuple[Column, ...]:
    """Every column, in order."""
    number = _("the account number, kept as text: a number would lose its last digits")
    return (
        common.agent(lists),
        common.name(lists),
        Column("account", Kind.TEXT, number, "6222020000000000001"),
        Column("holder", Kind.TEXT, _("whose account it is; the agent's name if empty"), "林小雨"),
        Column("bank", Kind.TEXT, _("the bank and branch"), "工商银行南昌分行"),
    )
