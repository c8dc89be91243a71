"""`rostering attendance claims`."""

from __future__ import annotations

from dataclasses import asdict

import click

from rostering.commands.months import chosen_month, month_option
from rostering.commands.output import emit_json, examples, json_option, next_step
from rostering.commands.session import Session, pass_session
from rostering.domain.calendar import Period, month_of
from rostering.language import _


@click.command(
    help=_(
        "Compare what the files of DingTalk, WeCom or Feishu claim of each day (late, absent ...) "
        "with what was found by your own rules, and list where the two differ. A claim is never "
        "priced: only punches are."
    )
    + examples("attendance claims", "attendance claims --month 2026-05 --json")
)
@month_option
@json_option
@pass_session
def command(session: Session, month: Period | None, as_json: bool) -> None:
    from rostering.attendance.claims import differences
    from rostering.attendance.gathering import month_inputs
    from rostering.attendance.month import reconcile_month
    from rostering.record.claims import claims_in
    from rostering.record.imports import imports_list
    from rostering.reports.claims import difference_list

    with session.record() as record, record.reading() as connection:
        month = chosen_month(connection, month, "reconcile", "attendance claims")
        inputs = month_inputs(connection, session.centre, month)
        claims = claims_in(connection, month)
        files = {item.import_id: item.file for item in imports_list(connection)}
    found = differences(claims, reconcile_month(inputs, session.catalogue), inputs.agents)
    scope = month_of(month.start)
    if as_json:
        rows = [
            {**asdict(item), "date": item.date.isoformat(), "file": files[item.import_id]}
            for item in found
        ]
        emit_json("claims", {"month": scope, "claims": len(claims), "differences": rows})
        return
    if not claims:
        click.echo(_("No imported file claims anything about {month}.").format(month=scope))
        return
    names = {agent.id: agent.name for agent in session.centre.agents}
    click.echo(difference_list(found, len(claims), names, files))
    next_step(f"attendance exceptions --month {scope}")
