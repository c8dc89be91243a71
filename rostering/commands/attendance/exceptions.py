"""`rostering attendance exceptions`."""

from __future__ import annotations

import click

from rostering.commands.months import chosen_month, month_option
from rostering.commands.output import emit_json, examples, json_option, next_step
from rostering.commands.session import Session, pass_session
from rostering.commands.settling import next_of
from rostering.commands.stages import during
from rostering.domain.calendar import Period, month_of
from rostering.domain.findings import Standing
from rostering.language import _


@click.command(
    help=_("List what a person must settle, and what is only worth a look.")
    + examples(
        "attendance exceptions",
        "attendance exceptions --month 2026-05 --agent A03",
        "attendance exceptions --settled",
        "attendance exceptions --csv > decisions.csv",
    )
)
@month_option
@click.option("--agent", help=_("Only this agent's."))
@click.option("--settled", is_flag=True, help=_("Also what was left as it is."))
@click.option(
    "--csv", "as_csv", is_flag=True, help=_("A table to fill in for `attendance decide --from`.")
)
@json_option
@pass_session
def command(
    session: Session,
    month: Period | None,
    agent: str | None,
    settled: bool,
    as_csv: bool,
    as_json: bool,
) -> None:
    from rostering.commands.agents import known_agent
    from rostering.payroll.gathering import month_pay
    from rostering.payroll.statement import all_exceptions
    from rostering.reports.data import exception_data
    from rostering.reports.exceptions import exception_lists, exceptions_csv

    with session.record() as record, record.reading() as connection:
        month = chosen_month(connection, month, "reconcile", "attendance exceptions")
        with during(_("working out the month")):
            inputs, pay = month_pay(connection, session.centre, month, session.catalogue)
    found = all_exceptions(pay, inputs)
    if agent is not None:
        person = known_agent(session.centre, agent)
        found = tuple(item for item in found if item.agent == person.id)
    if not settled:
        found = tuple(item for item in found if item.standing is not Standing.SETTLED)
    if as_csv:
        click.echo(exceptions_csv(found), nl=False)
        return
    if as_json:
        emit_json(
            "exceptions",
            {"month": month_of(month.start), "exceptions": exception_data(found)},
        )
        return
    click.echo(exception_lists(found, {one.id: one.name for one in session.centre.agents}))
    waiting = next((item for item in found if item.standing is Standing.OPEN and item.agent), None)
    if waiting is not None:
        next_step(next_of(waiting))
        return
    click.echo(_("Nothing is open in {month}.").format(month=month_of(month.start)))
    next_step(f"payroll run --month {month_of(month.start)}")
