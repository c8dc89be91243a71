"""`rostering payroll show AGENT`."""

from __future__ import annotations

import click

from rostering.commands.months import month_option
from rostering.commands.output import emit_json, examples, json_option, next_step
from rostering.commands.session import Session, pass_session
from rostering.domain.calendar import Period
from rostering.language import _


@click.command(
    help=_("Show an agent's statement, line by line.")
    + examples("payroll show A03", "payroll show A03 --month 2026-05 --json")
)
@click.argument("agent")
@month_option
@json_option
@pass_session
def command(session: Session, agent: str, month: Period | None, as_json: bool) -> None:
    from rostering.commands.payroll.statements import open_statement
    from rostering.reports.data import statement_data
    from rostering.reports.statement import statement_text

    opened = open_statement(session, agent, month)
    if as_json:
        emit_json("statement", statement_data(opened.statement))
        return
    click.echo(statement_text(opened.statement, opened.agent, session.centre, session.catalogue))
    next_step(f"payroll explain {opened.agent.id}")
