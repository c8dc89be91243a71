"""`rostering roster publish`."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path

import click

from rostering.commands.dry_run import dry_run_option
from rostering.commands.output import examples, next_step, warn
from rostering.commands.roster.drafts import draft_file, file_argument, week_option
from rostering.commands.roster.notice import notice_of, warn_of_short_notice
from rostering.commands.session import Session, pass_session
from rostering.commands.stages import during
from rostering.domain.calendar import Period
from rostering.domain.roster import Change
from rostering.errors import CheckFailed
from rostering.language import _, plural


@click.command(
    help=_(
        "Publish a roster as a new version. Published rosters are never overwritten; a roster that "
        "breaks a hard rule is refused unless --despite says why it must stand."
    )
    + examples("roster publish", "roster publish --week 2026-W23 --why 'first draft agreed'")
)
@file_argument
@week_option
@click.option("--why", default="", help=_("Why this version; the record keeps it."))
@click.option("--despite", default="", help=_("Publish although rules are broken, and why."))
@dry_run_option
@pass_session
def command(
    session: Session, file: Path | None, week: Period | None, why: str, despite: str
) -> None:
    from rostering.centre.rosters import read_roster
    from rostering.record.publishing import publish
    from rostering.reports.roster import violation_list
    from rostering.scheduling.auditor import audit
    from rostering.scheduling.changes import changes_between, duty_changes
    from rostering.scheduling.gathering import roster_request

    centre = session.centre
    roster = read_roster(draft_file(centre, week, file), centre)
    reason = "; ".join(part for part in (why, despite) if part)
    with (
        during(_("checking the roster")),
        session.record() as record,
        record.transaction(session.who, "roster publish", reason) as connection,
    ):
        request = roster_request(connection, centre, roster.period, session.demand(roster.period))
        violations = audit(roster, request, session.catalogue, roster.period.start).violations
        if violations and not despite:
            raise CheckFailed(
                _("the roster breaks hard rules and is not published:")
                + "\n"
                + violation_list(violations),
                _("repair it, or publish it all the same with --despite WHY"),
            )
        now = datetime.now(UTC)
        changes = changes_between(request.published, roster) if request.published else ()
        duties = duty_changes(request.published, roster) if request.published else ()
        version = publish(connection, roster, centre.shifts, centre.zone, now, session.who, reason)
    if violations:
        warn(_("published although hard rules are broken") + "\n" + violation_list(violations))
    click.echo(
        _("Published {period} as version {version}: {count} shifts.").format(
            period=roster.period, version=version, count=len(roster.assignments)
        )
    )
    _tell_changes(session, changes, duties, now)
    next_step("schedule show AGENT")


def _tell_changes(
    session: Session,
    changes: tuple[Change, ...],
    duties: Sequence[tuple[date, str, str]],
    now: datetime,
) -> None:
    """What the new version changes for whom, and what comes late or too late."""
    from rostering.reports.changes import change_table, duty_table
    from rostering.scheduling.changes import first_start

    if duties:
        click.echo("\n" + duty_table(duties))
    if not changes:
        return
    centre = session.centre
    late = notice_of(session, changes, now)
    click.echo("\n" + change_table(changes, centre, late))
    begun = [one for one in changes if first_start(one, centre.shifts, centre.zone) < now]
    if begun:
        warn(
            plural(
                "one of them comes after the shift has begun, and does not count for attendance (D10)",
                "{count} of them come after the shift has begun, and do not count for attendance (D10)",
                len(begun),
            )
        )
    warn_of_short_notice(late)
