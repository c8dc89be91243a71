from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import Connection

from rostering.domain.calendar import Period
from rostering.domain.punches import Punch, RejectedRow
from rostering.domain.roster import Assignment, Duty, Roster
from rostering.domain.shifts import Shift
from rostering.errors import InputProblem
from rostering.record.connection import Record, open_record
from rostering.record.imports import add_import
from rostering.record.publishing import publish
from rostering.record.seals import last_seal, log_faults, roster_faults
from rostering.record.verifying import holding, record_problems

ZONE = ZoneInfo("Asia/Shanghai")
MONDAY = date(2026, 5, 4)
SHIFTS = {"D": Shift("D", "day", 540, 1080, ())}

Damage = Callable[[str], None]


def fill(record: Record) -> None:
    """Three entries of the log, two published versions, one import of two punches and a bad row."""
    at = datetime(2026, 4, 30, tzinfo=UTC)
    for agent in ("A1", "A2"):
        roster = Roster(
            Period(MONDAY, MONDAY),
            (Assignment(agent, MONDAY, "D", "phone"),),
            (Duty(MONDAY, agent),),
        )
        with record.transaction("Zhou", "roster publish", agent) as connection:
            publish(connection, roster, SHIFTS, ZONE, at, "Zhou")
    with record.transaction("Li", "punches import") as connection:
        punches = [Punch("A2", datetime(2026, 5, 4, hour, tzinfo=ZONE)) for hour in (9, 18)]
        add_import(
            connection, file="punches.csv", sha256="a", importer="plain", punches=punches,
            rejected=[RejectedRow(3, "?", "no time")], complete_from=None, complete_until=None,
            zone=ZONE,
        )  # fmt: skip


@pytest.fixture
def filled(record: Record) -> Record:
    fill(record)
    return record


@pytest.fixture
def damage(filled: Record, tmp_path: Path) -> Damage:
    """Change the file past the program, its guards taken away and put back."""

    def change(statement: str) -> None:
        with closing(sqlite3.connect(tmp_path / "rostering.db")) as outside:
            guards = outside.execute(
                "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"
            ).fetchall()
            for name, _sql in guards:
                outside.execute(f"DROP TRIGGER {name}")
            outside.execute(statement)
            for _name, sql in guards:
                outside.execute(sql)
            outside.commit()

    return change


def problems(record: Record) -> list[InputProblem]:
    with record.reading() as connection:
        return record_problems(connection, "rostering.db")


def said(record: Record) -> list[tuple[str, str]]:
    return [(problem.where, problem.message) for problem in problems(record)]


def test_a_record_that_nobody_touched_holds(filled: Record) -> None:
    assert problems(filled) == []
    with filled.reading() as connection:
        held = holding(connection)
    assert (held.entries, held.versions, held.imports, held.punches) == (3, 2, 1, 2)


def test_a_record_in_any_database_holds(writing: Connection) -> None:
    assert record_problems(writing, "record") == []


def test_each_entry_of_the_log_is_sealed_with_the_one_before_it(filled: Record) -> None:
    with filled.reading() as connection:
        before = last_seal(connection)
    with filled.transaction("Li", "payroll run") as connection:
        pass
    with filled.reading() as connection:
        assert last_seal(connection) != before
        assert list(log_faults(connection)) == []


@pytest.mark.parametrize(
    ("statement", "where", "message"),
    [
        ("UPDATE log SET who = 'Wang' WHERE id = 2", "log entry 2", "was changed"),
        ("DELETE FROM log WHERE id = 2", "log entry 2", "was taken out"),
        ("INSERT INTO log VALUES (9, 1, 'Wang', 'x', '')", "log entry 9", "was put in"),
        ("UPDATE published_assignments SET shift = 'N' WHERE version = 2",
         "roster version 2", "was changed"),
        ("DELETE FROM published_duties WHERE version = 1", "roster version 1", "was changed"),
        ("UPDATE published_rosters SET at = at + 9 WHERE version = 1",
         "roster version 1", "was changed"),
        ("DELETE FROM punches WHERE line = 0 AND at % 7200 > 0",
         "import 1 (punches.csv)", "it brought 2 punches, and 1 are there"),
        ("DELETE FROM rejected_rows",
         "import 1 (punches.csv)", "it set 1 rows aside, and 0 are there"),
    ],
)  # fmt: skip
def test_what_was_changed_past_the_program_is_found_where_it_is(
    filled: Record, damage: Damage, statement: str, where: str, message: str
) -> None:
    damage(statement)
    (problem,) = problems(filled)
    assert (problem.where, message in problem.message) == (where, True)
    assert "rostering record restore" in problem.hint


def test_every_problem_is_told_at_once(filled: Record, damage: Damage) -> None:
    damage("UPDATE log SET why = 'x' WHERE id = 1")
    damage("UPDATE published_rosters SET who = 'x' WHERE version = 2")
    damage("UPDATE punches SET import_id = 7")
    assert [where for where, _message in said(filled)] == [
        "punches",
        "log entry 1",
        "roster version 2",
        "import 1 (punches.csv)",
    ]


def test_a_guard_that_is_gone_is_found(filled: Record, tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "rostering.db")) as outside:
        outside.execute("DROP TRIGGER log_no_delete")
    assert said(filled) == [("log", "its guard against changes is gone")]


def test_a_table_that_is_gone_is_found(filled: Record, tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "rostering.db")) as outside:
        outside.execute("DROP TABLE claims")
        outside.execute("ALTER TABLE imports DROP COLUMN importer")
    assert said(filled) == [
        ("claims", "the table is gone"),
        ("imports.importer", "the column is gone"),
    ]


def test_what_was_there_before_the_seals_is_sealed_when_they_come(
    filled: Record, damage: Damage, tmp_path: Path
) -> None:
    filled.close()
    with closing(sqlite3.connect(tmp_path / "rostering.db")) as outside:
        for table in ("seals", "leave_certificates", "opening_balances"):
            outside.execute(f"DROP TABLE {table}")
        for column in ("from_at", "until_at"):
            outside.execute(f"ALTER TABLE leave_requests DROP COLUMN {column}")
        outside.execute("UPDATE alembic_version SET version_num = '0009'")
        outside.commit()
    with open_record(tmp_path) as record, record.reading() as connection:
        assert list(log_faults(connection)) == []
        assert list(roster_faults(connection)) == []
        assert last_seal(connection)
