"""`rostering signin import FILE`."""

from __future__ import annotations

from pathlib import Path

import click

from rostering.commands.dry_run import dry_run_option
from rostering.commands.output import examples, json_option, next_step, tell_import
from rostering.commands.session import Session, pass_session
from rostering.domain.calendar import month_of
from rostering.language import _


@click.command(
    "import",
    help=_(
        "Import an attendance list of duties, meetings and trainings. A line that says something "
        "else of the same agent, day and event replaces what was said before; both stay in the "
        "record. Who was on duty comes from the published roster."
    )
    + examples("signin import signins.csv", "signin import signins.xlsx"),
)
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@json_option
@dry_run_option
@pass_session
def command(session: Session, file: Path, as_json: bool) -> None:
    from rostering.centre.sign_ins import read_sign_ins
    from rostering.commands.signin.duties import check_duties
    from rostering.record.sign_ins import add_sign_ins

    read = read_sign_ins(file, session.centre)
    with (
        session.record() as record,
        record.transaction(session.who, "signin import", file.name) as connection,
    ):
        check_duties(connection, read)
        lines = [line for line, _where in read]
        new, known = add_sign_ins(connection, lines, session.who)
    text = _("{file}: {new} new lines, {known} known already")
    tell_import(text, file.name, new, known, as_json)
    months = [month_of(line.date) for line in lines]
    next_step(f"signin list --month {months[-1]}" if months else "signin list")
