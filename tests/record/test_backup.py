from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest

from rostering.errors import RecordError
from rostering.record.backup import Difference, back_up, difference, prepared, put_in_place
from rostering.record.connection import Record, open_record
from rostering.record.log import log

AT = datetime(2026, 11, 25, 14, 30)


def act(record: Record, *commands: str) -> None:
    for command in commands:
        with record.transaction("Li", command):
            pass


def commands_in(folder: Path) -> list[str]:
    with open_record(folder) as record, record.reading() as connection:
        return [entry.command for entry in reversed(log(connection))]


@pytest.fixture
def backup(record: Record, tmp_path: Path) -> Path:
    """A backup of the record with one entry in its log."""
    act(record, "first")
    target = tmp_path / "kept" / "backup.db"
    back_up(tmp_path / "rostering.db", target)
    return target


def restore(backup: Path, folder: Path) -> Path | None:
    with prepared(backup, folder) as record:
        return put_in_place(record, folder / "rostering.db", "Li", "test", lambda: AT)


def seen(backup: Path, folder: Path) -> Difference:
    with prepared(backup, folder) as record:
        return difference(folder / "rostering.db", record)


def test_a_backup_is_one_file_as_of_one_moment(record: Record, tmp_path: Path) -> None:
    act(record, "first")
    target = tmp_path / "kept" / "backup.db"
    with record.transaction("Li", "being written"):
        back_up(tmp_path / "rostering.db", target)
    assert [file.name for file in target.parent.iterdir()] == ["backup.db"]
    with prepared(target, tmp_path) as copy, copy.reading() as connection:
        assert [entry.command for entry in log(connection)] == ["first"]


def test_a_backup_overwrites_nothing(backup: Path, tmp_path: Path) -> None:
    before = backup.read_bytes()
    with pytest.raises(RecordError, match="is there already"):
        back_up(tmp_path / "rostering.db", backup)
    assert backup.read_bytes() == before


def test_a_damaged_record_is_named_and_not_the_backup_that_it_could_not_become(
    tmp_path: Path,
) -> None:
    (tmp_path / "rostering.db").write_bytes(b"no database at all" * 100)
    with pytest.raises(RecordError, match=r"rostering\.db is not a record"):
        back_up(tmp_path / "rostering.db", tmp_path / "copy.db")
    assert not (tmp_path / "copy.db").exists()


def test_where_there_is_no_record_there_is_no_backup(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match="there is no record yet"):
        back_up(tmp_path / "rostering.db", tmp_path / "backup.db")
    assert list(tmp_path.iterdir()) == []


def test_what_is_restored_says_so_and_the_old_record_is_kept(
    record: Record, backup: Path, tmp_path: Path
) -> None:
    act(record, "second")
    record.close()
    aside = restore(backup, tmp_path)
    assert commands_in(tmp_path) == ["first", "record restore"]
    assert aside == tmp_path / "rostering.db.before-restore-20261125-143000"
    with prepared(aside, tmp_path) as old, old.reading() as connection:
        assert [entry.command for entry in log(connection)] == ["second", "first"]


def test_the_backup_stays_as_it_was(backup: Path, tmp_path: Path) -> None:
    before = backup.read_bytes()
    restore(backup, tmp_path)
    assert backup.read_bytes() == before


def test_where_the_record_is_gone_it_comes_back(
    record: Record, backup: Path, tmp_path: Path
) -> None:
    record.close()
    (tmp_path / "rostering.db").unlink()
    assert restore(backup, tmp_path) is None
    assert commands_in(tmp_path) == ["first", "record restore"]


def test_what_the_backup_lacks_is_named(record: Record, backup: Path, tmp_path: Path) -> None:
    act(record, "second", "third")
    found = seen(backup, tmp_path)
    assert [entry.command for entry in found.lost] == ["second", "third"]
    assert found.gained == ()


def test_a_backup_of_another_record_has_entries_of_its_own(
    backup: Path, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    other = tmp_path_factory.mktemp("other")
    with open_record(other, create=True) as record:
        act(record, "elsewhere")
    found = seen(backup, other)
    assert [entry.command for entry in found.lost] == ["elsewhere"]
    assert [entry.command for entry in found.gained] == ["first"]


def test_a_damaged_record_is_kept_byte_by_byte_when_a_backup_takes_its_place(
    record: Record, backup: Path, tmp_path: Path
) -> None:
    record.close()
    damaged = b"no database at all" * 100
    (tmp_path / "rostering.db").write_bytes(damaged)
    assert seen(backup, tmp_path).readable is False
    aside = restore(backup, tmp_path)
    assert aside is not None
    assert aside.read_bytes() == damaged
    assert commands_in(tmp_path) == ["first", "record restore"]


def test_what_lay_beside_a_damaged_record_is_moved_aside_with_it(
    record: Record, backup: Path, tmp_path: Path
) -> None:
    record.close()
    (tmp_path / "rostering.db").write_bytes(b"no database at all" * 100)
    (tmp_path / "rostering.db-wal").write_bytes(b"left over")
    aside = restore(backup, tmp_path)
    assert aside is not None
    assert aside.with_name(f"{aside.name}-wal").read_bytes() == b"left over"
    assert commands_in(tmp_path) == ["first", "record restore"]


def test_while_another_command_uses_the_record_nothing_is_restored(
    record: Record, backup: Path, tmp_path: Path
) -> None:
    with (
        record.transaction("Li", "second"),
        pytest.raises(RecordError, match="is locked"),
    ):
        restore(backup, tmp_path)
    record.close()
    assert commands_in(tmp_path) == ["first", "second"]
    assert [file.name for file in tmp_path.iterdir() if "restor" in file.name] == []


@pytest.mark.parametrize("content", [b"", b"agent,time\n1003,2026-05-01 08:00\n" * 50])
def test_a_file_that_is_no_record_is_refused_by_its_own_name(
    backup: Path, tmp_path: Path, content: bytes
) -> None:
    file = tmp_path / "other.db"
    file.write_bytes(content)
    with pytest.raises(RecordError, match=r"other\.db"), prepared(file, tmp_path):
        pass
    assert commands_in(tmp_path) == ["first"]


def test_a_record_of_a_newer_program_is_refused(backup: Path, tmp_path: Path) -> None:
    with closing(sqlite3.connect(backup)) as outside:
        outside.execute("UPDATE alembic_version SET version_num = '9999'")
        outside.commit()
    with pytest.raises(RecordError, match="newer version"), prepared(backup, tmp_path):
        pass
