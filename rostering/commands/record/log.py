"""`rostering record log`."""

from __future__ import annotations

import click

from rostering.commands.output import emit_json, examples, json_option, next_step
from rostering.commands.session import Session, pass_session
from rostering.language import _


@click.command(
    help=_("List what was done, when, by whom and why, the latest first.")
    + examples("record log", "record log --last 5")
)
@click.option("--last", type=click.IntRange(1), default=50, show_default=True, help=_("How many."))
@json_option
@pass_session
def command(session: Session, last: int, as_json: bool) -> None:
    from rostering.record.log import log
    from rostering.reports.terminal import clip, table

    with session.record() as record, record.reading() as connection:
        items = log(connection, limit=last)
    zone = session.centre.zone
    rows = [
        (f"{item.at.astimezone(zone):%Y-%m-%d %H:%M:%S}", item.who, item.command, item.why)
        for item in items
    ]
    if as_json:
        keys = ("at", "who", "command", "why")
        emit_json("log", {"log": [dict(zip(keys, row, strict=True)) for row in rows]})
        return
    cells = [(at, clip(who, 12), what, clip(why, 24)) for at, who, what, why in rows]
    click.echo(table([_("when"), _("who"), _("command"), _("why")], cells))
    next_step("record log --last 100" if len(items) == last else "doctor")
