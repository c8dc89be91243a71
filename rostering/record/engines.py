"""Database engines: SQLite in a folder, or PostgreSQL by URL, with the same manners.

Each transaction reads one state of the record from beginning to end, and one writes at a time.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from sqlalchemy import URL, Connection, Engine, NullPool, create_engine, event, make_url, text
from sqlalchemy.exc import ArgumentError, NoSuchModuleError

from rostering.errors import RecordError
from rostering.language import _

FILE_NAME = "rostering.db"
WRITERS_TURN = 0x0705_7E81
"""The number of the lock that a writing transaction holds in PostgreSQL."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a record is: `path` of its file, or None on a server. `name` is for messages."""

    url: URL
    path: Path | None

    @property
    def name(self) -> str:
        """The place as a person knows it, without a password."""
        return str(self.path) if self.path else self.url.render_as_string(hide_password=True)


def place_of(folder_or_url: Path | str) -> Place:
    """The place of a record in a centre folder, or at a database URL; RecordError for a bad URL."""
    if isinstance(folder_or_url, Path) or "://" not in folder_or_url:
        path = Path(folder_or_url) / FILE_NAME
        return Place(URL.create("sqlite", database=str(path)), path)
    try:
        url = make_url(folder_or_url)
    except ArgumentError as error:
        raise RecordError(_("that is no database address"), _address_hint()) from error
    if url.get_backend_name() == "sqlite":
        return Place(url, Path(url.database or FILE_NAME))
    return Place(_with_driver(url), None)


def engine_at(place: Place, wait_seconds: float) -> Engine:
    """An engine for the record at `place`; a lock is waited for up to `wait_seconds`."""
    try:
        if place.path is not None:
            return _sqlite(place.path, wait_seconds)
        return create_engine(place.url, json_serializer=_json)
    except (NoSuchModuleError, ImportError) as error:
        message = _("no driver for {name} is installed").format(name=place.name)
        raise RecordError(message, _address_hint()) from error


def for_reading(engine: Engine) -> Engine:
    """The engine whose transactions see one state throughout."""
    if engine.dialect.name == "sqlite":
        return engine
    return engine.execution_options(isolation_level="REPEATABLE READ")


def for_writing(engine: Engine) -> Engine:
    """The engine whose transactions write: `take_turn` first."""
    return engine.execution_options(begin="BEGIN IMMEDIATE")


def take_turn(connection: Connection) -> None:
    """Wait until no other transaction writes. SQLite did so when the transaction began."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:turn)"), {"turn": WRITERS_TURN})


def _sqlite(path: Path, wait_seconds: float) -> Engine:
    connect: Callable[[], sqlite3.Connection] = partial(connect_sqlite, path, wait_seconds)
    engine = create_engine("sqlite://", creator=connect, poolclass=NullPool, json_serializer=_json)

    # Python's sqlite3 begins transactions late and its own way; here they begin when they are said to.
    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        connection.exec_driver_sql(connection.get_execution_options().get("begin", "BEGIN"))

    return engine


def connect_sqlite(path: Path, wait_seconds: float) -> sqlite3.Connection:
    """A connection to an SQLite file that waits for locks and holds to foreign keys."""
    connection = sqlite3.connect(path, timeout=wait_seconds, isolation_level=None)
    connection.execute("PRAGMA foreign_keys = ON")
    return connection


def _with_driver(url: URL) -> URL:
    return url.set(drivername="postgresql+psycopg") if url.drivername == "postgresql" else url


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _address_hint() -> str:
    return _("for PostgreSQL: `pip install psycopg`, and postgresql://USER@HOST/DATABASE")
