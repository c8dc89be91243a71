"""`rostering leave approve REQUEST …`."""

from __future__ import annotations

import click

from rostering.commands.dry_run import dry_run_option
from rostering.commands.leave.deciding import decide, over_limit_option
from rostering.commands.output import examples, json_option
from rostering.commands.session import Session, pass_session
from rostering.domain.leave import LeaveStatus
from rostering.language import _


@click.command(
    help=_("Approve leave requests.")
    + examples(
        "leave approve L31",
        "leave approve L31 L32 --why agreed",
        "leave approve L40 --over-limit 'difficult birth, 15 days more'",
    )
)
@click.argument("requests", nargs=-1, required=True)
@click.option("--why", default="", help=_("Why; the record keeps it."))
@over_limit_option
@json_option
@dry_run_option
@pass_session
def command(
    session: Session, requests: tuple[str, ...], why: str, over_limit: str, as_json: bool
) -> None:
    decide(session, requests, LeaveStatus.APPROVED, over_limit or why, as_json, bool(over_limit))
