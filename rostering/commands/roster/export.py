"""`rostering roster export`."""

from __future__ import annotations

from pathlib import Path

import click

from rostering.commands.exporting import Destination, export_options
from rostering.commands.output import examples, next_step
from rostering.commands.periods import MONTH
from rostering.commands.roster.drafts import (
    draft_file,
    file_argument,
    published_roster,
    week_option,
    working_roster,
)
from rostering.commands.roster.forms import (
    Form,
    alarm_option,
    made_of,
    sign_off_option,
    strips_option,
    with_former,
)
from rostering.commands.session import Session, pass_session
from rostering.commands.stages import Stages
from rostering.domain.calendar import Period
from rostering.errors import InputError, InputProblem
from rostering.language import _


@click.command(
    help=_(
        "Take a roster away: to the terminal, as a page to look at or print (html), as paper (pdf), for "
        "Excel (xlsx, csv), for calendars (ics, one file an agent) or as data (json). It is the draft of "
        "the week, marked as one, or what is published where there is none."
    )
    + examples(
        "roster export --week 2026-W23",
        "roster export --week 2026-W23 -o week.html",
        "roster export --month 2026-05 --published -o may.xlsx --strips",
        "roster export --week next --sign-off -o wall.pdf",
        "roster export --week next --format ics -o calendars/ --alarm 60",
    )
)
@file_argument
@week_option
@click.option("--month", type=MONTH, help=_("A whole month: 2026-11, a date, this or last."))
@click.option("--published", is_flag=True, help=_("What is published, not the draft."))
@click.option(
    "--agent", "names", multiple=True, help=_("Only this agent, by id or name; may be repeated.")
)
@strips_option
@sign_off_option
@alarm_option
@export_options("text", "json", "csv", "xlsx", "html", "pdf", "ics")
@pass_session
def command(
    session: Session,
    file: Path | None,
    week: Period | None,
    month: Period | None,
    published: bool,
    names: tuple[str, ...],
    strips: bool,
    sign_off: bool,
    alarm: int | None,
    destination: Destination,
) -> None:
    from rostering.centre.rosters import read_roster
    from rostering.commands.agents import known_agent
    from rostering.commands.roster.sheets import tell_what_is_left_out, wall_of

    if week is not None and month is not None:
        raise InputError([InputProblem("--week", _("and --month cannot both be asked for"))])
    period = week or month
    chosen = [known_agent(session.centre, name).id for name in names]
    with Stages() as stages, session.record() as record, record.reading() as connection:
        if published:
            roster = published_roster(connection, period)
        elif file is not None:
            roster = read_roster(draft_file(session.centre, None, file), session.centre)
        else:
            roster, _is_draft = working_roster(session.centre, connection, period)
        stages.now(_("gathering the roster"))
        wall = wall_of(session, connection, roster, chosen, sign_off=sign_off)
        if destination.format == "ics" and not chosen:
            wall = with_former(wall, connection)
        made = made_of(wall, connection, destination, Form(strips, alarm), stages)
    destination.write(made)
    tell_what_is_left_out(wall, period)
    next_step("roster publish" if wall.standing.is_draft else "schedule export AGENT --format ics")
