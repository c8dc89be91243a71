"""A file's punches added in bulk: into SQLite by the thousand, into PostgreSQL by COPY."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from operator import itemgetter

from sqlalchemy import Connection
from sqlalchemy.dialects import sqlite

from rostering.domain.punches import Punch
from rostering.record import times
from rostering.record.schema import punches

CHUNK = 20_000
STAGE = "staged_punches"
_KEY_AND_LINE = itemgetter(0, 1, 2, 3, 6)

Row = tuple[str, int, str, str, str, int, int]
Tell = Callable[[int], None]


def nobody(done: int) -> None:
    """Who does not want to know how many punches are done."""


def add_punches(
    connection: Connection, import_id: int, found: Sequence[Punch], tell: Tell = nobody
) -> int:
    """Add the punches that are not known yet, and return how many they were.

    Of those that a file has twice, the first line counts. `tell` hears now and then how many are
    done. Sorted by their key, they are laid down where they belong: several times faster than in the
    order of a clock.
    """
    rows: list[Row] = [
        (
            punch.agent,
            times.seconds(punch.at),
            punch.device,
            punch.kind.value,
            punch.place,
            import_id,
            punch.line,
        )
        for punch in found
    ]
    rows.sort(key=_KEY_AND_LINE)
    if connection.dialect.name == "postgresql":
        return _copied(connection, rows, tell)
    return _inserted(connection, rows, tell)


def _inserted(connection: Connection, rows: Sequence[Row], tell: Tell) -> int:
    """By the driver's own executemany: nothing is worked out anew for a row."""
    statement = sqlite.insert(punches).on_conflict_do_nothing()
    text = str(statement.compile(dialect=connection.dialect))
    new = done = 0
    for chunk in _chunks(rows):
        result = connection.exec_driver_sql(
            text, chunk, execution_options={"preserve_rowcount": True}
        )
        new += result.rowcount
        done += len(chunk)
        tell(done)
    return new


def _copied(connection: Connection, rows: Sequence[Row], tell: Tell) -> int:
    """COPY itself fails on what is known already, so that it goes to a table of its own first."""
    names = ", ".join(f'"{column.name}"' for column in punches.columns)
    connection.exec_driver_sql(
        f"CREATE TEMPORARY TABLE IF NOT EXISTS {STAGE} (LIKE punches) ON COMMIT DROP"
    )
    connection.exec_driver_sql(f"TRUNCATE {STAGE}")
    driver = connection.connection.cursor()
    done = 0
    with driver.copy(f"COPY {STAGE} ({names}) FROM STDIN") as copy:
        for chunk in _chunks(rows):
            for row in chunk:
                copy.write_row(row)
            done += len(chunk)
            tell(done)
    result = connection.exec_driver_sql(
        f"INSERT INTO punches ({names}) SELECT {names} FROM {STAGE} "
        "ORDER BY agent, at, device, kind, line ON CONFLICT DO NOTHING",
        execution_options={"preserve_rowcount": True},
    )
    return result.rowcount


def _chunks(rows: Sequence[Row]) -> Iterator[list[Row]]:
    remaining = iter(rows)
    while chunk := list(islice(remaining, CHUNK)):
        yield chunk
