"""`rostering payroll import-deductions FILE`."""

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
    help=_(
        "Import social insurance, housing fund and income tax, a row an agent. An empty cell is a sum that is still missing; 0 is a sum. The same file again adds nothing."
    )
    + examples("payroll import-deductions deductions.csv --month 2026-05")
)
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@month_option
@click.option(
    "--replace", is_flag=True, help=_("Put the file's sums in place of others that are booked.")
)
@json_option
@dry_run_option
@pass_session
def command(session: Session, file: Path, month: Period, replace: bool, as_json: bool) -> None:
    from rostering.centre.amounts import read_deductions
    from rostering.record.booked import add_statutory
    from rostering.record.closing import refuse_closed

    scope = month_of(month.start)
    sums = read_deductions(file, session.centre, scope)
    with (
        session.record() as record,
        record.transaction(session.who, "payroll import-deductions", file.name) as connection,
    ):
        refuse_closed(connection, scope)
        new, known, replaced = add_statutory(connection, session.who, sums, replace)
    text = _("{file}: {new} new sums, {known} known already, {replaced} replaced")
    tell_import(text, file.name, new, known, as_json, replaced=replaced)
    next_step(f"payroll run --month {scope}")
