"""A record's file laid aside, and put back: what was there before is kept beside it."""

from __future__ import annotations

import os
import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from rostering.errors import RecordError
from rostering.language import _
from rostering.record.connection import Record, open_record
from rostering.record.copying import copy_file, plainly
from rostering.record.engines import FILE_NAME
from rostering.record.log import LogEntry, log

EVERYTHING = 1 << 62
_BESIDE = ("-wal", "-shm", "-journal")  # what SQLite keeps beside a file


@dataclass(frozen=True, slots=True)
class Difference:
    """Entries of the log that the record has and the backup lacks, and the other way round, oldest
    first; `readable` is false where the record in place cannot be read at all."""

    lost: tuple[LogEntry, ...] = ()
    gained: tuple[LogEntry, ...] = ()
    readable: bool = True


def back_up(source: Path, target: Path) -> None:
    """Copy the record in the file `source` to `target`, as of one moment; RecordError where `target`
    is there already."""
    if not source.exists():
        message = _("there is no record yet: {name}").format(name=source)
        raise RecordError(message, _("start one with `rostering init`"))
    if target.exists():
        message = _("{name} is there already and is not overwritten").format(name=target)
        raise RecordError(message, _("choose another name"))
    with plainly(str(target)):
        target.parent.mkdir(parents=True, exist_ok=True)
        try:
            copy_file(source, target)
        except sqlite3.OperationalError:
            raise  # no room or no right: that is the target's
        except sqlite3.DatabaseError:
            with plainly(str(source)):
                raise
        shutil.copymode(source, target)


@contextmanager
def prepared(backup: Path, folder: Path) -> Iterator[Record]:
    """The backup as a record of its own, brought up to date, in a folder that is gone afterwards.

    Neither the backup nor the record in `folder` is touched. Raises RecordError for a file that is no
    record, or one of a newer program.
    """
    with tempfile.TemporaryDirectory(dir=folder, prefix=".rostering-") as name:
        work = Path(name)
        with plainly(str(backup)):
            # byte by byte: SQLite might mend, or refuse, what is to be looked at as it is
            shutil.copyfile(backup, work / FILE_NAME)
            for suffix in _BESIDE:
                beside = backup.with_name(backup.name + suffix)
                if beside.exists():
                    shutil.copyfile(beside, work / (FILE_NAME + suffix))
        try:
            record = open_record(work)
        except RecordError as error:
            message = error.message.replace(str(work / FILE_NAME), str(backup))
            raise RecordError(message, _("choose another backup")) from error
        with record:
            yield record


def difference(current: Path, backup: Record) -> Difference:
    """What would be lost and gained by putting the backup in the place of `current`."""
    with backup.reading() as connection:
        new = _oldest_first(log(connection, EVERYTHING))
    if not current.exists():
        return Difference(gained=new)
    try:
        with prepared(current, current.parent) as record, record.reading() as connection:
            old = _oldest_first(log(connection, EVERYTHING))
    except RecordError:
        return Difference(gained=new, readable=False)
    alike = 0
    for one, other in zip(old, new, strict=False):
        if one != other:
            break
        alike += 1
    return Difference(old[alike:], new[alike:])


def put_in_place(
    backup: Record, target: Path, who: str, why: str, at: Callable[[], datetime] = datetime.now
) -> Path | None:
    """Make the prepared backup the record at `target`; where the old one is kept, if there was one.

    The log of the restored record says who restored it. At no moment is there no record. Raises
    RecordError while another command uses the old one.
    """
    with backup.transaction(who, "record restore", why):
        pass
    prepared_file = Path(backup.name)
    backup.close()
    with plainly(str(target)):
        ready = target.with_name(f"{target.name}.restoring")
        copy_file(prepared_file, ready)
        if target.exists():
            shutil.copymode(target, ready)
        try:
            aside = _kept_aside(target, at())
            ready.replace(target)
        finally:
            ready.unlink(missing_ok=True)
    return aside


def _kept_aside(target: Path, at: datetime) -> Path | None:
    """The old record under a second name, or None; nothing is left beside the first."""
    aside = target.with_name(f"{target.name}.before-restore-{at:%Y%m%d-%H%M%S}")
    if aside.exists():
        message = _("{name} is there already and is not overwritten").format(name=aside)
        raise RecordError(message, _("try again in a second"))
    kept = [
        (beside, aside.with_name(aside.name + suffix))
        for suffix in _BESIDE
        for beside in [target.with_name(target.name + suffix)]
        if beside.exists()
    ]
    for beside, copy in kept:  # before SQLite looks at it: of a damaged file it may throw this away
        shutil.copyfile(beside, copy)
    try:
        whole = target.exists() and _close_log(target)
    except sqlite3.Error:
        for _original, copy in kept:
            copy.unlink()
        raise
    for beside, copy in kept:
        (copy if whole else beside).unlink(missing_ok=True)
    if not target.exists():
        return None
    try:
        os.link(target, aside)
    except OSError:  # a file system without second names
        shutil.copyfile(target, aside)
    return aside


def _close_log(target: Path) -> bool:
    """Write what waits beside the file into it, which is whole by itself then; refused while anyone
    else has the record open. False of a damaged file, of which nothing can be written."""
    with closing(sqlite3.connect(target, timeout=1.0)) as connection:
        try:
            connection.execute("PRAGMA journal_mode = DELETE")
        except sqlite3.OperationalError:
            raise
        except sqlite3.DatabaseError:
            return False
    return True


def _oldest_first(entries: tuple[LogEntry, ...]) -> tuple[LogEntry, ...]:
    return tuple(reversed(entries))
