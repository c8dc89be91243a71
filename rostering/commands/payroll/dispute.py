"""`rostering payroll dispute AGENT LINE`."""

from __future__ import annotations

import click

from rostering.commands.dry_run import dry_run_option
from rostering.commands.months import month_option
from rostering.commands.output import examples, json_option, next_step, tell
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
@json_option
@dry_run_option
@pass_session
def command(
    session: Session, agent: str, line: int, month: Period | None, why: str, as_json: bool
) -> None:
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
    whose = {"number": number, "agent": opened.agent.id, "month": opened.statement.month}
    text = text.format(**whose, line=line, said=said)
    tell(text, "dispute", {**whose, "line": line, "said": said}, as_json)
    next_step(f"payroll explain {opened.agent.id} {line}")
