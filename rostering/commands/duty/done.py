"""`rostering duty done DUTY [AGENT…]`."""

from __future__ import annotations

from datetime import date

import click

from rostering.commands.dry_run import dry_run_option
from rostering.commands.duty.states import tick_off, today_in
from rostering.commands.output import examples, json_option
from rostering.commands.periods import DAY
from rostering.commands.session import Session, pass_session
from rostering.domain.fixed_duties import TickStatus
from rostering.errors import InputError, InputProblem
from rostering.language import _


@click.command(
    help=_(
        "Tick a fixed duty off, for one agent, several, or with --all everybody who owes it for the "
        "day. It is kept with who said so and when. --on is the day it was done, today if not given: "
        "after the days of grace it counts as late."
    )
    + examples(
        "duty done work_log A04 A05 --date 2026-05-04 --on 2026-05-04",
        "duty done weekly_summary --all --date 2026-05-04 --on 2026-05-05",
        'duty done training A07 --date 2026-05-01 --on 2026-05-20 --note "course of the maker"',
    )
)
@click.argument("duty")
@click.argument("agents", nargs=-1)
@click.option("--date", "day", type=DAY, required=True, help=_("The date it is owed for."))
@click.option("--on", "done_on", type=DAY, help=_("The day it was done; today if not given."))
@click.option("--all", "everybody", is_flag=True, help=_("Everybody who owes it for the date."))
@click.option("--note", default="", help=_("A note; the record keeps it."))
@json_option
@dry_run_option
@pass_session
def command(
    session: Session,
    duty: str,
    agents: tuple[str, ...],
    day: date,
    done_on: date | None,
    everybody: bool,
    note: str,
    as_json: bool,
) -> None:
    if bool(agents) == everybody:
        raise click.UsageError(_("Name agents, or say --all."))
    today = today_in(session)
    if done_on is not None and done_on > today:
        raise InputError([InputProblem("--on", _("is still to come"), str(done_on))])
    tick_off(session, TickStatus.DONE, duty, agents, day, done_on or today, note, as_json)
