"""`rostering roster show`."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from rostering.commands.output import emit_json, examples, json_option, next_step
from rostering.commands.periods import DAY
from rostering.commands.roster.drafts import (
    draft_file,
    file_argument,
    published_roster,
    week_option,
)
from rostering.commands.session import Session, pass_session
from rostering.domain.calendar import Period
from rostering.domain.roster import Roster
from rostering.errors import InputError, InputProblem
from rostering.language import _


@click.command(
    help=_("Show a roster as a grid of agents and days: the one edited last, or that of a week.")
    + examples(
        "roster show",
        "roster show --week 2026-W23",
        "roster show --published --week this",
        "roster show --date 2026-06-01",
    )
)
@file_argument
@week_option
@click.option("--published", is_flag=True, help=_("What is published, not the draft."))
@click.option(
    "--date", "day", type=DAY, help=_("One day by the hour: people present and wanted by role.")
)
@json_option
@pass_session
def command(
    session: Session,
    file: Path | None,
    week: Period | None,
    published: bool,
    day: date | None,
    as_json: bool,
) -> None:
    from rostering.centre.rosters import read_roster
    from rostering.reports.data import roster_data
    from rostering.reports.roster import roster_grid

    if day is not None and week is None and file is None:
        week = Period.week(*day.isocalendar()[:2])
    if published:
        with session.record() as record, record.reading() as connection:
            roster = published_roster(connection, week)
    else:
        roster = read_roster(draft_file(session.centre, week, file), session.centre)
    if as_json:
        emit_json("roster", roster_data(roster))
        return
    if day is not None:
        _show_day(session, roster, day)
        return
    click.echo(roster_grid(roster, session.centre))
    next_step("schedule show AGENT" if published else "roster check")


def _show_day(session: Session, roster: Roster, day: date) -> None:
    from rostering.reports.hours import coverage_table
    from rostering.scheduling.gathering import roster_request

    period = roster.period
    if day not in period:
        problem = InputProblem(
            "--date", _("is not in the roster of {period}").format(period=period)
        )
        raise InputError([problem])
    with session.record() as record, record.reading() as connection:
        request = roster_request(connection, session.centre, period, session.demand(period))
    click.echo(coverage_table(roster, request, day))
    next_step("roster check")
