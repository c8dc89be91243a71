"""`rostering doctor` says what is not well and what to do, and changes nothing."""

from __future__ import annotations

import json
import shutil
import sqlite3
from pathlib import Path

import pytest
from wcwidth import wcswidth

from rostering.commands import health, run
from rostering.commands.health import Check, checks
from rostering.record import schema


@pytest.fixture
def centre(tmp_path: Path) -> Path:
    folder = tmp_path / "demo"
    assert run(["init", str(folder), "--sample", "three-role-centre"]) == 0
    return folder


def check_of(folder: Path, what: str) -> Check:
    return next(check for check in checks(folder) if check.what == what)


def test_a_sound_centre_is_well(centre: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert run(["--centre", str(centre), "doctor", "--json"]) == 0
    shown = json.loads(capsys.readouterr().out)
    assert shown["well"] is True
    record = next(check for check in shown["checks"] if check["what"] == "record")
    assert record["state"] == "ok"
    assert schema.HEAD in record["shows"]


def test_every_line_has_a_state_in_words(centre: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert run(["--centre", str(centre), "doctor"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert all(line.startswith(("ok ", "optional ", "warning ", "  ")) for line in lines)
    assert max(wcswidth(line) for line in lines) <= 80


def test_a_damaged_record_is_a_warning(centre: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (centre / "rostering.db").write_bytes(b"this is no database" * 100)
    assert run(["--centre", str(centre), "doctor"]) == 1
    assert "the file is no database" in " ".join(capsys.readouterr().out.split())


def test_a_missing_record_is_a_warning(centre: Path) -> None:
    (centre / "rostering.db").unlink()
    assert check_of(centre, "record") == Check(
        "record", "warning", "there is none", "start one: rostering init ."
    )
    assert not (centre / "rostering.db").exists()


def test_an_older_record_is_left_as_it_is(centre: Path) -> None:
    with sqlite3.connect(centre / "rostering.db") as record:
        record.execute("UPDATE alembic_version SET version_num = '0001'")
    before = (centre / "rostering.db").read_bytes()
    assert check_of(centre, "record").state == "optional"
    assert (centre / "rostering.db").read_bytes() == before


def test_faults_of_the_centre_are_counted(centre: Path) -> None:
    with (centre / "agents.csv").open("a", encoding="utf-8") as agents:
        agents.write("A01,again,agent,phone,40,2024-01-01,,,,\n")
    assert check_of(centre, "centre").do == "see them: rostering check"


def test_outside_a_centre_it_still_looks_at_the_machine(tmp_path: Path) -> None:
    assert check_of(tmp_path, "centre").state == "optional"
    assert "record" not in {check.what for check in checks(tmp_path)}


def test_a_library_that_is_too_old_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(health, "_required", lambda: [("click", "99.1"), ("wcwidth", "0.2.14")])
    old = check_of(tmp_path, "click")
    assert old.state == "warning"
    assert old.do == "install it: python -m pip install 'click>=99.1'"
    assert "wcwidth" in check_of(tmp_path, "libraries").shows


def test_a_full_disk_is_a_warning(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    full = shutil.disk_usage(tmp_path)._replace(free=10 * 1024**2)
    monkeypatch.setattr(shutil, "disk_usage", lambda place: full)
    assert check_of(tmp_path, "disk").state == "warning"


def test_a_terminal_without_chinese_is_a_warning(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Narrow:
        encoding = "latin-1"

        def isatty(self) -> bool:
            return False

    monkeypatch.setattr(health.sys, "stdout", Narrow())
    assert check_of(tmp_path, "locale").state == "warning"
