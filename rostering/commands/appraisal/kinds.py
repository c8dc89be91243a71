"""`rostering appraisal kinds`."""

from __future__ import annotations

import click

from rostering.commands.output import emit_json, examples, json_option, next_step
from rostering.commands.periods import MONTH
from rostering.commands.session import Session, pass_session
from rostering.domain.calendar import Period, month_of
from rostering.language import _


@click.command(
    help=_(
        "Show the appraisals that end in a month: dimensions with their weights, the measures in "
        "them with their sources, the bands and what they pay. They are files of the centre, in "
        "rules/appraisals/ and rules/measures/."
    )
    + examples("appraisal kinds", "appraisal kinds --month 2026-06 --json")
)
@click.option("--month", type=MONTH, default="this", help=_("The month: 2026-11, this or last."))
@json_option
@pass_session
def command(session: Session, month: Period, as_json: bool) -> None:
    from rostering.policy.appraisals import appraisals_in
    from rostering.reports.appraisals import kind_data, kind_text

    found = appraisals_in(session.catalogue, month.start)
    scope = month_of(month.start)
    if as_json:
        emit_json("appraisal_kinds", {"month": scope, "appraisals": [kind_data(a) for a in found]})
        return
    click.echo(
        "\n\n".join(kind_text(one) for one in found) or _("No appraisal ends in this month.")
    )
    if found:
        next_step(f"appraisal list --month {scope}")
