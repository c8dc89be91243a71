"""`rostering overtime import FILE`."""

from __future__ import annotations

from pathlib import Path

import click

from rostering.commands.closed import point_out_closed
from rostering.commands.dry_run import dry_run_option
from rostering.commands.output import examples, json_option, next_step, tell_import
from rostering.commands.session import Session, pass_session
from rostering.language import _


@click.command(
    "import",
    help=_("Import overtime orders from a table; those known already are not added again.")
    + examples("overtime import overtime.csv", "overtime import overtime.xlsx"),
)
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@json_option
@dry_run_option
@pass_session
def command(session: Session, file: Path, as_json: bool) -> None:
    from rostering.centre.overtime import read_orders
    from rostering.commands.overtime.twice import refuse_twice
    from rostering.record.overtime import add_orders

    orders = read_orders(file, session.centre)
    with (
        session.record() as record,
        record.transaction(session.who, "overtime import", file.name) as connection,
    ):
        new, known = add_orders(connection, orders)
        if new:
            refuse_twice(connection, orders)
    text = _("{file}: {new} new orders, {known} known already")
    tell_import(text, file.name, new, known, as_json)
    days = {order.start.astimezone(session.centre.zone).date() for order in orders}
    point_out_closed(session, days if new else ())
    next_step("overtime list")
