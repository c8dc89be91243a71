"""`rostering leave import-balances FILE`."""

from __future__ import annotations

from pathlib import Path

import click

from rostering.commands.dry_run import dry_run_option
from rostering.commands.output import examples, json_option, next_step, tell_import
from rostering.commands.session import Session, pass_session
from rostering.language import _


@click.command(
    help=_(
        "Import what agents had left as a month opens, of annual leave and of compensatory rest: "
        "agent, kind, month, left, expires, why. What is known already is not entered again."
    )
    + examples("leave import-balances balances.csv", "leave import-balances 余额.xlsx")
)
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@json_option
@dry_run_option
@pass_session
def command(session: Session, file: Path, as_json: bool) -> None:
    from rostering.centre.opening_balances import read_openings
    from rostering.commands.leave.openings import keep_openings

    items = read_openings(file, session.centre)
    new, known, changed = keep_openings(session, items, "leave import-balances", file.name)
    text = _("{file}: {new} new balances, {changed} changed, {known} known already")
    tell_import(text, file.name, new, known, as_json, changed=changed)
    next_step(f"leave balance {items[0].agent}")
