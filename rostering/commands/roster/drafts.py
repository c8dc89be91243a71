"""Rosters that commands work on: drafts, and what is published.

A draft is that of the week given, or the one edited last. One that a command replaces is kept in
rosters/earlier/ if it says something else.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from rostering.commands.output import say
from rostering.commands.periods import WEEK
from rostering.domain.calendar import Period
from rostering.domain.centre import Centre
from rostering.domain.roster import Roster
from rostering.errors import CentreError, InputError, InputProblem, RecordError
from rostering.language import _

if TYPE_CHECKING:
    from sqlalchemy import Connection

week_option = click.option(
    "--week", type=WEEK, help=_("The week: 2026-W48, a date, this, next or last.")
)
file_argument = click.argument(
    "file", type=click.Path(dir_okay=False, path_type=Path), required=False
)


def draft_file(centre: Centre, week: Period | None, file: Path | None) -> Path:
    """The roster file; raises InputError where there is none."""
    from rostering.centre.rosters import roster_path

    if file is None and week is not None:
        file = roster_path(centre, week)
    if file is None:
        drafts = sorted(_drafts(centre), key=lambda draft: draft.stat().st_mtime)
        if drafts:
            file = drafts[-1]
            say(_("Roster: {file}").format(file=file))
    if file is None or not file.is_file():
        where = str(file or centre.folder / "rosters")
        problem = InputProblem(
            where, _("there is no roster"), "", _("build one: rostering roster build --week next")
        )
        raise InputError([problem])
    return file


def _drafts(centre: Centre) -> list[Path]:
    """The grids in rosters/, without the tables of their hours."""
    from rostering.centre.hours import SUFFIX

    files = (centre.folder / "rosters").glob("*.csv")
    return [file for file in files if not file.name.endswith(SUFFIX)]


def save_draft(centre: Centre, roster: Roster, before: Roster | None = None) -> Path:
    """Write the draft of the roster's period, and give its file.

    A draft that says something else than this and than `before`, which the caller knows, is kept.
    """
    from rostering.centre.hours import hours_path
    from rostering.centre.rosters import read_roster, roster_path, write_roster

    path = roster_path(centre, roster.period)
    if path.is_file():
        try:
            known = read_roster(path, centre) in (roster, before)
        except CentreError:
            known = False
        if not known:
            changed = datetime.fromtimestamp(path.stat().st_mtime)
            kept = path.parent / "earlier" / f"{path.stem} {changed:%Y-%m-%d %H%M%S}{path.suffix}"
            kept.parent.mkdir(exist_ok=True)
            if hours_path(path).is_file():
                hours_path(path).replace(hours_path(kept))
            path.replace(kept)
            say(_("The draft there was is kept as {file}.").format(file=kept))
    write_roster(path, roster, centre)
    return path


def published_roster(connection: Connection, period: Period | None) -> Roster:
    """The roster in force over `period`, or over the period published last; raises RecordError."""
    from rostering.record.rosters import roster_in_force, versions

    known = versions(connection)
    if period is None and known:
        period = known[-1].period
    roster = roster_in_force(connection, period) if period else None
    if roster is None:
        raise RecordError(
            _("no roster is published for {period}").format(period=period or _("any week")),
            _("publish one: rostering roster publish"),
        )
    return roster


def working_roster(
    centre: Centre, connection: Connection, week: Period | None
) -> tuple[Roster, bool]:
    """The draft of the week, or what is published where there is none; and whether it is a draft."""
    from rostering.centre.rosters import read_roster, roster_path

    if week is None:
        if _drafts(centre):
            return read_roster(draft_file(centre, None, None), centre), True
        return published_roster(connection, None), False
    path = roster_path(centre, week)
    if path.is_file():
        return read_roster(path, centre), True
    return published_roster(connection, week), False
