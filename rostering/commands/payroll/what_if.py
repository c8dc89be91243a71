"""`rostering payroll what-if`."""

from __future__ import annotations

from pathlib import Path

import click

from rostering.commands.output import emit_json, examples, json_option, next_step, warn
from rostering.commands.periods import MONTH
from rostering.commands.session import Session, pass_session
from rostering.domain.calendar import Period, month_of
from rostering.language import _


@click.command(
    help=_(
        "Work out a month once more under changed rules, and show who would be paid differently and "
        "by how much. DIR is laid out as the centre's rules/ folder and goes over it, parameter by "
        "parameter; statutory days stay as they are. Nothing is written."
    )
    + examples(
        "payroll what-if --rules stricter --month 2026-05",
        "payroll what-if --rules stricter --month last --json",
    )
)
@click.option(
    "--rules",
    "folder",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    required=True,
    help=_("The folder of changed rules, such as one with pay_rules/lateness_fine.toml."),
)
@click.option("--month", type=MONTH, required=True, help=_("The month: 2026-11, this or last."))
@json_option
@pass_session
def command(session: Session, folder: Path, month: Period, as_json: bool) -> None:
    from rostering.payroll.comparison import differences
    from rostering.payroll.gathering import month_pay
    from rostering.payroll.statement import statements
    from rostering.policy.catalogue import load_catalogue
    from rostering.reports.comparison import comparison_data, comparison_table

    changed = load_catalogue(folder, session.catalogue)
    with session.record() as record, record.reading() as connection:
        now, then = (
            statements(pay, inputs)
            for inputs, pay in (
                month_pay(connection, session.centre, month, catalogue)
                for catalogue in (session.catalogue, changed)
            )
        )
    found = differences(now, then)
    provisional = any(item.provisional for item in (*now, *then))
    if as_json:
        head = {"month": month_of(month.start), "provisional": provisional}
        emit_json("what-if", {**head, **comparison_data(found)})
        return
    if not found:
        click.echo(_("Nobody would be paid differently."))
    else:
        click.echo(comparison_table(found, {a.id: a.name for a in session.centre.agents}))
    if provisional:
        warn(_("PROVISIONAL: open exceptions are not priced on either side"))
    next_step(f"payroll run --month {month_of(month.start)}")
