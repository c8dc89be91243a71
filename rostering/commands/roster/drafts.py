"""Which draft roster a command means: that of the week given, or the one edited last."""

from __future__ import annotations

from pathlib import Path

import click

from rostering.commands.output import say
from rostering.commands.periods import WEEK
from rostering.domain.calendar import Period
from rostering.domain.centre import Centre
from rostering.errors import InputError, InputProblem
from rostering.language import _

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
        drafts = sorted(
            (centre.folder / "rosters").glob("*.csv"), key=lambda draft: draft.stat().st_mtime
        )
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
