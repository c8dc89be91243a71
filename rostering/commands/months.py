"""Which month a command means: the one given, or the one that was worked on last."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from rostering.commands.output import say
from rostering.commands.periods import MONTH
from rostering.domain.calendar import Period, month_of
from rostering.errors import RecordError
from rostering.language import _

if TYPE_CHECKING:
    from sqlalchemy import Connection

month_option = click.option(
    "--month",
    type=MONTH,
    help=_("The month: 2026-11, a date, this or last; the one worked on last if not given."),
)


def chosen_month(connection: Connection, month: Period | None, kind: str, command: str) -> Period:
    """`month`, or that of the latest run of `kind` or of pay; raises RecordError where there is none
    yet."""
    if month is not None:
        return month
    from rostering.record.runs import runs

    known = [run for run in runs(connection) if run.kind in (kind, "payroll")]
    if not known:
        raise RecordError(
            _("no month was worked on yet"),
            _("type: rostering {command} --month 2026-11").format(command=command),
        )
    year, number = known[-1].scope.split("-")
    found = Period.month(int(year), int(number))
    say(_("Month: {month}").format(month=month_of(found.start)))
    return found
