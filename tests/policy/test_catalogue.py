"""Rule values have dates and sources, and a centre lays its own over them."""

from datetime import date
from pathlib import Path

import pytest

from rostering.errors import InputError, PolicyError
from rostering.policy.catalogue import load_catalogue
from rostering.policy.grades import grade_on

MAY = date(2026, 5, 1)


def write(folder: Path, name: str, text: str) -> None:
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def test_every_grade_has_the_pay_of_its_clause() -> None:
    catalogue = load_catalogue()
    pay = {
        rule.clause: (
            grade_on(catalogue, name, MAY).base_fen,
            grade_on(catalogue, name, MAY).floating_fen,
        )
        for name, rule in catalogue.of_kind("grades").items()
    }
    assert pay == {
        "G1": (70000, 0),
        "G2": (100000, 80000),
        "G3": (120000, 80000),
        "G4": (140000, 80000),
        "G5": (100000, 90000),
        "G6": (110000, 90000),
        "G7": (120000, 90000),
        "G8": (160000, 100000),
        "G9": (200000, 100000),
    }


def test_a_day_before_the_first_value_is_an_error_that_names_it() -> None:
    with pytest.raises(PolicyError, match="2010-07-28"):
        grade_on(load_catalogue(), "agent", date(2009, 1, 1))


def test_a_centre_changes_one_parameter_from_a_day_on(tmp_path: Path) -> None:
    write(
        tmp_path,
        "grades/agent.toml",
        '[parameters.base]\nvalues = [{ from = 2026-05-01, value = "2100.50" }]\n',
    )
    catalogue = load_catalogue(tmp_path)
    assert grade_on(catalogue, "agent", date(2026, 4, 30)).base_fen == 100000
    assert grade_on(catalogue, "agent", MAY).base_fen == 210050
    assert grade_on(catalogue, "agent", MAY).floating_fen == 90000


def test_floats_misspelt_names_and_broken_files_are_told_all_at_once(tmp_path: Path) -> None:
    write(
        tmp_path,
        "grades/agent.toml",
        "[parameters.base]\nvalues = [{ from = 2026-05-01, value = 1.5 }]\n",
    )
    write(
        tmp_path,
        "grades/intern.toml",
        '[parameters.bas]\nvalues = [{ from = 2026-05-01, value = "1" }]\n',
    )
    write(tmp_path, "pay_rules/nothing_of_the_kind.toml", "")
    write(tmp_path, "grades/manager.toml", "= broken")
    with pytest.raises(InputError) as caught:
        load_catalogue(tmp_path)
    text = str(caught.value)
    assert len(caught.value.problems) == 4
    assert "quote decimals" in text
    assert "did you mean base" in text
    assert "no rule of this name" in text
    assert "not readable TOML" in text
