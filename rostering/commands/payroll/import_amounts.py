"""`rostering payroll import-amounts FILE`."""

from __future__ import annotations

from pathlib import Path

import click

from rostering.commands.dry_run import dry_run_option
from rostering.commands.output import examples, json_option, next_step, tell_import
from rostering.commands.payroll.options import month_option
from rostering.commands.session import Session, pass_session
from rostering.domain.calendar import Period, month_of
from rostering.language import _


@click.command(
    help=_("Import bonus, commission and share of profit from a table; a file is booked once.")
    + examples("payroll import-amounts amounts.csv --month 2026-05")
)
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@month_option
@json_option
@dry_run_option
@pass_session
def command(session: Session, file: Path, month: Period, as_json: bool) -> None:
    from rostering.centre.amounts import read_amounts
    from rostering.record.booked import add_amounts, amounts_of
    from rostering.record.closing import refuse_closed

    scope = month_of(month.start)
    sums = read_amounts(file, session.centre, scope)
    with (
        session.record() as record,
        record.transaction(session.who, "payroll import-amounts", file.name) as connection,
    ):
        refuse_closed(connection, scope)
        known = {
            (item.file, item.line, item.agent, item.kind, item.fen)
            for item in amounts_of(connection, scope)
        }
        new = [
            item
            for item in sums
            if (item.file, item.line, item.agent, item.kind, item.fen) not in known
        ]
        add_amounts(connection, session.who, new)
    text = _("{file}: {new} new sums, {known} known already")
    tell_import(text, file.name, len(new), len(sums) - len(new), as_json)
    next_step(f"payroll run --month {scope}")
