"""`rostering overtime list`."""

from __future__ import annotations

import click

from rostering.commands.output import emit_json, examples, json_option, next_step
from rostering.commands.periods import MONTH
from rostering.commands.session import Session, pass_session
from rostering.domain.calendar import Period, month_of
from rostering.language import _


@click.command(
    "list",
    help=_("List the overtime orders of a month.")
    + examples("overtime list --month 2026-05", "overtime list --month this --json"),
)
@click.option("--month", type=MONTH, default="this", show_default=True, help=_("Which month."))
@json_option
@pass_session
def command(session: Session, month: Period, as_json: bool) -> None:
    from datetime import datetime, time

    from rostering.record.overtime import orders_between
    from rostering.reports.terminal import clip, table

    zone = session.centre.zone
    start = datetime.combine(month.start, time(), zone)
    end = datetime.combine(month.end, time.max, zone)
    with session.record() as record, record.reading() as connection:
        orders = orders_between(connection, start, end)
    rows = [
        {
            "id": order.id,
            "agent": order.agent,
            "start": f"{order.start.astimezone(zone):%Y-%m-%d %H:%M}",
            "end": f"{order.end.astimezone(zone):%H:%M}",
            "reason": order.reason.value,
            "settle": order.settle.value,
            "approved": order.approved,
        }
        for order in orders
    ]
    if as_json:
        emit_json("overtime", {"orders": rows})
        return
    names = {agent.id: agent.name for agent in session.centre.agents}
    cells = [
        (
            row["id"],
            f"{row['agent']} {clip(names.get(str(row['agent']), ''), 8)}",
            f"{row['start']}-{row['end']}",
            _(str(row["reason"])),
            _(str(row["settle"])),
            _("yes") if row["approved"] else _("no"),
        )
        for row in rows
    ]
    headings = [_("order"), _("agent"), _("time"), _("reason"), _("settled by"), _("approved")]
    none = _("No overtime orders in {month}.").format(month=month_of(month.start))
    click.echo(table(headings, cells) if cells else none)
    waiting = [row["id"] for row in rows if not row["approved"]]
    next_step(f"overtime approve {waiting[0]}" if waiting else "attendance exceptions")
