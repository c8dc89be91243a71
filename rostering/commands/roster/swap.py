"""`rostering roster swap A@DATE B@DATE`."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import click

from rostering.commands.output import emit_json, examples, json_option, next_step, say
from rostering.commands.roster.drafts import save_draft, working_roster
from rostering.commands.roster.notice import notice_of, warn_of_short_notice
from rostering.commands.session import Session, pass_session
from rostering.domain.calendar import Period
from rostering.domain.roster import Roster, Violation
from rostering.errors import CheckFailed, InputError, InputProblem
from rostering.language import _

if TYPE_CHECKING:
    from sqlalchemy import Connection


@click.command(
    help=_(
        "Exchange two agents' days. Every rule is checked first: a swap that breaks one more than "
        "the roster breaks already is refused, and the rule is named. The swap goes into the draft; "
        "publish it to make it a new version. On two dates, each agent works the other's shift on "
        "the other's date."
    )
    + examples(
        "roster swap A03@2026-06-03 A07@2026-06-03", "roster swap A03@2026-06-03 A07@2026-06-05"
    )
)
@click.argument("one", metavar="AGENT@DATE")
@click.argument("other", metavar="AGENT@DATE")
@json_option
@pass_session
def command(session: Session, one: str, other: str, as_json: bool) -> None:
    from rostering.commands.agents import agent_day
    from rostering.reports.changes import change_data, change_table, duty_table
    from rostering.reports.roster import violation_list
    from rostering.scheduling.changes import changes_between, duty_changes, swapped

    centre = session.centre
    first, second = agent_day(centre, one), agent_day(centre, other)
    week = _week_of(first[1], second[1])
    with session.record() as record, record.reading() as connection:
        roster, _is_draft = working_roster(centre, connection, week)
        after = swapped(roster, first, second)
        changes, duties = changes_between(roster, after), duty_changes(roster, after)
        if not changes:
            problem = InputProblem(one, _("there is nothing to swap"), other)
            raise InputError([problem])
        broken = _newly_broken(session, connection, roster, after)
    if broken:
        raise CheckFailed(
            _("the swap breaks hard rules and was not made:") + "\n" + violation_list(broken),
            _("look for another: rostering roster show --week {week}").format(week=first[1]),
        )
    path = save_draft(centre, after, roster)
    late = notice_of(session, changes, datetime.now(UTC))
    if as_json:
        emit_json("roster_swap", change_data(changes, duties, late))
        return
    click.echo(change_table(changes, centre, late))
    if duties:
        click.echo("\n" + duty_table(duties))
    say(_("Written to {file}.").format(file=path))
    warn_of_short_notice(late)
    next_step("roster publish --why REASON")


def _week_of(*days: date) -> Period:
    """The one week of both days; a draft is a week."""
    weeks = {Period.week(*day.isocalendar()[:2]) for day in days}
    if len(weeks) > 1:
        raise InputError(
            [
                InputProblem(
                    "AGENT@DATE",
                    _("the two days are not in one week"),
                    " ".join(map(str, days)),
                    _("edit the drafts of both weeks, and check them: rostering roster check"),
                )
            ]
        )
    return weeks.pop()


def _newly_broken(
    session: Session, connection: Connection, before: Roster, after: Roster
) -> list[Violation]:
    """The violations that the roster did not have before."""
    from rostering.scheduling.auditor import audit
    from rostering.scheduling.gathering import roster_request

    period = before.period
    request = roster_request(connection, session.centre, period, session.demand(period))
    known = set(audit(before, request, session.catalogue, period.start).violations)
    found = audit(after, request, session.catalogue, period.start).violations
    return [violation for violation in found if violation not in known]
