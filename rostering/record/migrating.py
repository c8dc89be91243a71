"""Starting a record, and bringing one of an older program up to date."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine

from rostering.errors import RecordError
from rostering.language import _
from rostering.record import schema
from rostering.record.connection import revision_of
from rostering.record.copying import copy_file
from rostering.record.engines import Place, take_turn

MIGRATIONS = Path(__file__).parent / "migrations"


def bring_up_to_date(engine: Engine, place: Place) -> None:
    """Migrate the record at `place` to this program's schema, all of it or nothing.

    A file is copied beside itself first. Raises RecordError for a record of a newer program.
    """
    if place.path is not None:
        _let_readers_read_on(place.path)
    with engine.begin() as connection:
        take_turn(connection)
        revision = revision_of(connection, place.name)
        if revision is not None:
            _refuse_unknown(revision, place.name)
        if revision is not None and place.path is not None and revision != schema.HEAD:
            copy_file(place.path, place.path.with_name(f"{place.path.name}.{revision}.backup"))
        command.upgrade(configuration(connection), schema.HEAD)


def configuration(connection: Connection | None = None) -> Config:
    """Alembic's configuration, without a file; `connection` is what it works on."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config


def known_revisions() -> tuple[str, ...]:
    """Every revision that this program knows, the newest first."""
    script = ScriptDirectory.from_config(configuration())
    return tuple(revision.revision for revision in script.walk_revisions())


def _let_readers_read_on(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")


def _refuse_unknown(revision: str, name: str) -> None:
    if revision not in known_revisions():
        message = _("{name} was written by a newer version of rostering").format(name=name)
        raise RecordError(message, _("update with `pip install --upgrade rostering`"))
