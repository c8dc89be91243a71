"""`rostering roster show`."""

from __future__ import annotations

from pathlib import Path

import click

from rostering.commands.output import emit_json, examples, json_option, next_step
from rostering.commands.roster.drafts import (
    draft_file,
    file_argument,
    published_roster,
    week_option,
)
from rostering.commands.session import Session, pass_session
from rostering.domain.calendar import Period
from rostering.language import _


@click.command(
    help=_("Show a roster as a grid of agents and days: the one edited last, or that of a week.")
    + examples("roster show", "roster show --week 2026-W23", "roster show --published --week this")
)
@file_argument
@week_option
@click.option("--published", is_flag=True, help=_("What is published, not the draft."))
@json_option
@pass_session
def command(
    session: Session, file: Path | None, week: Period | None, published: bool, as_json: bool
) -> None:
    from rostering.centre.rosters import read_roster
    from rostering.reports.data import roster_data
    from rostering.reports.roster import roster_grid

    if published:
        with session.record() as record, record.reading() as connection:
            roster = published_roster(connection, week)
    else:
        roster = read_roster(draft_file(session.centre, week, file), session.centre)
    if as_json:
        emit_json("roster", roster_data(roster))
        return
    click.echo(roster_grid(roster, session.centre))
    next_step("schedule show AGENT" if published else "roster check")
