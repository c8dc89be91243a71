"""`rostering attendance adherence`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from rostering.commands.months import chosen_month, month_option
from rostering.commands.output import emit_json, examples, json_option, next_step
from rostering.commands.periods import WEEK
from rostering.commands.session import Session, pass_session
from rostering.commands.words import Word
from rostering.domain.calendar import Period, month_of
from rostering.errors import InputError, InputProblem, near_word
from rostering.language import _, listed

if TYPE_CHECKING:
    from rostering.domain.people import Agent

GROUPS = ("agent", "team", "day", "week", "month")


@click.command(
    help=_(
        "Show how well the roster was kept. Adherence is the scheduled time in which people were "
        "there, conformance all the time they were there against the time scheduled: 60 minutes "
        "scheduled, 10 late and 10 longer are 83.33 % and 100 %. Attendance is the days attended of "
        "the days due, late the shifts begun late of those attended. Shifts with open exceptions, "
        "or without punches yet, are left out and counted."
    )
    + examples(
        "attendance adherence --month 2026-05",
        "attendance adherence --by team --week 2026-W20",
        "attendance adherence --by day --agent A03 --json",
    )
)
@click.option("--by", type=Word(GROUPS), default="agent", help=_("A line for each of these."))
@month_option
@click.option("--week", type=WEEK, help=_("A week instead: 2026-W20, a date, this or last."))
@click.option("--agent", help=_("Only this agent."))
@click.option("--team", help=_("Only this team."))
@json_option
@pass_session
def command(
    session: Session,
    by: str,
    month: Period | None,
    week: Period | None,
    agent: str | None,
    team: str | None,
    as_json: bool,
) -> None:
    from rostering.attendance.adherence import adherence
    from rostering.attendance.kept import kept_between
    from rostering.reports.adherence import adherence_data, adherence_table

    if month is not None and week is not None:
        raise click.UsageError(_("give --month or --week, not both"))
    people = _people(session, agent, team)
    with session.record() as record, record.reading() as connection:
        period = week or chosen_month(connection, month, "reconcile", "attendance adherence")
        kept = kept_between(connection, session.centre, period, session.catalogue)
    figures = adherence(kept.worked, kept.findings, kept.groups(people), by)
    if as_json:
        span = {"from": period.start.isoformat(), "to": period.end.isoformat(), "by": by}
        emit_json("adherence", {**span, **adherence_data(figures)})
        return
    click.echo(adherence_table(figures, by))
    next_step(f"attendance exceptions --month {month_of(period.start)}")


def _people(session: Session, agent: str | None, team: str | None) -> frozenset[str]:
    """The ids of the agents asked for; raises InputError where no agent is in the team."""
    from rostering.commands.agents import known_agent

    chosen: tuple[Agent, ...] = session.centre.agents
    if agent is not None:
        chosen = (known_agent(session.centre, agent),)
    if team is not None:
        teams = sorted({one.team for one in session.centre.agents if one.team})
        if team not in teams:
            raise InputError(
                [
                    InputProblem(
                        "--team",
                        _("is no team of this centre"),
                        team,
                        near_word(team, teams, _("teams: {teams}").format(teams=listed(teams))),
                    )
                ]
            )
        chosen = tuple(one for one in chosen if one.team == team)
    return frozenset(one.id for one in chosen)
