"""`rostering roster diff`: what changed, by agent."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import click

from rostering.commands.output import emit_json, examples, json_option, next_step
from rostering.commands.roster.drafts import (
    draft_file,
    file_argument,
    published_roster,
    week_option,
)
from rostering.commands.roster.notice import notice_of, warn_of_short_notice
from rostering.commands.session import Session, pass_session
from rostering.domain.calendar import Period
from rostering.language import _


@click.command(
    help=_(
        "What a draft changes against the published roster, by agent. Changes that come less than "
        "24 hours before the shift are marked."
    )
    + examples("roster diff", "roster diff --week 2026-W23", "roster diff my-edit.csv --json")
)
@file_argument
@week_option
@json_option
@pass_session
def command(session: Session, file: Path | None, week: Period | None, as_json: bool) -> None:
    from rostering.centre.rosters import read_roster
    from rostering.reports.changes import change_data, change_table, duty_table, hour_table
    from rostering.reports.data import activity_data
    from rostering.scheduling.changes import changes_between, duty_changes, hour_changes

    centre = session.centre
    draft = read_roster(draft_file(centre, week, file), centre)
    with session.record() as record, record.reading() as connection:
        published = published_roster(connection, draft.period)
    changes, duties = changes_between(published, draft), duty_changes(published, draft)
    hours = hour_changes(published, draft)
    late = notice_of(session, changes, datetime.now(UTC))
    if as_json:
        moved = [
            {
                "agent": agent,
                "date": str(day),
                "before": activity_data(old),
                "after": activity_data(new),
            }
            for agent, day, old, new in hours
        ]
        emit_json("roster_diff", {**change_data(changes, duties, late), "hours": moved})
        return
    if not changes and not duties and not hours:
        click.echo(_("Nothing differs from the published roster."))
        return
    if changes:
        click.echo(change_table(changes, centre, late))
    if duties:
        click.echo(("\n" if changes else "") + duty_table(duties))
    if hours:
        click.echo(("\n" if changes or duties else "") + hour_table(hours, centre))
    warn_of_short_notice(late)
    next_step("roster publish --why REASON")
