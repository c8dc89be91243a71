"""`rostering payroll acknowledge AGENT`."""

from __future__ import annotations

import click

from rostering.commands.dry_run import dry_run_option
from rostering.commands.months import month_option
from rostering.commands.output import examples, json_option, next_step, tell
from rostering.commands.session import Session, pass_session
from rostering.domain.calendar import Period
from rostering.errors import RecordError
from rostering.language import _


@click.command(
    help=_(
        "Record that an agent acknowledges the statement as it stands; a provisional one cannot be."
    )
    + examples("payroll acknowledge A03 --month 2026-05")
)
@click.argument("agent")
@month_option
@json_option
@dry_run_option
@pass_session
def command(session: Session, agent: str, month: Period | None, as_json: bool) -> None:
    from rostering.commands.payroll.statements import open_statement
    from rostering.domain.money import yuan
    from rostering.payroll.freezing import lines_hash
    from rostering.record.disputes import acknowledge

    opened = open_statement(session, agent, month)
    statement = opened.statement
    if statement.provisional:
        raise RecordError(
            _("the statement of {agent} is provisional").format(agent=opened.agent.id),
            f"rostering attendance exceptions --month {statement.month}",
        )
    with (
        session.record() as record,
        record.transaction(session.who, "payroll acknowledge", statement.month) as connection,
    ):
        acknowledge(
            connection, session.who, opened.agent.id, statement.month, lines_hash(statement)
        )
    text = _("{agent} {name} acknowledged {month}: {gross} gross.")
    whose = {"agent": opened.agent.id, "month": statement.month, "gross": yuan(statement.gross_fen)}
    tell(text.format(name=opened.agent.name, **whose), "acknowledgement", whose, as_json)
    next_step(f"payroll show {opened.agent.id} --month {statement.month}")
