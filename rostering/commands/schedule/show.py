"""`rostering schedule show AGENT`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from rostering.commands.output import emit_json, examples, json_option, next_step, say
from rostering.commands.periods import WEEK
from rostering.commands.session import Session, pass_session
from rostering.domain.calendar import Period, week_of
from rostering.errors import RecordError
from rostering.language import _

if TYPE_CHECKING:
    from sqlalchemy import Connection


@click.command(
    help=_("Show an agent's own week as it is published, with duty and leave.")
    + examples("schedule show A03", "schedule show A03 --week 2026-W23", "schedule show A03 --json")
)
@click.argument("agent")
@click.option(
    "--week",
    type=WEEK,
    help=_("The week: 2026-W48, a date, this, next; the last published one if not given."),
)
@json_option
@pass_session
def command(session: Session, agent: str, week: Period | None, as_json: bool) -> None:
    from rostering.commands.agents import known_agent
    from rostering.record.leave import leave_days
    from rostering.record.rosters import activities_between, duties_between, published_shifts

    centre = session.centre
    person = known_agent(centre, agent)
    with session.record() as record, record.reading() as connection:
        week = week or _last_published(connection)
        shifts = published_shifts(connection, week, [person.id])
        duties = {
            duty.date
            for duty in duties_between(connection, week.start, week.end)
            if duty.agent == person.id
        }
        hours = activities_between(connection, week.start, week.end, [person.id])
        leave = [day for day in leave_days(connection, week) if day.agent == person.id]
    if as_json:
        from rostering.reports.data import schedule_data

        data = schedule_data(shifts, duties, centre.zone, hours)
        emit_json(
            "schedule",
            {"agent": person.id, "name": person.name, "week": week_of(week.start), "shifts": data},
        )
        return
    from rostering.reports.schedule import schedule_table

    if not shifts:
        say(_("No shifts are published for {agent} in this week.").format(agent=person.id))
    click.echo(f"{person.id} {person.name}  {week_of(week.start)}\n")
    click.echo(schedule_table(shifts, duties, leave, week, centre, hours))
    next_step(f"schedule export {person.id} -o {person.id}.ics")


def _last_published(connection: Connection) -> Period:
    """The last week that is published, wholly or in part."""
    from rostering.record.rosters import versions

    known = versions(connection)
    if not known:
        raise RecordError(
            _("no roster is published yet"), _("publish one: rostering roster publish")
        )
    last = max(version.period.end for version in known)
    year, number, _weekday = last.isocalendar()
    return Period.week(year, number)
