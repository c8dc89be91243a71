"""Copies of a record's file: whole, and as of one moment, also while others write to it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from rostering.errors import RecordError
from rostering.record.faults import explanation_of


def copy_file(source: Path, target: Path) -> None:
    """Copy a database file as it stands; `target` is replaced whole, or not at all."""
    part = target.with_name(f"{target.name}.part")
    part.unlink(missing_ok=True)
    try:
        with closing(sqlite3.connect(source)) as old, closing(sqlite3.connect(part)) as new:
            old.backup(new)
            # One file is easier to carry away than three.
            new.execute("PRAGMA journal_mode = DELETE")
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)


@contextmanager
def plainly(name: str) -> Iterator[None]:
    """Turn what SQLite or the disk refuses into RecordError about the file called `name`."""
    try:
        yield
    except (sqlite3.Error, OSError) as error:
        explanation = explanation_of(str(error), name)
        if explanation is None:
            raise RecordError(f"{name}: {error}") from error
        raise RecordError(*explanation) from error
