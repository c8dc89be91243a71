"""Every legal check holds its own cases, and the cases would notice if it were gone."""

from __future__ import annotations

from pathlib import Path
from types import ModuleType

import pytest

from rostering.discovery import modules_in
from rostering.payroll import legality
from rostering.payroll.cases import check_case, read_cases
from rostering.policy.catalogue import load_catalogue

FILES = sorted((Path(__file__).parents[1] / "cases" / "law").glob("*.json"))
each_file = pytest.mark.parametrize("file", FILES, ids=[file.stem for file in FILES])


@each_file
def test_the_cases_of_a_legal_check_hold(file: Path) -> None:
    for case in read_cases(file):
        result = check_case(case, load_catalogue())
        assert result.got == result.expected, f"{result.id}: {result.says}"


@each_file
def test_a_case_fails_where_the_legal_check_is_left_out(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def others(package: str) -> dict[str, ModuleType]:
        return {name: unit for name, unit in modules_in(package).items() if name != file.stem}

    assert file.stem in modules_in(legality.LAW_PACKAGE)
    monkeypatch.setattr(legality, "modules_in", others)
    assert not all(check_case(case, load_catalogue()).holds for case in read_cases(file))
