"""A week built several times and compared: as it is and changed, or under several weighings."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from rostering.commands.output import emit_json, next_step, say
from rostering.commands.roster.drafts import save_draft
from rostering.commands.roster.progress import HoursLine, SolveProgress
from rostering.commands.session import Session
from rostering.domain.calendar import Period, week_of
from rostering.domain.request import RosterRequest
from rostering.domain.roster import Roster
from rostering.errors import InputError, InputProblem, NoRosterExists
from rostering.language import _, joined, labelled
from rostering.policy.catalogue import Catalogue

if TYPE_CHECKING:
    from rostering.record.connection import Record
    from rostering.scheduling.frontier import Compromise
    from rostering.scheduling.search import SearchLimits


KIND = "roster_frontier"  # of the run that keeps the last frontier of a week


def show_what_if(
    request: RosterRequest,
    catalogue: Catalogue,
    texts: Sequence[str],
    limits: SearchLimits,
    as_json: bool,
) -> None:
    """Print both weeks side by side; raises NoRosterExists where the changed one is impossible."""
    from rostering.reports.what_if import what_if_data, what_if_text
    from rostering.scheduling.comparison import side_by_side
    from rostering.scheduling.what_if import changed

    then = changed(request, catalogue, texts)
    with SolveProgress() as progress:
        one, other = side_by_side((request, catalogue), then, limits, progress.update)
    week = week_of(request.period.start)
    if as_json:
        emit_json("roster_what_if", {"week": week, "changes": list(texts), **what_if_data(one, other)})  # fmt: skip
    else:
        click.echo(labelled(week, joined(texts)) + "\n")
        click.echo(what_if_text(one, other))
        say(_("Nothing was written."))
    if other.status == "infeasible":
        raise NoRosterExists(_("what if: {message}").format(message=other.message))
    next_step(f"roster build --week {week}")


def show_frontier(
    session: Session, record: Record, request: RosterRequest, limits: SearchLimits, as_json: bool
) -> tuple[Roster, ...]:
    """Print the rosters between which to choose, and remember them for `keep`."""
    from rostering.record.runs import add_run
    from rostering.reports.frontier import frontier_data, frontier_table
    from rostering.scheduling.frontier import frontier

    with SolveProgress() as progress:
        rows: tuple[Compromise, ...] = frontier(request, session.catalogue, limits, progress.update)
    week = week_of(request.period.start)
    with record.transaction(session.who, "roster build --frontier") as connection:
        add_run(connection, KIND, week, "", frontier_data(rows))
    if as_json:
        emit_json(KIND, {"week": week, **frontier_data(rows)})
    else:
        click.echo(frontier_table(rows))
    return tuple(row.roster for row in rows)


def remembered(record: Record, week: Period) -> tuple[Roster, ...]:
    """The rosters of the frontier shown last for the week; raises InputError where there is none."""
    from rostering.record.runs import latest_run
    from rostering.reports.data import roster_from

    with record.reading() as connection:
        run = latest_run(connection, KIND, week_of(week.start))
    if run is None:
        name = week_of(week.start)
        problem = InputProblem(
            "--keep",
            _("no rosters of {week} to choose from yet").format(week=name),
            "",
            _("list them first: rostering roster build --week {week} --frontier").format(week=name),
        )
        raise InputError([problem])
    return tuple(roster_from(row["roster"]) for row in run.result["rosters"])


def keep(
    session: Session,
    request: RosterRequest,
    rosters: Sequence[Roster],
    number: int,
    limits: SearchLimits | None,
) -> None:
    """Write one of the rosters, counted from 1, as the draft of its week; its hours are planned within
    `limits`, or it has none."""
    if number > len(rosters):
        message = _("there are {count} rosters to choose from").format(count=len(rosters))
        raise InputError([InputProblem("--keep", message, str(number))])
    roster = rosters[number - 1]
    if limits is not None:
        roster = _with_hours(session, request, roster, limits)
    path = save_draft(session.centre, roster)
    if limits is None:
        say(_("It has no hours within its shifts yet: rostering roster hours plans them."))
    say(_("Written to {file}; edit it freely.").format(file=path))
    next_step("roster check" if limits is not None else "roster hours")


def _with_hours(
    session: Session, request: RosterRequest, roster: Roster, limits: SearchLimits
) -> Roster:
    from rostering.reports.hours import hours_summary
    from rostering.scheduling.hours.planning import plan_hours

    with HoursLine() as line:
        after = plan_hours(roster, request, session.catalogue, limits, on_progress=line.plan)
    say(hours_summary(roster, after, request))
    return after
