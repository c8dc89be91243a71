"""`rostering attendance decisions`."""

from __future__ import annotations

import click

from rostering.commands.months import chosen_month, month_option
from rostering.commands.output import emit_json, examples, json_option, next_step
from rostering.commands.session import Session, pass_session
from rostering.domain.calendar import Period, month_of
from rostering.language import _


@click.command(
    help=_("List what was decided about a month, also what was taken back: who, when and why.")
    + examples("attendance decisions", "attendance decisions --month 2026-05 --json")
)
@month_option
@json_option
@pass_session
def command(session: Session, month: Period | None, as_json: bool) -> None:
    from rostering.record.decisions import decisions
    from rostering.reports.decisions import decision_data, decision_table

    with session.record() as record, record.reading() as connection:
        month = chosen_month(connection, month, "reconcile", "attendance decisions")
        found = decisions(connection, month)
    zone = session.centre.zone
    if as_json:
        data = [decision_data(one, zone) for one in found]
        emit_json("decisions", {"month": month_of(month.start), "decisions": data})
        return
    click.echo(decision_table(found, zone) if found else _("Nothing was decided."))
    if found:
        next_step("attendance decide --withdraw NUMBER --why WHY")
