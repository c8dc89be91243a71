"""`rostering incident import FILE`."""

from __future__ import annotations

from pathlib import Path

import click

from rostering.commands.dry_run import dry_run_option
from rostering.commands.output import examples, json_option, next_step, tell_import
from rostering.commands.session import Session, pass_session
from rostering.language import _


@click.command(
    "import",
    help=_(
        "Import rewards and punishments from a table, all of them or none; those known already are "
        "not added again."
    )
    + examples("incident import incidents.csv", "incident import incidents.xlsx"),
)
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@json_option
@dry_run_option
@pass_session
def command(session: Session, file: Path, as_json: bool) -> None:
    from rostering.centre.incidents import read_incidents
    from rostering.commands.incident.checking import check_incidents
    from rostering.record.incidents import add_incidents, all_incidents

    read = read_incidents(file, session.centre, session.catalogue)
    with (
        session.record() as record,
        record.transaction(session.who, "incident import", file.name) as connection,
    ):
        recorded = all_incidents(connection)
        ids = {item.id for item in recorded}
        new = [(item, where) for item, where in read if item.id not in ids]
        check_incidents(new, recorded, session.catalogue)
        added, known = add_incidents(connection, [item for item, _where in read], session.who)
    text = _("{file}: {new} new incidents, {known} known already")
    tell_import(text, file.name, added, known, as_json)
    next_step("incident list")
