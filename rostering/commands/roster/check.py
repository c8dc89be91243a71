"""`rostering roster check`: the audit, without the solver."""

from __future__ import annotations

from pathlib import Path

import click

from rostering.commands.output import emit_json, examples, json_option, next_step
from rostering.commands.roster.drafts import draft_file, file_argument, week_option
from rostering.commands.roster.notice import warn_of_unknown_holidays
from rostering.commands.roster.rotating import follow_as_built, followed_data, followed_text
from rostering.commands.session import Session, pass_session
from rostering.domain.calendar import Period
from rostering.errors import CheckFailed
from rostering.language import _, plural


@click.command(
    help=_("Check a roster, hand-edited ones too, against every rule; no solver is needed.")
    + examples("roster check", "roster check --week 2026-W23", "roster check my-edit.csv --json")
)
@file_argument
@week_option
@click.option(
    "--rotation",
    metavar="NAME",
    help=_("Against this rotation; the one in force, or of the last build, if not given."),
)
@json_option
@pass_session
def command(
    session: Session, file: Path | None, week: Period | None, rotation: str | None, as_json: bool
) -> None:
    from rostering.centre.rosters import read_roster
    from rostering.reports.data import audit_data
    from rostering.reports.roster import price_table, shortage_table, violation_list
    from rostering.scheduling.auditor import audit
    from rostering.scheduling.gathering import roster_request
    from rostering.scheduling.weights import missing_hour

    roster = read_roster(draft_file(session.centre, week, file), session.centre)
    with session.record() as record, record.reading() as connection:
        request = roster_request(
            connection, session.centre, roster.period, session.demand(roster.period)
        )
        walked = follow_as_built(session, connection, request, rotation)
    request = walked.request if walked else request
    found = audit(roster, request, session.catalogue, roster.period.start)
    if as_json:
        way = {"rotation": followed_data(walked, roster)} if walked else {}
        checked = audit_data(found.violations, found.prices, found.shortages)
        emit_json("audit", {**checked, **way})
    else:
        click.echo(price_table(found.prices, missing_hour(session.catalogue, roster.period.start)))
        if found.shortages:
            click.echo("\n" + _("Shortages") + "\n")
            click.echo(shortage_table(found.shortages, session.centre))
        if walked:
            click.echo("\n" + followed_text(walked, roster))
    warn_of_unknown_holidays(session, roster.period)
    if found.violations:
        raise CheckFailed(
            plural(
                "the roster breaks a hard rule:",
                "the roster breaks hard rules {count} times:",
                len(found.violations),
            )
            + "\n"
            + violation_list(found.violations),
            _("change those cells; the rule: {command}").format(
                command=f"rostering rules show {found.violations[0].rule}"
            ),
        )
    if not as_json:
        click.echo("\n" + _("Every hard rule is kept."))
    next_step("roster publish")
