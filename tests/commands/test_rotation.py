"""Rotations as a supervisor makes them: found, kept, or shown not to exist."""

from __future__ import annotations

import csv
import json
import shutil
from pathlib import Path
from typing import Any

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


def built(centre: Path, capsys: pytest.CaptureFixture[str], week: str) -> dict[str, Any]:
    options = ("--workers", "1", "--time-limit", "10", "--rotation", "phone", "--json")
    typed = Typed(centre, capsys, "roster", "build", "--week", week, *options)
    assert typed.code == 0, typed.err
    result: dict[str, Any] = json.loads(typed.out)
    return result


def test_a_roster_goes_on_with_the_rotation_week_after_week(
    centre: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert Typed(centre, capsys, "rotation", "build").code == 0
    first = built(centre, capsys, "2026-W23")
    assert first["violations"] == []
    price = next(price for price in first["prices"] if price["rule"] == "follow_rotation")
    assert price["amount"] == first["rotation"]["days"] - first["rotation"]["followed"]
    assert sorted(first["rotation"]["weeks"].values()) == [1, 2, 3]
    assert Typed(centre, capsys, "roster", "publish", "--why", "first").code == 0
    second = built(centre, capsys, "2026-W24")
    assert second["rotation"]["weeks"] == {
        agent: week % 3 + 1 for agent, week in first["rotation"]["weeks"].items()
    }


def test_a_rotation_without_a_pattern_or_with_a_wrong_one_is_not_followed(
    centre: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ("roster", "build", "--week", "2026-W23", "--rotation", "phone")
    refused = Typed(centre, capsys, *words)
    assert refused.code == 1
    assert "rostering rotation build phone" in refused.err
    rows = ("week,mon,tue,wed,thu,fri,sat,sun", "1,E,E,E,E,E,-,-", "2,-,X,-,-,-,-,Y")
    text = "\n".join(rows)
    (centre / "rotations" / "phone.csv").write_text(text, encoding="utf-8")
    refused = Typed(centre, capsys, *words)
    assert refused.code == 1
    assert "another number '2'" in refused.err
    assert "rotations/phone.csv:3 (tue)" in refused.err
    assert "rotations/phone.csv:3 (sun)" in refused.err
    assert not (centre / "rosters" / "2026-W23.csv").exists()


def in_force(centre: Path) -> None:
    """The rotation of these tests from the first week on, found and walked."""
    path = centre / "rotations" / "phone.toml"
    path.write_text("from = 2026-06-01\nstart_weeks = { A05 = 1 }\n" + PATTERN, encoding="utf-8")


QUICK = ("--workers", "1", "--time-limit", "6", "--no-hours", "--json")


def test_a_rotation_in_force_is_followed_and_checked_without_being_named(
    centre: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    in_force(centre)
    assert Typed(centre, capsys, "rotation", "build").code == 0
    typed = Typed(centre, capsys, "roster", "build", "--week", "2026-W24", *QUICK)
    assert typed.code == 0, typed.err
    way = json.loads(typed.out)["rotation"]
    assert way["weeks"] == {"A05": 2, "A04": 3, "A06": 1}  # each a week further on than they began
    checked = json.loads(Typed(centre, capsys, "roster", "check", "--json").out)
    assert checked["rotation"] == way


def test_a_roster_is_checked_against_the_rotation_that_it_was_built_with(
    centre: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert Typed(centre, capsys, "rotation", "build").code == 0
    first = built(centre, capsys, "2026-W23")
    checked = json.loads(Typed(centre, capsys, "roster", "check", "--json").out)
    assert checked["rotation"] == first["rotation"]
    assert Typed(centre, capsys, "roster", "publish", "--why", "first").code == 0
    words = ("--absent", "A04@2026-06-03", "--from", "2026-06-01", *QUICK[:4])
    repaired = Typed(centre, capsys, "roster", "repair", *words)
    assert repaired.code == 0, repaired.err
