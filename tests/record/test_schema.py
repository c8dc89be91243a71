from __future__ import annotations

import sqlite3
import sys
from contextlib import closing
from pathlib import Path
from subprocess import run

import pytest

from rostering.record import schema
from rostering.record.connection import Record


@pytest.mark.parametrize("name", schema.SEALED)
def test_what_is_written_is_never_changed(name: str, record: Record, tmp_path: Path) -> None:
    columns = [column.name for column in schema.metadata.tables[name].columns]
    with closing(sqlite3.connect(tmp_path / "rostering.db")) as outside:
        outside.execute(f"INSERT INTO {name} VALUES ({', '.join('1' for _ in columns)})")
        with pytest.raises(sqlite3.IntegrityError, match=f"{name} is never changed"):
            outside.execute(f"UPDATE {name} SET {columns[0]} = 2")
        with pytest.raises(sqlite3.IntegrityError, match=f"{name} is never changed"):
            outside.execute(f"DELETE FROM {name}")


def test_a_reader_of_rosters_loads_no_heavy_library() -> None:
    program = (
        "import sys, rostering.record.connection, rostering.record.rosters;"
        "print([name for name in ('alembic', 'polars', 'pydantic', 'ortools')"
        " if name in sys.modules])"
    )
    done = run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
