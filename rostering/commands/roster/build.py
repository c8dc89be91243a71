"""`rostering roster build`."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import click

from rostering.commands.output import emit_json, examples, json_option, next_step, say
from rostering.commands.periods import WEEK
from rostering.commands.roster.drafts import save_draft
from rostering.commands.roster.hours_planned import HOURS_SHARE, most_of, with_hours
from rostering.commands.roster.notice import warn_of_unknown_holidays
from rostering.commands.roster.options import search_options
from rostering.commands.roster.progress import SolveProgress
from rostering.commands.roster.rotating import Followed, follow, followed_data, followed_text
from rostering.commands.session import Session, pass_session
from rostering.domain.calendar import Period, week_of
from rostering.domain.request import RosterRequest
from rostering.domain.roster import RosterResult
from rostering.errors import InputError, InputProblem
from rostering.language import _

if TYPE_CHECKING:
    from rostering.record.connection import Record
    from rostering.scheduling.auditor import Audit
    from rostering.scheduling.search import SearchLimits


@click.command(
    help=_(
        "Build a roster for a week and write it to rosters/. Shortages are always allowed and "
        "always shown; where the hard rules leave no roster, the smallest set of rules that "
        "cannot hold together is named (exit code 3). Ctrl-C keeps the best roster so far. "
        "--what-if builds the week changed as well, both within the time limit and each going on from "
        "what was found for the other, shows what differs and writes nothing. Changes: agents+1 ROLE, "
        "agents-1 ROLE, demand+10% [ROLE], demand-10% [ROLE], leave AGENT DATE [DATE], rule NAME.PARAMETER=VALUE. "
        "--rotation goes on with a rotation: its agents walk the pattern in rotations/NAME.csv, and a day that leaves it has its price. A rotation "
        "whose file says from = DATE is in force from then on and needs no option. "
        "--frontier lists rosters that none beats in shortage, fairness and overtime at once; --keep "
        "writes one of them as the draft, with its hours."
    )
    + examples(
        "roster build --week next",
        "roster build --week 2026-W23 --time-limit 60",
        "roster build --week next --rotation phone",
        'roster build --week next --what-if "agents+1 phone"',
        'roster build --week next --what-if "demand+10%" --what-if "agents+1 phone"',
        'roster build --week next --what-if "rule minimum_rest.hours=10"',
        "roster build --week next --frontier --time-limit 60",
        "roster build --week next --keep 2",
    )
)
@click.option("--week", type=WEEK, default="next", show_default=True, help=_("Which week."))
@click.option(
    "--what-if",
    "changes",
    multiple=True,
    metavar="CHANGE",
    help=_("Compare with the week so changed; may be given several times."),
)
@click.option("--rotation", metavar="NAME", help=_("Go on with this rotation."))
@click.option(
    "--frontier",
    is_flag=True,
    help=_("List rosters to choose from: shortage against fairness against overtime."),
)
@click.option(
    "--keep",
    "kept",
    type=click.IntRange(1),
    metavar="N",
    help=_("Write number N of the list, of this or the last --frontier, as the draft."),
)
@click.option(
    "--no-hours",
    is_flag=True,
    help=_("Shifts only: no breaks, meetings and changes of role within them."),
)
@search_options
@json_option
@pass_session
def command(
    session: Session,
    week: Period,
    no_hours: bool,
    limits: SearchLimits,
    changes: tuple[str, ...],
    rotation: str | None,
    frontier: bool,
    kept: int | None,
    as_json: bool,
) -> None:
    if changes and (frontier or kept):
        raise InputError(
            [InputProblem("--what-if", _("stands alone, without --frontier or --keep"))]
        )
    from rostering.scheduling.auditor import audit
    from rostering.scheduling.gathering import roster_request

    centre, catalogue = session.centre, session.catalogue
    warn_of_unknown_holidays(session, week)
    with session.record() as record:
        with record.reading() as connection:
            request = roster_request(connection, centre, week, session.demand(week))
        walked = follow(session, request, rotation)
        request = walked.request if walked else request
        if changes:
            from rostering.commands.roster.comparing import show_what_if

            show_what_if(request, catalogue, changes, limits, as_json)
            return
        if frontier or kept:
            hours = None if no_hours else replace(limits, seconds=limits.seconds * HOURS_SHARE)
            _choose(session, record, request, limits, frontier, kept, hours, as_json)
            return
        from rostering.scheduling.solver import build_roster

        with SolveProgress() as progress:
            result = build_roster(
                request,
                catalogue,
                limits=limits if no_hours else most_of(limits),
                on_progress=progress.update,
            )
        if not no_hours:
            result = with_hours(session, result, request, limits)
        path = save_draft(centre, result.roster)
        _remember(session, record, week, result, walked)
    found = audit(result.roster, request, catalogue, week.start)
    if as_json:
        from rostering.reports.data import audit_data, result_data

        checked = audit_data(found.violations, found.prices, found.shortages)
        way = {"rotation": followed_data(walked, result.roster)} if walked else {}
        emit_json("roster_result", {**result_data(result), **checked, **way})
        return
    _show(session, result, found)
    if walked:
        click.echo(followed_text(walked, result.roster))
    say(_("Written to {file}; edit it freely.").format(file=path))
    next_step("roster show" if found.shortages else "roster check")


def _choose(
    session: Session,
    record: Record,
    request: RosterRequest,
    limits: SearchLimits,
    anew: bool,
    kept: int | None,
    hours: SearchLimits | None,
    as_json: bool,
) -> None:
    """Rosters to choose from, made anew or those shown last, and the one that is kept."""
    from rostering.commands.roster.comparing import keep, remembered, show_frontier

    if anew:
        rosters = show_frontier(session, record, request, limits, as_json)
    else:
        rosters = remembered(record, request.period)
    if kept is not None:
        keep(session, request, rosters, kept, hours)
    else:
        next_step(f"roster build --week {week_of(request.period.start)} --keep 1")


def _remember(
    session: Session,
    record: Record,
    week: Period,
    result: RosterResult,
    walked: Followed | None,
) -> None:
    from rostering.record.runs import add_run
    from rostering.reports.data import result_data

    with record.transaction(session.who, "roster build") as connection:
        way = {"rotation": {"name": walked.name, "weeks": walked.weeks}} if walked else {}
        data = {**result_data(result), **way}
        add_run(connection, "roster_build", week_of(week.start), "", data)


def _show(session: Session, result: RosterResult, found: Audit) -> None:
    from rostering.reports.roster import price_table, roster_grid, shortage_table
    from rostering.reports.terminal import WIDTH
    from rostering.reports.wrapping import wrap
    from rostering.scheduling.weights import missing_hour

    click.echo(roster_grid(result.roster, session.centre) + "\n")
    hour = missing_hour(session.catalogue, result.roster.period.start)
    click.echo(price_table(result.prices, hour) + "\n")
    if found.shortages:
        click.echo(_("Shortages") + "\n")
        click.echo(shortage_table(found.shortages, session.centre) + "\n")
    status = {"optimal": _("proven best"), "feasible": _("best found in the time")}
    if result.details.get("interrupted") == "yes":
        status["feasible"] = _("best so far, as the search was ended")
    if "hours" in result.details:
        click.echo(result.details["hours"])
    text = _("{status}: cost {cost}, no roster costs less than {bound}; {seconds:.1f} s")
    if "cost_of_shifts" in result.details:
        text = _(
            "{status}: cost {cost} with the usual breaks, where no roster costs less than {bound}; "
            "{seconds:.1f} s"
        )
    told = text.format(
        status=status.get(result.status, result.status),
        cost=result.details.get("cost_of_shifts", result.objective),
        bound=result.details.get("bound_of_shifts", result.bound),
        seconds=result.seconds,
    )
    click.echo(wrap(told, WIDTH))
