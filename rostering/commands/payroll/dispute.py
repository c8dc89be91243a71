"""`rostering payroll dispute AGENT LINE`."""

from __future__ import annotations

import click

from rostering.commands.dry_run import dry_run_option
from rostering.commands.months import month_option
from rostering.commands.output import examples, next_step
from rostering.commands.session import Session, pass_session
from rostering.domain.calendar import Period
from rostering.errors import InputError, InputProblem
from rostering.language import _


@click.command(
    help=_("Record that an agent disputes a line of the statement (申诉). It blocks closing.")
    + examples("payroll dispute A06 6 --why 'the clock was ten minutes fast'")
)
@click.argument("agent")
@click.argument("line", type=click.IntRange(1))
@month_option
@click.option("--why", required=True, help=_("What the agent says."))
@dry_run_option
@pass_session
def command(session: Session, agent: str, line: int, month: Period | None, why: str) -> None:
    from rostering.commands.payroll.statements import open_statement
    from rostering.domain.money import yuan
    from rostering.record.disputes import add_dispute

    opened = open_statement(session, agent, month)
    lines = {entry.line: entry for entry in opened.statement.entries}
    if line not in lines:
        hint = _("the statement has lines 1 to {last}").format(last=len(lines))
        raise InputError([InputProblem("LINE", _("no such line"), str(line), hint)])
    entry = lines[line]
    said = f"{entry.date} {entry.clause} {yuan(entry.amount_fen)}"
    with (
        session.record() as record,
        record.transaction(session.who, "payroll dispute", why) as connection,
    ):
        number = add_dispute(
            connection, session.who, opened.agent.id, opened.statement.month, line, said, why
        )
    text = _("Dispute {number}: {agent} {month} line {line}, {said}.")
    click.echo(
        text.format(
            number=number, agent=opened.agent.id, month=opened.statement.month, line=line, said=said
        )
    )
    next_step(f"payroll explain {opened.agent.id} {line}")
