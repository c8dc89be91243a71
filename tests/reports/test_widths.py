"""Every table of the main job fits a terminal of 80 columns."""

from __future__ import annotations

from pathlib import Path

import pytest
from wcwidth import wcswidth

from rostering.commands import run


@pytest.fixture(scope="module")
def centre(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("widths") / "demo"
    assert run(["init", str(folder), "--sample", "three-role-centre"]) == 0
    for words in (
        ["punches", "import", str(folder / "punches.csv")],
        ["attendance", "reconcile", "--month", "2026-05"],
        ["payroll", "run", "--month", "2026-05"],
    ):
        assert run(["--centre", str(folder), *words]) == 0
    return folder


@pytest.mark.parametrize(
    "words",
    [
        "roster show --published --week 2026-05-11",
        "attendance reconcile --month 2026-05",
        "attendance adherence",
        "attendance adherence --by week",
        "attendance exceptions",
        "attendance show A17",
        "payroll run --month 2026-05",
        "payroll show A04",
        "payroll show A16",
        "payroll explain A06",
        "payroll explain A16",
        "schedule show A03",
        "leave list",
        "overtime list --month 2026-05",
        "punches list",
        "rules list",
        "record log",
    ],
)
def test_no_line_is_wider_than_the_terminal(
    centre: Path, capsys: pytest.CaptureFixture[str], words: str
) -> None:
    assert run(["--centre", str(centre), *words.split()]) == 0
    wide = [line for line in capsys.readouterr().out.splitlines() if wcswidth(line) > 80]
    assert wide == []
