"""`rostering leave kinds`."""

from __future__ import annotations

from datetime import date

import click

from rostering.commands.output import emit_json, examples, json_option, next_step
from rostering.commands.periods import DAY
from rostering.commands.session import Session, pass_session
from rostering.language import _


@click.command(
    help=_(
        "Show the kinds of leave: what is taken of a day's pay, what balance it comes from, whether it "
        "is given by the hour, from how many days on a certificate is needed, and the most days of one "
        "occurrence in the centre's region. They are files in rules/leave/, and a centre adds its own."
    )
    + examples("leave kinds", "leave kinds --on 2026-05-01 --json")
)
@click.option("--on", "day", type=DAY, help=_("As they stand on that day; today if not given."))
@json_option
@pass_session
def command(session: Session, day: date | None, as_json: bool) -> None:
    from rostering.policy.leave_kinds import priced_kinds
    from rostering.reports.leave_kinds import kind_data, kind_rows

    kinds = priced_kinds(session.catalogue, day or date.today(), session.centre.region)
    if as_json:
        emit_json("leave_kinds", {"kinds": [kind_data(one) for one in kinds]})
        return
    click.echo(kind_rows(kinds))
    next_step("leave add --help")
