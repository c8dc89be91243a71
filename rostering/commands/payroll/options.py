"""What the payroll commands ask for alike."""

from __future__ import annotations

import click

from rostering.commands.periods import MONTH
from rostering.errors import InputError, InputProblem
from rostering.language import _

month_option = click.option(
    "--month", type=MONTH, required=True, help=_("The month: 2026-11, a date, this or last.")
)


def yuan_of(text: str) -> int:
    """An amount above zero, in fen; raises InputError."""
    from rostering.centre.values import fen_of

    try:
        fen = fen_of(text)
    except ValueError:
        fen = 0
    if fen <= 0:
        hint = _("type it as 300 or 125.50")
        raise InputError([InputProblem("--amount", _("is no amount of yuan"), text, hint)])
    return fen
