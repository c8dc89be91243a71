from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext

from rostering.record import migrating, schema
from rostering.record.connection import Record, open_record
from rostering.record.log import log

NOW = schema.HEAD  # the revision of this program
LATER = """
from alembic import op
from sqlalchemy import Column, Text

revision = "9999"
down_revision = "{head}"


def upgrade() -> None:
    op.add_column("imports", Column("remark", Text))
    {last}
"""


@pytest.fixture
def later_program(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> Path:
    """A program with one more revision; the result is the file of that revision."""
    folder = tmp_path_factory.mktemp("later") / "migrations"
    shutil.copytree(migrating.MIGRATIONS, folder, ignore=shutil.ignore_patterns("__pycache__"))
    file = folder / "versions" / "v9999_later.py"
    file.write_text(LATER.format(head=NOW, last=""))
    monkeypatch.setattr(migrating, "MIGRATIONS", folder)
    monkeypatch.setattr(schema, "HEAD", "9999")
    return file


def revision_in(path: Path) -> str:
    with closing(sqlite3.connect(path)) as connection:
        return str(connection.execute("SELECT version_num FROM alembic_version").fetchone()[0])


def test_the_migrations_lead_to_the_tables_of_the_program(record: Record) -> None:
    with record.reading() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, schema.metadata) == []
        assert context.get_current_revision() == schema.HEAD


def test_the_newest_migration_is_the_one_the_program_expects() -> None:
    assert migrating.known_revisions()[0] == schema.HEAD


def test_an_older_record_is_copied_then_brought_up_to_date(
    tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    with open_record(tmp_path, create=True) as record, record.transaction("Li", "start"):
        pass
    request.getfixturevalue("later_program")
    with open_record(tmp_path) as record, record.reading() as connection:
        assert len(log(connection)) == 1
    assert revision_in(tmp_path / "rostering.db") == "9999"
    assert revision_in(tmp_path / f"rostering.db.{NOW}.backup") == NOW


def test_a_migration_that_fails_changes_nothing(
    tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    open_record(tmp_path, create=True).close()
    later: Path = request.getfixturevalue("later_program")
    later.write_text(LATER.format(head=NOW, last="raise ZeroDivisionError"))
    with pytest.raises(ZeroDivisionError):
        open_record(tmp_path)
    assert revision_in(tmp_path / "rostering.db") == NOW
    with closing(sqlite3.connect(tmp_path / "rostering.db")) as connection:
        columns = [row[1] for row in connection.execute("PRAGMA table_info(imports)")]
    assert "remark" not in columns


def test_a_record_just_started_leaves_no_backup(record: Record, tmp_path: Path) -> None:
    assert not list(tmp_path.glob("*.backup"))
