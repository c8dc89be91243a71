"""Backup, restore and verify, as the keeper of a record types them."""

from __future__ import annotations

import io
import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from rostering.commands import run

Type = Callable[..., tuple[int, str, str]]


@pytest.fixture(scope="module")
def ready(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("record") / "centre"
    assert run(["init", str(folder), "--sample", "three-role-centre"]) == 0
    return folder


def change(file: Path, statement: str) -> None:
    """Change a file past the program."""
    with closing(sqlite3.connect(file)) as outside:
        for (name,) in outside.execute(
            "SELECT name FROM sqlite_master WHERE type = 'trigger'"
        ).fetchall():
            outside.execute(f"DROP TRIGGER {name}")
        outside.execute(statement)
        outside.commit()


def garble(file: Path) -> None:
    """Write over the middle of a file, as a failing disk does."""
    content = bytearray(file.read_bytes())
    middle = len(content) // 2
    content[middle : middle + 20_000] = b"\xff" * 20_000
    file.write_bytes(content)


def test_a_record_is_laid_aside_and_comes_back(typed: Type, centre: Path) -> None:
    code, out, err = typed("record", "backup", str(centre / "b.db"))
    assert code == 0, err
    assert "log entries" in out
    seal = out.split()[-1]
    typed("punches", "import", str(centre / "punches.csv"))
    code, _out, err = typed("record", "restore", str(centre / "b.db"), "--yes", "--why", "disk")
    assert code == 0, err
    assert "punches import" in err
    assert "before-restore" in err
    code, out, _err = typed("record", "log", "--json")
    assert json.loads(out)["log"][0]["why"] == "b.db; disk"
    assert seal not in typed("record", "verify")[1]


def test_restoring_asks_before_anything_is_lost(
    typed: Type, centre: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    typed("record", "backup", str(centre / "b.db"))
    typed("punches", "import", str(centre / "punches.csv"))
    monkeypatch.setattr("sys.stdin", io.StringIO("n\n"))
    assert typed("record", "restore", str(centre / "b.db"))[0] == 130
    assert "punches import" in typed("record", "log")[1]


def test_where_nothing_is_lost_nobody_is_asked(typed: Type, centre: Path) -> None:
    typed("record", "backup", str(centre / "b.db"))
    assert typed("record", "restore", str(centre / "b.db"))[0] == 0


def test_without_a_name_backups_go_to_a_folder_of_their_own(typed: Type, centre: Path) -> None:
    assert typed("record", "backup")[0] == 0
    assert len(list((centre / "backups").glob("rostering-*.db"))) == 1


def test_a_backup_that_was_changed_is_not_restored(typed: Type, centre: Path) -> None:
    typed("record", "backup", str(centre / "b.db"))
    change(centre / "b.db", "UPDATE published_assignments SET shift = 'N'")
    code, _out, err = typed("record", "restore", str(centre / "b.db"), "--yes")
    assert code == 1
    assert "roster version 1" in err
    assert typed("record", "verify")[0] == 0


def test_a_damaged_backup_is_not_restored(typed: Type, centre: Path) -> None:
    typed("record", "backup", str(centre / "b.db"))
    garble(centre / "b.db")
    code, _out, err = typed("record", "restore", str(centre / "b.db"), "--yes")
    assert (code, "b.db" in err) == (1, True)
    assert typed("record", "verify")[0] == 0


def test_a_backup_is_verified_without_being_restored(typed: Type, centre: Path) -> None:
    typed("record", "backup", str(centre / "b.db"))
    typed("punches", "import", str(centre / "punches.csv"))
    before = (centre / "b.db").read_bytes()
    code, out, err = typed("record", "verify", str(centre / "b.db"))
    assert code == 0, err
    assert "b.db holds" in out
    assert json.loads(typed("record", "verify", str(centre / "b.db"), "--json")[1])["punches"] == 0
    assert (centre / "b.db").read_bytes() == before
    assert not list(centre.glob(".rostering-*"))
    assert json.loads(typed("record", "verify", "--json")[1])["punches"] == 850


def test_verify_says_what_is_wrong_with_a_backup(typed: Type, centre: Path) -> None:
    typed("record", "backup", str(centre / "b.db"))
    garble(centre / "b.db")
    code, _out, err = typed("record", "verify", str(centre / "b.db"))
    assert code == 1
    assert "b.db" in err
    assert "Traceback" not in err
    assert typed("record", "verify", str(centre / "punches.csv"))[0] == 1


def test_the_record_is_not_restored_from_itself(typed: Type, centre: Path) -> None:
    code, _out, err = typed("record", "restore", str(centre / "rostering.db"))
    assert (code, "the record itself" in err) == (1, True)


def test_verify_says_what_is_wrong_where_and_what_to_do(typed: Type, centre: Path) -> None:
    change(centre / "rostering.db", "UPDATE log SET who = 'nobody' WHERE id = 1")
    code, _out, err = typed("record", "verify")
    assert code == 1
    assert "log entry 1: was changed after it was sealed" in err
    assert "its guard against changes is gone" in err
    assert "rostering record restore" in err


def test_verify_gives_its_problems_as_data(typed: Type, centre: Path) -> None:
    change(centre / "rostering.db", "UPDATE log SET who = 'nobody' WHERE id = 1")
    code, out, _err = typed("record", "verify", "--json")
    data = json.loads(out)
    assert (code, data["holds"]) == (1, False)
    assert "log entry 1" in [problem["where"] for problem in data["problems"]]


def test_a_damaged_file_is_found_without_a_traceback(typed: Type, centre: Path) -> None:
    garble(centre / "rostering.db")
    code, _out, err = typed("record", "verify")
    assert (code, "damaged" in err) == (1, True)
    assert "Traceback" not in err


def test_a_record_on_a_server_is_left_to_the_tools_of_the_server(
    centre: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    address = "postgresql://li:secret@127.0.0.1:1/centre"
    code = run(["--centre", str(centre), "--record", address, "record", "backup"])
    said = capsys.readouterr().err
    assert (code, "pg_dump" in said, "secret" in said) == (1, True, False)
