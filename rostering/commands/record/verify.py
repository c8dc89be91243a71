"""`rostering record verify`."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from rostering.commands.output import emit_json, examples, json_option, next_step
from rostering.commands.session import Session, pass_session
from rostering.commands.stages import Stages
from rostering.errors import CheckFailed, InputError
from rostering.language import _

if TYPE_CHECKING:
    from rostering.record.connection import Record


@click.command(
    help=_(
        "Check that the record, or a backup FILE of it, holds: the file itself, its tables and the guards against changes, "
        "references, the seals of the log and of published rosters, the punches of each import, the "
        "hashes of closed months. Every problem is shown; nothing is written, and a backup is looked at "
        "without being restored. Note the seal that it "
        "ends with: it stands for all that the log ever held. `rostering payroll verify` works a closed "
        "month out again as well."
    )
    + examples(
        "record verify",
        "record verify --json",
        "record verify backups/rostering-20261124-180000.db",
    )
)
@click.argument(
    "file", required=False, type=click.Path(exists=True, dir_okay=False, path_type=Path)
)
@json_option
@pass_session
def command(session: Session, file: Path | None, as_json: bool) -> None:
    from rostering.commands.record.checking import held_table, problems_of
    from rostering.record.verifying import holding

    with Stages() as stages, _opened(session, file) as record:
        name = str(file or record.name)
        problems = problems_of(record, name, stages)
        if not problems:
            with record.reading() as connection:
                held = holding(connection)
    if as_json:
        counts = {} if problems else asdict(held)
        listed = [asdict(problem) for problem in problems]
        emit_json("record", {"holds": not problems, **counts, "problems": listed})
    if problems:
        head = _("{name} does not hold:").format(name=name)
        raise CheckFailed(f"{head}\n{InputError(problems)}")
    if as_json:
        return
    click.echo(_("{name} holds.\n").format(name=name))
    click.echo(held_table(held))
    next_step(f"record restore {file}" if file else "record backup")


@contextmanager
def _opened(session: Session, file: Path | None) -> Iterator[Record]:
    """The record of the centre, or the backup as it would be restored; RecordError where it is none."""
    from rostering.record.backup import prepared

    with prepared(file, session.folder) if file else session.record() as record:
        yield record
