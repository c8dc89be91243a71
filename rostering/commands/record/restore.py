"""`rostering record restore`."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from rostering.commands.output import examples, next_step, say, warn
from rostering.commands.session import Session, pass_session
from rostering.commands.stages import Stages
from rostering.errors import InputError, RecordError
from rostering.language import _, plural

if TYPE_CHECKING:
    from rostering.record.backup import Difference
    from rostering.record.connection import Record
    from rostering.record.log import LogEntry

SHOWN = 10


@click.command(
    help=_(
        "Put the backup FILE in the place of the record. The backup is verified first. What the record "
        "has and the backup lacks is listed, and you are asked. The old record is kept beside the new "
        "one in any case, and the log says who restored what."
    )
    + examples(
        "record restore backups/rostering-20261124-180000.db",
        "record restore /media/usb/centre.db --yes --why 'disk was lost'",
    )
)
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--why", default="", help=_("Why; the record keeps it."))
@click.option("--yes", is_flag=True, help=_("Do not ask."))
@pass_session
def command(session: Session, file: Path, why: str, yes: bool) -> None:
    from rostering.record.backup import difference, prepared, put_in_place

    target = session.record_file()
    if target.exists() and file.samefile(target):
        raise RecordError(_("{file} is the record itself").format(file=file))
    with prepared(file, session.folder) as record:
        with Stages() as stages:
            _refuse_damaged(record, file, stages)
            stages.now(_("comparing the logs"))
            differs = difference(target, record)
        _tell(differs, yes)
        reason = f"{file.name}; {why}" if why else file.name
        aside = put_in_place(record, target, session.who, reason)
    click.echo(_("Restored {file} from {backup}.").format(file=target, backup=file))
    if aside is not None:
        say(_("The record as it was is kept: {file}").format(file=aside))
    next_step("record log")


def _refuse_damaged(record: Record, file: Path, stages: Stages) -> None:
    from rostering.commands.record.checking import problems_of

    problems = problems_of(record, str(file), stages)
    if problems:
        raise RecordError(
            _("{file} does not hold and is not restored:").format(file=file)
            + f"\n{InputError(problems)}",
            _("restore another backup"),
        )


def _tell(differs: Difference, yes: bool) -> None:
    """Say what is lost and gained, and ask where anything is lost."""
    if not differs.readable:
        warn(_("the record in place cannot be read; what it has and the backup lacks is not known"))
    if differs.lost:
        head = plural(
            "{count} entry of the log is not in the backup:",
            "{count} entries of the log are not in the backup:",
            len(differs.lost),
        )
        warn(head)
        _list(differs.lost)
    if differs.gained and differs.lost:
        warn(_("and the backup has entries of its own: it may be of another record"))
        _list(differs.gained)
    if (differs.lost or not differs.readable) and not yes:
        click.confirm(_("Restore all the same? What is in place is kept aside."), abort=True)


def _list(entries: Iterable[LogEntry]) -> None:
    """The newest of the entries."""
    every = list(entries)
    for entry in every[-SHOWN:]:
        say(f"  {entry.at.astimezone():%Y-%m-%d %H:%M}  {entry.who}  {entry.command}  {entry.why}")
    if len(every) > SHOWN:
        say(_("  ... and {count} before them").format(count=len(every) - SHOWN))
