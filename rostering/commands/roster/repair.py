"""`rostering roster repair --absent AGENT@DATE …`."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING

import click

from rostering.commands.output import emit_json, examples, json_option, next_step, say, warn
from rostering.commands.periods import DAY, WEEK
from rostering.commands.roster.drafts import published_roster, save_draft
from rostering.commands.roster.notice import notice_of, warn_of_short_notice
from rostering.commands.roster.options import search_options
from rostering.commands.roster.progress import HoursLine, SolveProgress
from rostering.commands.roster.rotating import follow_as_built
from rostering.commands.session import Session, pass_session
from rostering.domain.calendar import Period
from rostering.domain.request import RosterRequest
from rostering.domain.roster import Roster
from rostering.errors import InputError, InputProblem
from rostering.language import _, plural

if TYPE_CHECKING:
    from rostering.scheduling.search import SearchLimits


@click.command(
    help=_(
        "Plan a published roster again around absences and leave, with the fewest and the least "
        "painful changes. Past days and shifts that have begun stay, and a rotation is followed where "
        "there is one. The result is a draft; publish it to make it a new version."
    )
    + examples(
        "roster repair --absent A03@2026-06-03",
        "roster repair --absent A03@2026-06-03..2026-06-05 --absent A07@2026-06-04",
        "roster repair --week next",
    )
)
@click.option(
    "--absent",
    multiple=True,
    metavar="AGENT@DATE",
    help=_("Who cannot work when; AGENT@DATE..DATE for several days."),
)
@click.option("--week", type=WEEK, help=_("The week; that of the first absence if not given."))
@click.option(
    "--from",
    "first_day",
    type=DAY,
    help=_("The first day that may change; today if not given."),
)
@search_options
@json_option
@pass_session
def command(
    session: Session,
    absent: tuple[str, ...],
    week: Period | None,
    first_day: date | None,
    limits: SearchLimits,
    as_json: bool,
) -> None:
    from rostering.commands.agents import agent_days
    from rostering.scheduling.gathering import roster_request
    from rostering.scheduling.repair import gentler, repair_request, start_of
    from rostering.scheduling.solver import build_roster

    centre = session.centre
    absences = agent_days(centre, absent)
    week = _week(week, absences)
    now = _now(session, first_day)
    _refuse_the_past(session, week, absences, now)
    with session.record() as record, record.reading() as connection:
        published = published_roster(connection, week)
        request = roster_request(connection, centre, week, session.demand(week))
        walked = follow_as_built(session, connection, request, None)
    request = walked.request if walked else request
    whole = replace(published, activities=())  # shifts are repaired first, then their hours
    with SolveProgress() as progress:
        result = build_roster(
            repair_request(request, whole, absences, now, centre.zone),
            gentler(session.catalogue),
            limits=limits,
            on_progress=progress.update,
            start=start_of(whole, absences),
        )
    repaired = _with_hours(session, result.roster, published, request, limits)
    path = save_draft(centre, repaired, published)
    _report(session, request, published, repaired, now, as_json)
    say(_("Written to {file}.").format(file=path))
    next_step("roster publish --why REASON")


def _with_hours(
    session: Session,
    repaired: Roster,
    published: Roster,
    request: RosterRequest,
    limits: SearchLimits,
) -> Roster:
    """The hours of days that stay are kept, those of the others planned, where hours are published."""
    from rostering.scheduling.hours.planning import plan_hours

    if not published.activities:
        return repaired
    with HoursLine() as line:
        return plan_hours(
            repaired, request, session.catalogue, limits, published, on_progress=line.plan
        )


def _report(
    session: Session,
    request: RosterRequest,
    published: Roster,
    repaired: Roster,
    now: datetime,
    as_json: bool,
) -> None:
    from rostering.reports.changes import change_data, change_table, duty_table
    from rostering.scheduling.changes import changes_between, duty_changes
    from rostering.scheduling.coverage import missing_minutes

    changes, duties = changes_between(published, repaired), duty_changes(published, repaired)
    late = notice_of(session, changes, now)
    before, after = missing_minutes(published, request), missing_minutes(repaired, request)
    if as_json:
        shortage = {"shortage_before": before, "shortage_after": after}
        emit_json("roster_repair", {**change_data(changes, duties, late), **shortage})
        return
    if not changes and not duties:
        click.echo(_("Nothing has to change."))
        return
    if changes:
        click.echo(change_table(changes, session.centre, late))
    if duties:
        click.echo(("\n" if changes else "") + duty_table(duties))
    changed = plural("One agent's day changes.", "{count} agents' days change.", len(changes))
    missing = _("Missing people-hours: {before:g} before, {after:g} now.").format(
        before=round(before / 60, 1), after=round(after / 60, 1)
    )
    click.echo(f"\n{changed} {missing}")
    if after > before:
        warn(_("the absence could not be covered in full: rostering roster explain says why"))
    warn_of_short_notice(late)


def _week(week: Period | None, absences: list[tuple[str, date]]) -> Period:
    if week is None and absences:
        week = Period.week(*min(day for _agent, day in absences).isocalendar()[:2])
    if week is None:
        raise InputError(
            [InputProblem("--absent", _("nobody is absent, and no week is given"), "",
                          _("say who cannot work: --absent A03@2026-06-03"))]
        )  # fmt: skip
    outside = [f"{agent}@{day}" for agent, day in absences if day not in week]
    if outside:
        raise InputError(
            [InputProblem("--absent", _("is not in the week {week}").format(week=week), one,
                          _("repair each week by itself")) for one in outside]
        )  # fmt: skip
    return week


def _now(session: Session, first_day: date | None) -> datetime:
    """Now, or the midnight with which the first day that may change begins."""
    if first_day is None:
        return datetime.now(UTC)
    return datetime.combine(first_day, time(), session.centre.zone).astimezone(UTC)


def _refuse_the_past(
    session: Session, week: Period, absences: list[tuple[str, date]], now: datetime
) -> None:
    today = now.astimezone(session.centre.zone).date()
    hint = _("say from which day it may change: --from {day}").format(day=week.start)
    problems = [
        InputProblem("--absent", _("is past"), f"{agent}@{day}", hint)
        for agent, day in absences
        if day < today
    ]
    if week.end < today and not problems:
        problems.append(InputProblem("--week", _("is over"), str(week), hint))
    if problems:
        raise InputError(problems)
