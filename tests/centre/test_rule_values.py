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


def own_rule(centre: Path, name: str, parameter: str, value: str) -> None:
    file = centre / "rules" / f"{name}.toml"
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("a", encoding="utf-8") as out:
        out.write(
            f"[parameters.{parameter}]\nvalues = [{{ from = 2026-01-01, value = {value} }}]\n"
        )


def said(centre: Path) -> list[str]:
    with pytest.raises(CentreError) as error:
        read_centre(centre)
    return [str(problem).partition("rules/")[2] for problem in error.value.problems]


def test_grades_roles_and_shifts_that_a_rule_of_rosters_names_must_be_there(hotline: Path) -> None:
    own_rule(hotline, "constraints/interns_accompanied", "seniors", '["team_leder"]')
    own_rule(hotline, "preferences/even_field_days", "roles", '["outreech"]')
    own_rule(hotline, "constraints/forbidden_sequences", "sequences", '["ZZ D", "D"]')
    assert said(hotline) == [
        "constraints/forbidden_sequences.toml: sequences: is not known 'ZZ' — known are -, A, D, L, M",
        "constraints/forbidden_sequences.toml: sequences: is no sequence 'D' — "
        "two or three shifts with blanks between, such as N - E",
        "constraints/interns_accompanied.toml: seniors: is not known 'team_leder' — "
        "did you mean team_leader?",
        "preferences/even_field_days.toml: roles: is not known 'outreech' — did you mean outreach?",
    ]


@pytest.mark.parametrize(
    ("rule", "parameter", "value", "range_"),
    [
        ("staffing/service_level", "percent", "150", "1 to 99"),
        ("staffing/service_level", "occupancy_percent", "0", "1 to 100"),
        ("staffing/service_level", "shrinkage_percent", "100", "0 to 99"),
        ("staffing/service_level", "patience_seconds", "-4", "0 or more"),
        ("staffing/waiting_time", "wait_seconds", "-1", "1 or more"),
        ("staffing/visits", "visits_a_day", "0", "1 or more"),
        ("constraints/longest_run", "days", "0", "1 or more"),
        ("constraints/minimum_rest", "hours", "100", "0 to 24"),
        ("preferences/demand", "below_target", "1000000000000", "0 to 1000000"),
    ],
)
def test_a_number_that_no_centre_can_mean_is_refused_with_what_it_may_be(
    hotline: Path, rule: str, parameter: str, value: str, range_: str
) -> None:
    own_rule(hotline, rule, parameter, value)
    assert said(hotline) == [
        f"{rule}.toml: parameters.{parameter}: is out of range '{value}' — give {range_}"
    ]
