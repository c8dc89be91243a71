from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import inspect

from rostering.errors import RecordError
from rostering.record.connection import Record, open_record
from rostering.record.log import log
from rostering.record.runs import add_run, runs


def test_a_folder_without_a_record_says_how_to_start_one(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match="no record yet") as raised:
        open_record(tmp_path)
    assert "rostering init" in raised.value.hint
    assert list(tmp_path.iterdir()) == []


def test_an_empty_file_is_no_record_yet(tmp_path: Path) -> None:
    (tmp_path / "rostering.db").touch()
    with pytest.raises(RecordError, match="no record yet"):
        open_record(tmp_path)


def test_a_missing_folder_is_an_error_without_a_traceback(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match="cannot be opened"):
        open_record(tmp_path / "nowhere", create=True)


def test_a_record_is_found_again(tmp_path: Path) -> None:
    with open_record(tmp_path, create=True) as record, record.transaction("Li", "start"):
        pass
    with open_record(str(tmp_path)) as record, record.reading() as connection:
        assert [entry.who for entry in log(connection)] == ["Li"]


def test_creating_a_record_where_there_is_one_keeps_it(record: Record, tmp_path: Path) -> None:
    with record.transaction("Li", "start"):
        pass
    with open_record(tmp_path, create=True) as again, again.reading() as connection:
        assert len(log(connection)) == 1


def test_a_record_opens_by_url(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'other.db'}"
    with open_record(url, create=True) as record, record.reading() as connection:
        assert inspect(connection).has_table("punches")


@pytest.mark.parametrize("url", ["nonsense://", "://", "mysql+nodriver://host/db"])
def test_a_bad_url_is_refused_with_an_example(url: str) -> None:
    with pytest.raises(RecordError) as raised:
        open_record(url)
    assert "postgresql://" in raised.value.hint


def test_a_server_that_cannot_be_reached_is_said_without_the_password() -> None:
    with pytest.raises(RecordError, match="cannot be reached") as raised:
        open_record("postgresql://li:secret@127.0.0.1:1/centre")
    assert "secret" not in raised.value.message


def test_a_file_that_is_no_database_is_refused(tmp_path: Path) -> None:
    (tmp_path / "rostering.db").write_bytes(b"agent,at\n" * 1000)
    with pytest.raises(RecordError, match="no database"):
        open_record(tmp_path)


def test_a_damaged_record_names_the_backup(tmp_path: Path) -> None:
    open_record(tmp_path, create=True).close()
    path = tmp_path / "rostering.db"
    content = bytearray(path.read_bytes())
    content[100:] = os.urandom(len(content) - 100)
    path.write_bytes(content)
    with pytest.raises(RecordError, match="damaged") as raised:
        open_record(tmp_path)
    assert "restore" in raised.value.hint


def test_a_database_of_another_program_is_left_alone(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "rostering.db")) as other:
        other.execute("CREATE TABLE tunes (name TEXT)")
    before = (tmp_path / "rostering.db").read_bytes()
    with pytest.raises(RecordError, match="not a record"):
        open_record(tmp_path, create=True)
    assert (tmp_path / "rostering.db").read_bytes() == before


def test_a_record_of_a_newer_program_asks_for_an_update(tmp_path: Path) -> None:
    open_record(tmp_path, create=True).close()
    with closing(sqlite3.connect(tmp_path / "rostering.db")) as newer, newer:
        newer.execute("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(RecordError, match="newer version") as raised:
        open_record(tmp_path)
    assert "--upgrade" in raised.value.hint


def test_a_command_leaves_one_line_in_the_log(record: Record) -> None:
    with record.transaction("Li", "roster publish", "a swap"):
        pass
    with record.transaction("Wang", "leave approve"):
        pass
    with record.reading() as connection:
        newest, oldest = log(connection)
        assert (newest.who, newest.command, newest.why) == ("Wang", "leave approve", "")
        assert (oldest.who, oldest.command, oldest.why) == ("Li", "roster publish", "a swap")
        assert log(connection, limit=1) == (newest,)


def test_a_failing_command_leaves_nothing_behind(record: Record) -> None:
    def fail() -> None:
        with record.transaction("Li", "payroll run") as connection:
            add_run(connection, "payroll", "2026-05", "", {})
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    with record.reading() as connection:
        assert log(connection) == ()
        assert runs(connection) == ()


def test_an_interrupted_command_leaves_nothing_behind(record: Record) -> None:
    with pytest.raises(KeyboardInterrupt), record.transaction("Li", "payroll run"):
        raise KeyboardInterrupt
    with record.reading() as connection:
        assert log(connection) == ()


def test_a_reader_sees_the_state_before_a_write_that_is_under_way(record: Record) -> None:
    with record.reading() as reader:
        assert runs(reader) == ()
        with record.transaction("Li", "roster build") as writer:
            add_run(writer, "roster_build", "2026-W23", "", {})
            with record.reading() as another:
                assert runs(another) == ()
        assert runs(reader) == ()
    with record.reading() as reader:
        assert len(runs(reader)) == 1


def test_a_locked_record_says_what_to_do(record: Record, tmp_path: Path) -> None:
    with (
        record.transaction("Li", "punches import"),
        open_record(tmp_path, wait_seconds=0.05) as other,
    ):
        with (
            pytest.raises(RecordError, match="is locked") as raised,
            other.transaction("Wang", "leave add"),
        ):
            pass
        assert "try again" in raised.value.hint


def test_a_reader_cannot_be_kept_out_by_a_writer(record: Record, tmp_path: Path) -> None:
    with (
        record.transaction("Li", "punches import"),
        open_record(tmp_path, wait_seconds=0.05) as other,
        other.reading() as connection,
    ):
        assert log(connection) == ()
