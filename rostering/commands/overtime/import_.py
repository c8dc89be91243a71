"""`rostering overtime import FILE`."""

from __future__ import annotations

from pathlib import Path

import click

from rostering.commands.closed import point_out_closed
from rostering.commands.dry_run import dry_run_option
from rostering.commands.output import examples, next_step
from rostering.commands.session import Session, pass_session
from rostering.language import _


@click.command(
    "import",
    help=_("Import overtime orders from a table; those known already are not added again.")
    + examples("overtime import overtime.csv", "overtime import overtime.xlsx"),
)
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@dry_run_option
@pass_session
def command(session: Session, file: Path) -> None:
    from rostering.centre.overtime import read_orders
    from rostering.record.overtime import add_orders

    orders = read_orders(file, session.centre)
    with (
        session.record() as record,
        record.transaction(session.who, "overtime import", file.name) as connection,
    ):
        new, known = add_orders(connection, orders)
    click.echo(
        _("{file}: {new} new orders, {known} known already").format(
            file=file.name, new=new, known=known
        )
    )
    days = {order.start.astimezone(session.centre.zone).date() for order in orders}
    point_out_closed(session, days if new else ())
    next_step("overtime list")
