"""`rostering roster explain`: why nobody could be placed, why an agent's day is what it is, why no
roster exists."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import click

from rostering.commands.output import emit_json, examples, json_option, next_step
from rostering.commands.roster.asked import Asked, asked_of
from rostering.commands.roster.drafts import published_roster, week_option, working_roster
from rostering.commands.roster.progress import TrialProgress
from rostering.commands.session import Session, pass_session
from rostering.domain.calendar import Period, week_of
from rostering.domain.request import RosterRequest
from rostering.domain.roster import Roster
from rostering.errors import InputError, InputProblem
from rostering.language import _

if TYPE_CHECKING:
    from rostering.scheduling.reasons import GapReasons
    from rostering.scheduling.trials import Trials


@click.command(
    help=_(
        "Why a roster is as it is. A date, a role and a time: why nobody more is there, agent by "
        "agent, each really placed on trial. An agent and a date: why this shift, or rest, and what "
        "each other choice would break or cost. A date alone, or --week: where people are missing; "
        "of a week for which no roster exists, the smallest set of rules that cannot hold together, and "
        "the single changes that would make it possible, each really tried."
    )
    + examples(
        "roster explain 2026-06-03 phone 13:00",
        "roster explain A06 2026-06-03",
        "roster explain 2026-06-03",
        "roster explain --week 2026-W23",
    )
)
@click.argument("words", nargs=-1, metavar="[AGENT] [DATE] [ROLE] [TIME]")
@week_option
@click.option("--published", is_flag=True, help=_("What is published, not the draft."))
@json_option
@pass_session
def command(
    session: Session, words: tuple[str, ...], week: Period | None, published: bool, as_json: bool
) -> None:
    centre = session.centre
    asked = asked_of(centre, words)
    if week is not None and words:
        raise InputError([InputProblem("--week", _("stands alone: without a date, role or agent"))])
    period = week or (Period.week(*asked.date.isocalendar()[:2]) if asked.date else None)
    if week is not None and _no_roster_exists(session, week, as_json):
        return
    roster, request = _roster_of(session, period, published)
    from rostering.scheduling.trials import Trials

    progress = TrialProgress()
    trials = Trials(
        roster, request, session.catalogue, roster.period.start, on_trial=progress.trial
    )
    if asked.agent:
        _explain_day(session, trials, asked, progress, as_json)
    elif asked.date and asked.role and asked.minute is not None:
        _explain_gap(session, trials, asked, progress, as_json)
    else:
        _list_gaps(session, trials, asked, as_json)


def _roster_of(
    session: Session, period: Period | None, published: bool
) -> tuple[Roster, RosterRequest]:
    """The draft of the period, or what is published of it, and what it had to satisfy."""
    from rostering.scheduling.gathering import roster_request

    with session.record() as record, record.reading() as connection:
        if published:
            roster = published_roster(connection, period)
        else:
            roster, _is_draft = working_roster(session.centre, connection, period)
        demand = session.demand(roster.period)
        return roster, roster_request(connection, session.centre, roster.period, demand)


def _no_roster_exists(session: Session, week: Period, as_json: bool) -> bool:
    """Explain an impossible week; whether it is one."""
    from rostering.scheduling.conflict import explain_conflict
    from rostering.scheduling.gathering import roster_request

    with session.record() as record, record.reading() as connection:
        request = roster_request(connection, session.centre, week, session.demand(week))
    conflicts = explain_conflict(request, session.catalogue, week.start)
    if not conflicts:
        return False
    from rostering.reports.relaxations import conflict_text, relaxation_data
    from rostering.scheduling.relaxations import relaxations

    with TrialProgress() as progress:
        found = relaxations(request, session.catalogue, conflicts, on_trial=progress.trial)
    if as_json:
        from rostering.reports.reasons import conflict_data

        data = {**conflict_data(conflicts), "relaxations": relaxation_data(found)}
        emit_json("roster_conflict", {"week": week_of(week.start), **data})
        return True
    click.echo(conflict_text(conflicts, found))
    next_step("rules show " + conflicts[0].rule)
    return True


def _explain_day(
    session: Session, trials: Trials, asked: Asked, progress: TrialProgress, as_json: bool
) -> None:
    from rostering.reports.reasons import day_data, day_text
    from rostering.scheduling.reasons import why_so

    if asked.date is None:
        raise InputError(
            [InputProblem(asked.agent, _("of which day?"), "", _("type {agent} 2026-06-03").format(agent=asked.agent))]
        )  # fmt: skip
    agent = next(agent for agent in session.centre.agents if agent.id == asked.agent)
    with progress:
        reasons = why_so(trials, agent, asked.date)
    if as_json:
        emit_json("roster_day", day_data(reasons))
        return
    click.echo(day_text(reasons, session.centre))
    next_step(f"roster show --week {week_of(asked.date)}")


def _explain_gap(
    session: Session, trials: Trials, asked: Asked, progress: TrialProgress, as_json: bool
) -> None:
    from rostering.reports.reasons import gap_data, gap_text

    with progress:
        reasons = _gap(trials, asked)
    if as_json:
        emit_json("roster_gap", gap_data(reasons))
        return
    click.echo(gap_text(reasons, session.centre))
    if reasons.trials:
        next_step(f"roster explain {reasons.trials[0].agent} {reasons.trials[0].date}")


def _gap(trials: Trials, asked: Asked) -> GapReasons:
    from rostering.scheduling.reasons import stretch_at, why_missing

    assert asked.date is not None
    assert asked.minute is not None
    found = stretch_at(trials.roster, trials.request, asked.date, asked.role, asked.minute)
    if found is None:
        problem = InputProblem(
            f"{asked.date} {asked.role}",
            _("nobody is wanted or there at that time"),
            "",
            _("see when people are wanted: rostering demand show"),
        )
        raise InputError([problem])
    return why_missing(trials, found)


def _list_gaps(session: Session, trials: Trials, asked: Asked, as_json: bool) -> None:
    """Where people are missing, and how to ask why."""
    from rostering.reports.data import audit_data
    from rostering.reports.days import minute
    from rostering.reports.roster import shortage_table

    found = [
        one
        for one in trials.audit.shortages
        if asked.date in (None, one.date)
        and asked.role in ("", one.role)
        and (asked.minute is None or one.start <= asked.minute < one.end)
    ]
    if as_json:
        emit_json("roster_gaps", {"shortages": audit_data((), (), found)["shortages"]})
        return
    if not found:
        click.echo(_("Nobody is missing: {when}.").format(when=_when(asked.date, trials)))
        return
    click.echo(shortage_table(found, session.centre))
    worst = max(found, key=lambda one: (one.below_minimum > 0, one.below_target))
    next_step(f"roster explain {worst.date} {worst.role} {minute(worst.start)}")


def _when(day: date | None, trials: Trials) -> str:
    return str(day or trials.roster.period)
