"""`rostering payroll explain AGENT [LINE]`."""

from __future__ import annotations

import click

from rostering.commands.months import month_option
from rostering.commands.output import emit_json, examples, json_option, next_step
from rostering.commands.session import Session, pass_session
from rostering.domain.calendar import Period
from rostering.errors import InputError, InputProblem
from rostering.language import _, listed, plural


@click.command(
    help=_(
        "Trace a line of a statement, or all of them, back to its clause, the rule's value and "
        "since when, the published shift, the punches with file and line, the leave, the formula."
    )
    + examples("payroll explain A03", "payroll explain A03 4", "payroll explain A03 4 --json")
)
@click.argument("agent")
@click.argument("line", type=click.IntRange(1), required=False)
@month_option
@json_option
@pass_session
def command(
    session: Session, agent: str, line: int | None, month: Period | None, as_json: bool
) -> None:
    from rostering.commands.payroll.statements import open_statement
    from rostering.domain.money import yuan
    from rostering.reports.data import derivation_data
    from rostering.reports.statement import derivation_text

    opened = open_statement(session, agent, month)
    statement = opened.statement
    entries = [entry for entry in statement.entries if line in (None, entry.line)]
    if not entries:
        hint = _("the statement has lines 1 to {last}").format(last=len(statement.entries))
        raise InputError([InputProblem("LINE", _("no such line"), str(line), hint)])
    derivations = [(entry, opened.explain(entry)) for entry in entries]
    if as_json:
        lines = [
            {"line": entry.line, "yuan": yuan(entry.amount_fen), **derivation_data(derivation)}
            for entry, derivation in derivations
        ]
        emit_json(
            "explanation",
            {
                "agent": opened.agent.id,
                "month": statement.month,
                "provisional": statement.provisional,
                "closed": opened.closed is not None,
                "lines": lines,
            },
        )
        return
    state = _("PROVISIONAL") if statement.provisional else _("CLOSED") if opened.closed else ""
    click.echo(f"{opened.agent.id} {opened.agent.name}  {statement.month}  {state}".rstrip() + "\n")
    for entry, derivation in derivations:
        gains = [yuan(entry.amount_fen)]
        if entry.points:
            gains.append(plural("{count} point", "{count} points", -entry.points))
        click.echo(f"{entry.line}. {listed(gains)}  {derivation_text(derivation)}\n")
    next_step("rules show RULE" if line else f"payroll explain {opened.agent.id} LINE")
