"""`rostering duty kinds`."""

from __future__ import annotations

import click

from rostering.commands.output import emit_json, examples, json_option, next_step
from rostering.commands.periods import MONTH
from rostering.commands.session import Session, pass_session
from rostering.domain.calendar import Period, month_of
from rostering.language import _


@click.command(
    help=_(
        "Show the fixed duties in force in a month: when each falls due, for whom, its days of grace, "
        "and what shows that it is done. They are files in rules/fixed_duties/, and a centre changes "
        "them or adds its own."
    )
    + examples("duty kinds", "duty kinds --month 2026-05 --json")
)
@click.option("--month", type=MONTH, default="this", help=_("The month: 2026-11, this or last."))
@json_option
@pass_session
def command(session: Session, month: Period, as_json: bool) -> None:
    from rostering.policy.fixed_duties import fixed_duties
    from rostering.reports.fixed_duties import kind_data, kind_rows

    duties = fixed_duties(session.catalogue, month.start)
    if as_json:
        data = [kind_data(duty) for duty in duties]
        emit_json("duty_kinds", {"month": month_of(month.start), "duties": data})
        return
    click.echo(kind_rows(duties))
    next_step("duty list --month this")
