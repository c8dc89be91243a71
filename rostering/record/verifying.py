"""Whether a record holds: the file, its tables and guards, references, seals and counts.

Every problem is found, not the first alone; each says where it is and what to do. Nothing is written.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, Table, func, inspect, select

from rostering.errors import InputProblem
from rostering.language import _
from rostering.record import schema
from rostering.record.metadata import metadata
from rostering.record.seals import last_seal, log_faults, roster_faults

SHOWN = 100  # of the faults that SQLite itself finds


@dataclass(frozen=True, slots=True)
class Holding:
    """How much a record holds; `seal` is that of the newest entry of the log, and so of all of it."""

    entries: int
    versions: int
    imports: int
    punches: int
    seal: str


def holding(connection: Connection) -> Holding:
    """The counts and the last seal."""
    entries, versions, imports, punches = (
        connection.scalar(select(func.count()).select_from(table)) or 0
        for table in (schema.log, schema.published_rosters, schema.imports, schema.punches)
    )
    return Holding(entries, versions, imports, punches, last_seal(connection))


def record_problems(
    connection: Connection, name: str, say: Callable[[str], None] = lambda stage: None
) -> list[InputProblem]:
    """Every problem of the record called `name`; `say` hears which check begins.

    Where the file itself is damaged or a table is gone, the checks that rest on it are left out.
    """
    say(_("checking the file"))
    found = [*_file(connection, name)]
    if found:
        return found
    found = [*_tables(connection)]
    if found:
        return found
    say(_("checking the references"))
    found += [*_guards(connection), *_references(connection)]
    say(_("checking the seals"))
    found += [*_log(connection), *_rosters(connection)]
    say(_("counting the punches"))
    return [*found, *_imports(connection)]


def restore_hint() -> str:
    """What to do where something is damaged."""
    return _("restore a backup from before: rostering record restore FILE")


def _file(connection: Connection, name: str) -> Iterator[InputProblem]:
    if connection.dialect.name != "sqlite":
        return
    for (said,) in connection.exec_driver_sql(f"PRAGMA integrity_check({SHOWN})"):
        if said != "ok":
            yield InputProblem(name, _("the file is damaged"), said, restore_hint())


def _tables(connection: Connection) -> Iterator[InputProblem]:
    known = inspect(connection)
    present = set(known.get_table_names())
    for _name, table in sorted(metadata.tables.items()):
        if table.name not in present:
            yield InputProblem(table.name, _("the table is gone"), "", restore_hint())
            continue
        columns = {column["name"] for column in known.get_columns(table.name)}
        for column in table.columns:
            if column.name not in columns:
                where = f"{table.name}.{column.name}"
                yield InputProblem(where, _("the column is gone"), "", restore_hint())


def _guards(connection: Connection) -> Iterator[InputProblem]:
    """The triggers that keep what is written from being changed."""
    if connection.dialect.name == "sqlite":
        rows = connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'trigger'")
        wanted = {f"{table}_no_{what}": table for table in schema.SEALED for what in _ACTIONS}
    else:
        rows = connection.exec_driver_sql(
            "SELECT tgname FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid "
            "WHERE NOT tgisinternal AND relnamespace = current_schema()::regnamespace"
        )
        wanted = {f"{table}_sealed": table for table in schema.SEALED}
    present = {name for (name,) in rows}
    for trigger, table in wanted.items():
        if trigger not in present:
            message = _("its guard against changes is gone")
            yield InputProblem(table, message, trigger, restore_hint())


_ACTIONS = ("update", "delete")


def _references(connection: Connection) -> Iterator[InputProblem]:
    """PostgreSQL holds to them by itself; SQLite only where a program asks it to."""
    if connection.dialect.name != "sqlite":
        return
    rows = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
    counts: dict[tuple[str, str], int] = {}
    for table, _row, parent, _number in rows:
        counts[table, parent] = counts.get((table, parent), 0) + 1
    for (table, parent), count in counts.items():
        message = _("{count} rows name something in {parent} that is not there")
        yield InputProblem(table, message.format(count=count, parent=parent), "", restore_hint())


def _log(connection: Connection) -> Iterator[InputProblem]:
    for id, fault in log_faults(connection):
        where = _("log entry {id}").format(id=id)
        yield InputProblem(where, _fault(fault), "", restore_hint())


def _rosters(connection: Connection) -> Iterator[InputProblem]:
    for version, fault in roster_faults(connection):
        where = _("roster version {version}").format(version=version)
        yield InputProblem(where, _fault(fault), "", restore_hint())


def _fault(fault: str) -> str:
    return {
        "changed": _("was changed after it was sealed"),
        "unsealed": _("was put in past the program: it has no seal"),
        "gone": _("was taken out: its seal is there, and it is not"),
    }[fault]


def _imports(connection: Connection) -> Iterator[InputProblem]:
    punches = _counted(connection, schema.punches)
    rejected = _counted(connection, schema.rejected_rows)
    rows = connection.execute(select(schema.imports).order_by(schema.imports.c.id))
    for row in rows:
        where = _("import {id} ({file})").format(id=row.id, file=row.file)
        for kept, said, message in (
            (punches, row.new, _("it brought {said} punches, and {kept} are there")),
            (rejected, row.rejected, _("it set {said} rows aside, and {kept} are there")),
        ):
            count = kept.get(row.id, 0)
            if count != said:
                text = message.format(said=said, kept=count)
                yield InputProblem(where, text, "", restore_hint())


def _counted(connection: Connection, table: Table) -> dict[int, int]:
    number = table.c.import_id
    rows = connection.execute(select(number, func.count()).group_by(number))
    return {row[0]: row[1] for row in rows}
