"""`rostering incident clauses`."""

from __future__ import annotations

from datetime import date

import click

from rostering.commands.output import examples, next_step
from rostering.commands.session import Session, pass_session
from rostering.language import _


@click.command(
    help=_("What may be rewarded and punished, and within which range.")
    + examples("incident clauses")
)
@pass_session
def command(session: Session) -> None:
    from rostering.reports.incidents import clause_rows

    click.echo(clause_rows(session.catalogue, date.today()))
    next_step("rules show incidents/bad_attitude")
