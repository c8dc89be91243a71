"""`rostering duty excuse DUTY AGENT…`."""

from __future__ import annotations

from datetime import date

import click

from rostering.commands.dry_run import dry_run_option
from rostering.commands.duty.states import tick_off
from rostering.commands.output import examples, json_option
from rostering.commands.periods import DAY
from rostering.commands.session import Session, pass_session
from rostering.domain.fixed_duties import TickStatus
from rostering.language import _


@click.command(
    help=_("Excuse agents from a fixed duty, with the reason: it then is neither late nor missing.")
    + examples('duty excuse work_log A04 --date 2026-05-04 --why "system down"')
)
@click.argument("duty")
@click.argument("agents", nargs=-1, required=True)
@click.option("--date", "day", type=DAY, required=True, help=_("The date it is owed for."))
@click.option("--why", required=True, help=_("Why; the record keeps it."))
@json_option
@dry_run_option
@pass_session
def command(
    session: Session, duty: str, agents: tuple[str, ...], day: date, why: str, as_json: bool
) -> None:
    tick_off(session, TickStatus.EXCUSED, duty, agents, day, None, why, as_json)
