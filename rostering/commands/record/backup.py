"""`rostering record backup`."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime
from pathlib import Path

import click

from rostering.commands.output import emit_json, examples, json_option, next_step
from rostering.commands.session import Session, pass_session
from rostering.commands.stages import Stages
from rostering.language import _


@click.command(
    help=_(
        "Copy the record to FILE as of one moment, also while others work. A file that is there is not "
        "overwritten. Without FILE it goes to the folder backups/, named by date and time. Copy the "
        "other files of the centre folder as you copy any file."
    )
    + examples(
        "record backup",
        "record backup /media/usb/centre-2026-11.db",
        "record backup --json",
    )
)
@click.argument("file", required=False, type=click.Path(dir_okay=False, path_type=Path))
@json_option
@pass_session
def command(session: Session, file: Path | None, as_json: bool) -> None:
    from rostering.commands.record.checking import held_table
    from rostering.record.backup import back_up, prepared
    from rostering.record.verifying import holding

    source = session.record_file()
    target = file or session.folder / "backups" / f"rostering-{datetime.now():%Y%m%d-%H%M%S}.db"
    with Stages() as stages:
        stages.now(_("copying the record"))
        back_up(source, target)
        # read back from the copy: what is said of it is what it holds
        with prepared(target, target.parent) as record, record.reading() as connection:
            held = holding(connection)
    if as_json:
        emit_json("backup", {"file": str(target), **asdict(held)})
        return
    click.echo(_("{file} is the record as it is now.\n").format(file=target))
    click.echo(held_table(held))
    next_step(f"record verify {target}")
