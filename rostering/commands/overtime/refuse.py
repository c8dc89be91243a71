"""`rostering overtime refuse ORDER …`."""

from __future__ import annotations

import click

from rostering.commands.dry_run import dry_run_option
from rostering.commands.output import examples, json_option
from rostering.commands.overtime.deciding import decide
from rostering.commands.session import Session, pass_session
from rostering.language import _


@click.command(
    help=_(
        "Refuse overtime orders, or take them back; they stay in the record and no longer count."
    )
    + examples("overtime refuse O06 --why agreed", "overtime refuse O06 O07")
)
@click.argument("orders", nargs=-1, required=True)
@click.option("--why", default="", help=_("Why; the record keeps it."))
@json_option
@dry_run_option
@pass_session
def command(session: Session, orders: tuple[str, ...], why: str, as_json: bool) -> None:
    decide(session, orders, False, why, as_json)
