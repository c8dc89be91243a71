"""The samples do what they promise: their figures, worked out by hand, are the program's."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from rostering.commands import run
from rostering.resources import data_folder

SAMPLE = data_folder("samples") / "three-role-centre"
EXPECTED = json.loads((SAMPLE / "expected" / "2026-05.json").read_text(encoding="utf-8"))
AGENTS = sorted(EXPECTED["agents"])


@pytest.fixture(scope="module")
def centre(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample as a clerk has it after the import and the month's run."""
    folder = tmp_path_factory.mktemp("sample") / "demo"
    assert run(["init", str(folder), "--sample", "three-role-centre"]) == 0
    assert run(["--centre", str(folder), "punches", "import", str(folder / "punches.csv")]) == 0
    assert run(["--centre", str(folder), "payroll", "run", "--month", "2026-05"]) == 0
    return folder


@pytest.fixture(scope="module")
def data(centre: Path) -> Iterator[Any]:
    """What a command of the centre gives as data."""

    def of(*words: str) -> dict[str, Any]:
        import contextlib
        import io

        out = io.StringIO()
        with contextlib.redirect_stdout(out):
            assert run(["--centre", str(centre), *words, "--json"]) == 0
        return json.loads(out.getvalue())

    return of


@pytest.fixture(scope="module")
def statements(data: Any) -> dict[str, dict[str, Any]]:
    return {agent: data("payroll", "show", agent, "--month", "2026-05") for agent in AGENTS}


def lines(statement: dict[str, Any], key: str = "yuan") -> list[tuple[str, str, str, int]]:
    return sorted(
        (line["date"], line["clause"], line[key], line["points"]) for line in statement["lines"]
    )


@pytest.mark.parametrize("agent", AGENTS)
def test_every_line_is_as_worked_out_by_hand(agent: str, statements: dict[str, Any]) -> None:
    got = [line for line in lines(statements[agent]) if line[2] != "0.00" or line[3]]
    wanted = [line for line in lines(EXPECTED["agents"][agent]) if line[2] != "0.00" or line[3]]
    assert got == wanted


@pytest.mark.parametrize("agent", AGENTS)
def test_gross_pay_and_points_are_as_worked_out_by_hand(
    agent: str, statements: dict[str, Any]
) -> None:
    wanted = EXPECTED["agents"][agent]
    assert statements[agent]["gross"] == wanted["gross"]
    assert statements[agent]["points_lost"] == wanted["points_lost"]


@pytest.mark.parametrize("agent", AGENTS)
def test_the_law_beside_the_policy_is_as_worked_out_by_hand(
    agent: str, statements: dict[str, Any]
) -> None:
    assert statements[agent]["law"] == EXPECTED["agents"][agent].get("law", {})


def test_the_exceptions_are_those_that_were_put_in(data: Any) -> None:
    found = data("attendance", "exceptions", "--month", "2026-05")["exceptions"]
    kinds = sorted((e["agent"], e["date"], e["kind"]) for e in found if e["standing"] == "open")
    assert kinds == sorted((e["agent"], e["date"], e["kind"]) for e in EXPECTED["exceptions"])


def test_no_punch_is_dropped_unseen(data: Any) -> None:
    imports = data("punches", "list", "--rejected")
    assert imports["imports"][0]["new"] + len(imports["rejected"]) == (
        EXPECTED["punches"] + EXPECTED["rejected_rows"]
    )
    assert len(imports["rejected"]) == EXPECTED["rejected_rows"]


def test_the_sample_is_copied_without_its_answers(centre: Path) -> None:
    assert not (centre / "expected").exists()
    assert not (centre / "published").exists()
    assert (centre / "rostering.db").is_file()


def test_a_second_import_of_the_same_file_adds_nothing(centre: Path, tmp_path: Path) -> None:
    copy = tmp_path / "demo"
    shutil.copytree(centre, copy)
    before = (copy / "punches.csv").read_bytes()
    assert run(["--centre", str(copy), "punches", "import", str(copy / "punches.csv")]) == 0
    assert (copy / "punches.csv").read_bytes() == before
