"""Ctrl-C says what is in the record already, and never that nothing was kept where something was."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

import rostering.commands.payroll.run as pay_run
from rostering.commands import run

Type = Callable[..., tuple[int, str, str]]
MAY = ("--month", "2026-05")


@pytest.fixture(scope="module")
def ready(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("kept") / "demo"
    assert run(["init", str(folder), "--sample", "three-role-centre"]) == 0
    assert run(["--centre", str(folder), "punches", "import", str(folder / "punches.csv")]) == 0
    return folder


def interrupted(*_words: object, **_options: object) -> None:
    raise KeyboardInterrupt


def test_a_run_that_was_kept_is_said_to_be_kept(
    typed: Type, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pay_run, "next_step", interrupted)
    code, _out, error = typed("payroll", "run", *MAY)
    assert code == 0
    assert "this was kept before: payroll run" in error
    assert "nothing was kept" not in error
    assert json.loads(typed("record", "log", "--json")[1])["log"][0]["command"] == "payroll run"


def test_a_dry_run_keeps_nothing(typed: Type, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rostering.commands.leave.deciding.tell", interrupted)
    code, _out, error = typed("leave", "approve", "L08", "--dry-run")
    assert code == 130
    assert "nothing was kept" in error


def test_what_is_interrupted_before_its_end_leaves_nothing(
    typed: Type, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = typed("record", "log", "--json")[1]
    monkeypatch.setattr("rostering.record.runs.add_run", interrupted)
    code, _out, error = typed("payroll", "run", *MAY)
    assert code == 130
    assert "nothing was kept" in error
    assert typed("record", "log", "--json")[1] == before
