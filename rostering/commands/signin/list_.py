"""`rostering signin list`."""

from __future__ import annotations

import click

from rostering.commands.months import chosen_month, month_option
from rostering.commands.output import emit_json, examples, json_option, next_step
from rostering.commands.session import Session, pass_session
from rostering.domain.calendar import Period, month_of
from rostering.language import _


@click.command(
    "list",
    help=_("List who came to the duties, meetings and trainings of a month.")
    + examples("signin list --month 2026-05", "signin list --month last --json"),
)
@month_option
@json_option
@pass_session
def command(session: Session, month: Period | None, as_json: bool) -> None:
    from rostering.record.sign_ins import sign_ins
    from rostering.reports.incidents import sign_in_data, sign_in_rows

    with session.record() as record, record.reading() as connection:
        month = chosen_month(connection, month, "reconcile", "signin list")
        lines = sign_ins(connection, month)
    if as_json:
        emit_json("sign_ins", {"lines": [sign_in_data(line) for line in lines]})
        return
    click.echo(sign_in_rows(lines, {agent.id: agent.name for agent in session.centre.agents}))
    next_step(f"attendance reconcile --month {month_of(month.start)}")
