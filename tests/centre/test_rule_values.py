"""The rules of a centre are checked with its folder: what they name, and what belongs together."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from rostering.centre.reader import read_centre
from rostering.errors import CentreError
from rostering.resources import data_folder


@pytest.fixture
def hotline(tmp_path: Path) -> Path:
    return Path(shutil.copytree(data_folder("samples") / "hotline-centre", tmp_path / "centre"))


def changed(centre: Path, file: str, old: str, new: str) -> None:
    path = centre / "rules" / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_every_fault_of_the_rules_is_named_at_once(hotline: Path) -> None:
    changed(hotline, "appraisals/monthly.toml", "[50, 30, 10, 10]", "[50, 30, 10, 20]")
    changed(hotline, "measures/visits.toml", '"outreach"', '"outreech"')
    changed(hotline, "measures/satisfaction.toml", '"bands"', '"steps"')
    own = hotline / "rules" / "fixed_duties" / "work_log.toml"
    own.parent.mkdir()
    own.write_text('[parameters.grades]\nvalues = [{ from = 2026-01-01, value = ["agnet"] }]\n')
    with pytest.raises(CentreError) as error:
        read_centre(hotline)
    said = [str(problem) for problem in error.value.problems]
    for part in (
        "rules/fixed_duties/work_log.toml: grades: is not known 'agnet' — did you mean agent?",
        "rules/measures/visits.toml: roles: is not known 'outreech' — did you mean outreach?",
        "rules/measures/satisfaction.toml: measures/satisfaction: scoring cannot be steps",
    ):
        assert [line for line in said if line.startswith(part)], part


def test_weights_are_added_up_on_every_day_on_which_they_change(hotline: Path) -> None:
    changed(
        hotline, "appraisals/monthly.toml", "value = [50, 30, 10, 10] }",
        "value = [50, 30, 10, 10] }, { from = 2027-01-01, value = [50, 30, 10, 20] }",
    )  # fmt: skip
    with pytest.raises(CentreError, match="add up to 100 %"):
        read_centre(hotline)


def test_the_samples_hold() -> None:
    for sample in data_folder("samples").iterdir():
        if sample.is_dir():
            assert read_centre(sample).agents
