"""`rostering roster hours`: breaks, meetings and changes of role for a roster whose shifts are settled."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from rostering.commands.output import emit_json, examples, json_option, next_step, say
from rostering.commands.roster.drafts import draft_file, file_argument, save_draft, week_option
from rostering.commands.roster.options import search_options
from rostering.commands.roster.progress import HoursLine
from rostering.commands.session import Session, pass_session
from rostering.domain.calendar import Period
from rostering.language import _

if TYPE_CHECKING:
    from rostering.scheduling.search import SearchLimits


@click.command(
    help=_(
        "Plan the hours within the shifts of a draft: breaks in their windows, meetings, and changes "
        "of role, so that each half hour follows demand. Shifts stay as they are. The hours go to a "
        "table beside the roster, such as rosters/2026-W23.hours.csv; edit it freely."
    )
    + examples("roster hours", "roster hours --week 2026-W23")
)
@file_argument
@week_option
@search_options
@json_option
@pass_session
def command(
    session: Session, file: Path | None, week: Period | None, limits: SearchLimits, as_json: bool
) -> None:
    from rostering.centre.hours import hours_path
    from rostering.centre.rosters import read_roster
    from rostering.reports.data import audit_data, roster_data
    from rostering.reports.hours import hours_summary, missing_by_meetings
    from rostering.scheduling.auditor import audit
    from rostering.scheduling.gathering import roster_request
    from rostering.scheduling.hours.planning import plan_hours

    centre = session.centre
    before = read_roster(draft_file(centre, week, file), centre)
    with session.record() as record, record.reading() as connection:
        request = roster_request(connection, centre, before.period, session.demand(before.period))
    with HoursLine() as line:
        after = plan_hours(before, request, session.catalogue, limits, on_progress=line.plan)
    path = save_draft(centre, after, replace(after, activities=()))
    if as_json:
        found = audit(after, request, session.catalogue, before.period.start)
        checked = audit_data(found.violations, found.prices, found.shortages)
        meetings = {"missing_by_meetings": missing_by_meetings(after, request)}
        emit_json("roster_hours", {**roster_data(after), **checked, **meetings})
        return
    click.echo(hours_summary(replace(before, activities=()), after, request))
    say(_("Written to {file}; edit it freely.").format(file=hours_path(path)))
    next_step("roster check")
