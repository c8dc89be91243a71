"""`rostering incident clauses`."""

from __future__ import annotations

from datetime import date

import click

from rostering.commands.output import emit_json, examples, json_option, next_step
from rostering.commands.session import Session, pass_session
from rostering.language import _


@click.command(
    help=_("What may be rewarded and punished, and within which range.")
    + examples("incident clauses", "incident clauses --json")
)
@json_option
@pass_session
def command(session: Session, as_json: bool) -> None:
    from rostering.reports.incidents import clause_data, clause_rows

    if as_json:
        emit_json("clauses", {"clauses": clause_data(session.catalogue, date.today())})
        return
    click.echo(clause_rows(session.catalogue, date.today()))
    next_step("rules show incidents/bad_attitude")
