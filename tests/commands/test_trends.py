"""`rostering attendance trends` on the sample's May."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from rostering.commands import run
from tests.commands.conftest import Type


@pytest.fixture(scope="module")
def ready(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("trends") / "demo"
    assert run(["init", str(folder), "--sample", "three-role-centre"]) == 0
    for words in (
        ["punches", "import", str(folder / "punches.csv")],
        ["score", "import", str(folder / "judgements.csv")],
        ["exam", "import", str(folder / "exams.csv")],
        ["payroll", "run", "--month", "2026-05"],
    ):
        assert run(["--centre", str(folder), *words]) == 0
    return folder


def test_the_teams_of_a_month_add_up_to_all(typed: Type) -> None:
    code, out, error = typed("attendance", "trends", "--json")
    assert code == 0, error
    *teams, together = json.loads(out)["rows"]
    assert [one["team"] for one in teams] == sorted({"甲班", "乙班", "管理", "展厅"})
    for name in ("agents", "shifts_attended", "shifts_late"):
        assert sum(one[name] for one in teams) == together[name]
    minutes = [sum(one["overtime_minutes"].values()) for one in teams]
    assert sum(minutes) == sum(together["overtime_minutes"].values())
    assert sum(len(one["scores"]) for one in teams) == len(together["scores"]) == 4


def test_pictures_go_into_a_folder_or_one_file(typed: Type, tmp_path: Path) -> None:
    assert typed("attendance", "trends", "-o", str(tmp_path / "all.svg"))[0] == 0
    assert typed("attendance", "trends", "--format", "svg", "-o", f"{tmp_path}/pictures/")[0] == 0
    pictures = sorted(file.name for file in (tmp_path / "pictures").iterdir())
    assert pictures == ["lateness.svg", "overtime.svg", "score.svg"]


def test_a_span_turned_round_and_one_without_a_month_are_refused(typed: Type) -> None:
    code, _out, error = typed("attendance", "trends", "--from", "2026-06", "--to", "2026-05")
    assert (code, "--to" in error) == (1, True)
    code, _out, error = typed("attendance", "trends", "--from", "2026-07")
    assert (code, "payroll run" in error) == (1, True)
