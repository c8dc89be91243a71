"""Opening the record, reading it, and writing to it in one transaction a command."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import Connection, Engine, insert, inspect, select, table
from sqlalchemy import column as column_named

from rostering.errors import RecordError
from rostering.language import _
from rostering.record import schema, times
from rostering.record.engines import (
    Place,
    engine_at,
    for_reading,
    for_writing,
    place_of,
    take_turn,
)
from rostering.record.faults import explained
from rostering.record.seals import seal_entry


class Record:
    """What must be remembered. Close it after use, or open it with `with`.

    `rehearsal` lets every transaction run to its end and then takes it back. `kept` is told the
    command of each transaction as soon as it is there for good.
    """

    def __init__(
        self,
        engine: Engine,
        name: str,
        *,
        rehearsal: bool = False,
        kept: Callable[[str], object] = str,
    ) -> None:
        self.name = name
        self.rehearsal = rehearsal
        self._kept = kept
        self._engine = engine
        self._reading = for_reading(engine)
        self._writing = for_writing(engine)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that sees one state of the record, whatever others write meanwhile."""
        with explained(self.name), self._reading.begin() as connection:
            yield connection

    @contextmanager
    def transaction(self, who: str, command: str, why: str = "") -> Iterator[Connection]:
        """A connection that writes, as `command` of `who`, into the log as well.

        All of it is kept when the block ends, and none of it, nor its line in the log, when an
        exception leaves the block. Raises RecordError while another command keeps on writing.
        """
        with explained(self.name), self._writing.begin() as connection:
            take_turn(connection)
            entry = {"at": times.now(), "who": who, "command": command, "why": why}
            made = connection.execute(insert(schema.log).returning(schema.log.c.id), entry)
            seal_entry(connection, made.scalar_one())
            yield connection
            if self.rehearsal:
                connection.rollback()
        if not self.rehearsal:
            self._kept(command)

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def open_record(
    folder_or_url: Path | str,
    *,
    create: bool = False,
    wait_seconds: float = 10.0,
    rehearsal: bool = False,
    kept: Callable[[str], object] = str,
) -> Record:
    """The record of a centre folder, or at a database URL such as postgresql://USER@HOST/DATABASE.

    `create` starts a record where there is none; `rehearsal` keeps nothing of what is written;
    `kept` is told what was. A record of an older program is brought up to date,
    after a copy of it was laid beside it (`rostering.db.0001.backup`). A lock is waited for up to
    `wait_seconds`. Raises RecordError where there is no record, or none that this program can read.
    """
    place = place_of(folder_or_url)
    if place.path is not None and not create and not place.path.exists():
        raise _no_record(place.name)
    engine = engine_at(place, wait_seconds)
    try:
        with explained(place.name):
            _make_ready(engine, place, create)
    except BaseException:
        engine.dispose()
        raise
    return Record(engine, place.name, rehearsal=rehearsal, kept=kept)


def is_record(folder_or_url: Path | str) -> bool:
    """Whether there is a record already, or a file in its place; RecordError for a bad URL."""
    place = place_of(folder_or_url)
    if place.path is not None:
        return place.path.exists()
    engine = engine_at(place, 10.0)
    try:
        with explained(place.name), engine.connect() as connection:
            return revision_of(connection, place.name) is not None
    finally:
        engine.dispose()


def _make_ready(engine: Engine, place: Place, create: bool) -> None:
    with for_reading(engine).begin() as connection:
        revision = revision_of(connection, place.name)
    if revision == schema.HEAD:
        return
    if revision is None and not create:
        raise _no_record(place.name)
    # Alembic takes as long to import as everything else here: only when there is work for it.
    from rostering.record.migrating import bring_up_to_date

    bring_up_to_date(for_writing(engine), place)


def revision_of(connection: Connection, name: str) -> str | None:
    """The revision of the schema, or None in an empty database; RecordError for another's tables."""
    tables = inspect(connection).get_table_names()
    if not tables:
        return None
    if "alembic_version" not in tables:
        message = _("{name} is a database, but not a record").format(name=name)
        raise RecordError(message, _("use a database of its own for the record"))
    version = table("alembic_version", column_named("version_num"))
    return str(connection.execute(select(version.c.version_num)).scalar_one())


def _no_record(name: str) -> RecordError:
    message = _("there is no record yet: {name}").format(name=name)
    return RecordError(message, _("start one with `rostering init`"))
