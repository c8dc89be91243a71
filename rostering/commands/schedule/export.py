"""`rostering schedule export AGENT`."""

from __future__ import annotations

import click

from rostering.commands.exporting import Destination, export_options
from rostering.commands.output import examples, next_step
from rostering.commands.periods import MONTH, WEEK
from rostering.commands.roster.forms import Form, alarm_option, made_of, sign_off_option
from rostering.commands.session import Session, pass_session
from rostering.commands.stages import Stages
from rostering.domain.calendar import Period
from rostering.errors import InputError, InputProblem
from rostering.language import _


@click.command(
    help=_(
        "Take an agent's own schedule away, as it is published: a calendar (ics) whose later files bring "
        "every change, a page for the phone (html), paper (pdf), a table (csv, xlsx) or data (json). "
        "Without a week or month, everything from this week on that is published."
    )
    + examples(
        "schedule export A03 -o A03.ics --alarm 60",
        "schedule export A03 --week 2026-W23 -o week.html",
        "schedule export A03 --month 2026-05 -o may.pdf",
    )
)
@click.argument("agent")
@click.option("--week", type=WEEK, help=_("The week: 2026-W48, a date, this or next."))
@click.option("--month", type=MONTH, help=_("A whole month: 2026-11, a date, this or last."))
@alarm_option
@sign_off_option
@export_options("text", "json", "csv", "xlsx", "html", "pdf", "ics")
@pass_session
def command(
    session: Session,
    agent: str,
    week: Period | None,
    month: Period | None,
    alarm: int | None,
    sign_off: bool,
    destination: Destination,
) -> None:
    from rostering.commands.agents import known_agent
    from rostering.commands.roster.drafts import published_roster
    from rostering.commands.roster.sheets import published_ahead, tell_what_is_left_out, wall_of
    from rostering.reports.wall import own_part

    if week is not None and month is not None:
        raise InputError([InputProblem("--week", _("and --month cannot both be asked for"))])
    person = known_agent(session.centre, agent)
    with Stages() as stages, session.record() as record, record.reading() as connection:
        period = week or month or published_ahead(connection)
        roster = published_roster(connection, period)
        stages.now(_("gathering the roster"))
        wall = wall_of(session, connection, roster, [person.id], sign_off=sign_off)
        wall = own_part(wall)
        made = made_of(wall, connection, destination, Form(strips=True, alarm=alarm), stages)
    destination.write(made)
    tell_what_is_left_out(wall, week or month)
    next_step(f"schedule show {person.id}")
