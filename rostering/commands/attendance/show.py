"""`rostering attendance show AGENT`."""

from __future__ import annotations

import click

from rostering.commands.months import chosen_month, month_option
from rostering.commands.output import emit_json, examples, json_option, next_step
from rostering.commands.session import Session, pass_session
from rostering.commands.stages import during
from rostering.domain.calendar import Period, month_of
from rostering.language import _


@click.command(
    help=_("Show an agent's month day by day: shift, first and last punch, findings.")
    + examples("attendance show A03", "attendance show A03 --month 2026-05 --json")
)
@click.argument("agent")
@month_option
@json_option
@pass_session
def command(session: Session, agent: str, month: Period | None, as_json: bool) -> None:
    from rostering.attendance.days import agent_days
    from rostering.attendance.gathering import month_inputs
    from rostering.attendance.month import reconcile_month
    from rostering.commands.agents import known_agent
    from rostering.reports.attendance import attendance_data, attendance_table

    person = known_agent(session.centre, agent)
    with session.record() as record, record.reading() as connection:
        month = chosen_month(connection, month, "reconcile", "attendance show AGENT")
        with during(_("working out the month")):
            inputs = month_inputs(connection, session.centre, month, [person.id])
            days = agent_days(person.id, inputs, reconcile_month(inputs, session.catalogue))
    if as_json:
        data = attendance_data(days)
        emit_json("attendance", {"agent": person.id, "month": month_of(month.start), "days": data})
        return
    click.echo(f"{person.id} {person.name}  {month_of(month.start)}\n")
    click.echo(attendance_table(days))
    next_step(f"payroll show {person.id}")
