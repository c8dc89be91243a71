"""Rotations as a supervisor makes them: found, kept, or shown not to exist."""

from __future__ import annotations

import csv
import json
import shutil
from pathlib import Path

import pytest

from rostering.centre.reader import read_centre
from rostering.commands import run
from rostering.resources import data_folder
from tests.commands.test_flow import Typed

PATTERN = """\
agents = ["A04", "A05", "A06"]
work = [2, 5]
rest = [1, 4]
forbidden = ["L E"]
free_weekends = 1

[[shifts]]
shift = "E"
role = "phone"
people = [1, 1, 1, 1, 1, 0, 0]

[[shifts]]
shift = "L"
role = "phone"
people = [1, 1, 1, 1, 1, 1, 1]
"""


@pytest.fixture(scope="module")
def ready(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("rotation") / "demo"
    assert run(["init", str(folder), "--sample", "three-role-centre"]) == 0
    (folder / "rotations" / "phone.toml").write_text(PATTERN, encoding="utf-8")
    return folder


@pytest.fixture
def centre(ready: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(ready, tmp_path / "centre"))


def spoil(centre: Path, old: str, new: str) -> None:
    path = centre / "rotations" / "phone.toml"
    path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")


def test_a_pattern_is_shown_and_written_a_line_a_week(
    centre: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    built = Typed(centre, capsys, "rotation", "build", "--json")
    assert built.code == 0, built.err
    result = json.loads(built.out)
    assert result["status"] == "optimal"
    assert result["people"] == {"E": [1, 1, 1, 1, 1, 0, 0], "L": [1] * 7}
    assert result["free_weekends"] >= 1
    with (centre / "rotations" / "phone.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))[1:]
    assert [row[1:] for row in rows] == result["weeks"]


def test_the_pattern_there_was_is_kept(centre: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert Typed(centre, capsys, "rotation", "build").code == 0
    before = (centre / "rotations" / "phone.csv").read_bytes()
    assert "is kept as" in Typed(centre, capsys, "rotation", "build", "phone").err
    (kept,) = (centre / "rotations" / "earlier").iterdir()
    assert kept.read_bytes() == before


def test_what_cannot_hold_together_is_named_and_nothing_is_written(
    centre: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    spoil(centre, "free_weekends = 1", "free_weekends = 3")  # somebody works L each weekend
    refused = Typed(centre, capsys, "rotation", "build")
    assert refused.code == 3
    assert "free_weekends: 3 at least" in refused.err
    assert "L people: Sun 1" in refused.err or "L people: Sat 1" in refused.err
    assert "rotations/phone.toml" in refused.err
    assert not (centre / "rotations" / "phone.csv").exists()


def test_a_rotation_that_there_is_not_has_a_hint(
    centre: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    refused = Typed(centre, capsys, "rotation", "build", "phon")
    assert refused.code == 1
    assert "did you mean phone?" in refused.err


def test_a_wrong_file_is_told_by_its_line(centre: Path, capsys: pytest.CaptureFixture[str]) -> None:
    spoil(centre, "A06", "A99")
    refused = Typed(centre, capsys, "rotation", "build")
    assert refused.code == 1
    assert "rotations/phone.toml:1:1" in refused.err


def test_the_rotation_of_the_sample_has_work_of_five_days_for_each_agent() -> None:
    rotation = read_centre(data_folder("samples") / "three-role-centre").rotations["phone"]
    assert len(rotation.agents) == rotation.weeks == 8
    assert sum(sum(filter(None, one.people)) for one in rotation.shifts) == 8 * 5
