"""`--dry-run` shows what would happen, and leaves the record as it is."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import click
import pytest

from rostering.commands import run
from tests.test_docs import VERBS

WRITES_WITHOUT = {
    ("demo",), ("init",), ("roster", "build"), ("roster", "hours"), ("rotation", "build"),
    ("attendance", "reconcile"), ("payroll", "run"), ("score", "ranking"),
}  # fmt: skip
"""What is always safe to do again, or has its own word for it."""


def content(centre: Path) -> list[str]:
    with sqlite3.connect(centre / "rostering.db") as record:
        return list(record.iterdump())


@pytest.fixture(scope="module")
def centre(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dry") / "demo"
    assert run(["init", str(folder), "--sample", "three-role-centre"]) == 0
    assert run(["--centre", str(folder), "attendance", "reconcile", "--month", "2026-05"]) == 0
    return folder


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("leave add L90 A03 personal 2026-06-10", "Entered L90"),
        ("leave approve L08", "L08: approved"),
        ("leave import {centre}/leave.csv", "known already"),
        ("overtime order A03 --from 2026-06-10T18:00 --to 20:00", "Ordered"),
        ("incident add A03 --clause P4.2 --date 2026-05-07 --amount 50 --why idea", "Recorded"),
        ("punches import {centre}/punches.csv", "850 new punches"),
        ("payroll enter A03 --kind bonus --amount 300 --month 2026-05 --why thanks", "Entered"),
    ],
)
def test_what_would_happen_is_shown_and_nothing_is_kept(
    centre: Path, capsys: pytest.CaptureFixture[str], words: str, says: str
) -> None:
    before = content(centre)
    typed = words.format(centre=centre).split()
    assert run(["--centre", str(centre), *typed, "--dry-run"]) == 0
    shown = capsys.readouterr()
    assert says in shown.out
    assert "the record stays as it is" in shown.err
    assert content(centre) == before


def test_a_dry_run_that_is_refused_says_the_same_and_ends_the_same(
    centre: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["--centre", str(centre), "leave", "add", "L91", "A99", "personal", "2026-06-10"]
    assert run([*words, "--dry-run"]) == run(words) == 1
    assert capsys.readouterr().err.count("no such agent") == 2


def test_every_command_that_changes_the_record_has_it() -> None:
    changing = {
        "import", "add", "approve", "refuse", "decide", "publish", "close", "adjust", "enter", "judge",
        "settle", "answer", "dispute", "acknowledge", "withdraw", "done", "excuse", "reopen", "order",
        "import-amounts", "import-deductions",
    }  # fmt: skip
    without = {
        path
        for path, command in VERBS.items()
        if path[-1] in changing and not has(command, "--dry-run")
    }
    assert without <= WRITES_WITHOUT


def has(command: click.Command, option: str) -> bool:
    return any(option in parameter.opts for parameter in command.params)
