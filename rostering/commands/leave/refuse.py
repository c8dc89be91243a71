"""`rostering leave refuse REQUEST …`."""

from __future__ import annotations

import click

from rostering.commands.dry_run import dry_run_option
from rostering.commands.leave.deciding import decide
from rostering.commands.output import examples, json_option
from rostering.commands.session import Session, pass_session
from rostering.domain.leave import LeaveStatus
from rostering.language import _


@click.command(
    help=_("Refuse leave requests.")
    + examples("leave refuse L31", "leave refuse L31 L32 --why agreed")
)
@click.argument("requests", nargs=-1, required=True)
@click.option("--why", default="", help=_("Why; the record keeps it."))
@json_option
@dry_run_option
@pass_session
def command(session: Session, requests: tuple[str, ...], why: str, as_json: bool) -> None:
    decide(session, requests, LeaveStatus.REFUSED, why, as_json)
