"""A gathered roster in the form that was asked for."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import click

from rostering.commands.exporting import Destination, Made
from rostering.commands.stages import Stages
from rostering.errors import InputError, InputProblem
from rostering.language import _

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from rostering.reports.calendar_file import CalendarTerms
    from rostering.reports.wall import Wall


@dataclass(frozen=True, slots=True)
class Form:
    """How it is to look: `strips` for each agent instead of the wall sheet; minutes before a shift at
    which a calendar's alarm rings."""

    strips: bool = False
    alarm: int | None = None


strips_option = click.option(
    "--strips",
    is_flag=True,
    help=_(
        "A strip for each agent instead of the wall sheet; in xlsx, a sheet for each beside it."
    ),
)
sign_off_option = click.option(
    "--sign-off", is_flag=True, help=_("A blank column in which each agent signs.")
)
alarm_option = click.option(
    "--alarm",
    type=click.IntRange(0, 7 * 24 * 60),
    metavar="MINUTES",
    help=_("In calendars, an alarm so many minutes before each shift."),
)


def made_of(
    wall: Wall, connection: Connection, destination: Destination, form: Form, stages: Stages
) -> list[Made]:
    """The files of the sheet in the format of the destination; only calendars are several."""
    from rostering.reports.wall import file_stem

    kind = destination.format
    if kind == "ics":
        return _calendars(wall, connection, destination, form, stages)
    stages.now(_("making {format}").format(format=kind))
    stem = file_stem(wall)
    if len(wall.agents) == 1 and form.strips:
        stem = f"{wall.agents[0].id}-{stem}"
    return [Made(f"{stem}.{_ending(kind)}", _content(wall, kind, form))]


def _ending(kind: str) -> str:
    return "txt" if kind == "text" else kind


def _content(wall: Wall, kind: str, form: Form) -> str | bytes:
    if kind == "json":
        from rostering.reports.wall_data import SCHEMA, wall_data

        whole = {"schema": f"rostering/{SCHEMA}/1", **wall_data(wall)}
        return json.dumps(whole, ensure_ascii=False, indent=2)
    if kind == "csv":
        from rostering.reports.wall_table import wall_table

        return wall_table(wall)
    if kind == "xlsx":
        from rostering.reports.wall_workbook import wall_workbook

        return wall_workbook(wall, strips=form.strips)
    if kind == "html":
        return _page(wall, form)
    if kind == "pdf":
        from rostering.reports.wall_print import strips_pdf, wall_pdf

        return strips_pdf(wall) if form.strips else wall_pdf(wall)
    from rostering.reports.strip_text import strip_text
    from rostering.reports.wall_text import wall_text

    return strip_text(wall) if form.strips else wall_text(wall)


def _page(wall: Wall, form: Form) -> str:
    from rostering.reports.strip_page import strip_page
    from rostering.reports.wall_page import wall_page

    return strip_page(wall) if form.strips else wall_page(wall)


def with_former(wall: Wall, connection: Connection) -> Wall:
    """The sheet with those beside its agents who had shifts in it once: agents who left before it, whose
    calendars would keep what was taken away."""
    from rostering.record.withdrawn import withdrawn_shifts
    from rostering.reports.wall import agents_of

    if wall.standing.is_draft:
        return wall
    there = {agent.id for agent in wall.agents}
    gone = {one.shift.agent for one in withdrawn_shifts(connection, wall.roster.period)} - there
    former = agents_of(wall.centre, wall.roster, gone) if gone else ()
    return replace(wall, agents=(*wall.agents, *former))


def _calendars(
    wall: Wall, connection: Connection, destination: Destination, form: Form, stages: Stages
) -> list[Made]:
    """A calendar for each agent; several need a folder."""
    from rostering.reports.calendar_file import calendars

    if len(wall.agents) > 1 and destination.folder is None:
        message = _("{count} calendars, one for each agent, need a folder")
        problem = InputProblem(
            f"-o {destination.output}".strip(),
            message.format(count=len(wall.agents)),
            "",
            _("name one: -o calendars/ --format ics; or choose one agent with --agent"),
        )
        raise InputError([problem])
    terms = calendar_terms(wall, connection, form.alarm)
    made: list[Made] = []
    draft = "-draft" if wall.standing.is_draft else ""
    stages.now(_("making calendars"), len(wall.agents))
    for number, (agent, content) in enumerate(calendars(wall, terms), 1):
        made.append(Made(f"{agent.id}{draft}.ics", content))
        stages.done(number)
    return made


def calendar_terms(wall: Wall, connection: Connection, alarm: int | None) -> CalendarTerms:
    """When each version was published, and what was taken away; a draft takes nothing away."""
    from rostering.record.log import identity
    from rostering.record.rosters import versions
    from rostering.record.withdrawn import withdrawn_shifts
    from rostering.reports.calendar_file import CalendarTerms

    if wall.standing.is_draft:
        return CalendarTerms(record=identity(connection), alarm=alarm)
    names = [agent.id for agent in wall.agents]
    return CalendarTerms(
        record=identity(connection),
        published={one.version: one.at for one in versions(connection)},
        withdrawn=withdrawn_shifts(connection, wall.roster.period, names),
        alarm=alarm,
    )
