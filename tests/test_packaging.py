"""The wheel carries the program with its rules and samples, and nothing else."""

from __future__ import annotations

import tomllib
import zipfile
from pathlib import Path

import pytest
from hatchling.builders.wheel import WheelBuilder

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def names(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    folder = tmp_path_factory.mktemp("wheel")
    wheel = next(WheelBuilder(str(ROOT)).build(directory=str(folder), versions=["standard"]))
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


def test_every_rule_and_sample_file_is_in_the_wheel(names: set[str]) -> None:
    for folder in ("rules", "samples"):
        files = [file for file in (ROOT / folder).rglob("*") if file.is_file()]
        assert files
        missing = {f"rostering/_data/{file.relative_to(ROOT).as_posix()}" for file in files} - names
        assert missing == set()


def test_every_module_is_in_the_wheel(names: set[str]) -> None:
    modules = {file.relative_to(ROOT).as_posix() for file in (ROOT / "rostering").rglob("*.py")}
    assert modules - names == set()


def test_every_template_is_in_the_wheel(names: set[str]) -> None:
    kinds = (".html", ".css", ".typ", ".mo")
    files = [file for file in (ROOT / "rostering").rglob("*") if file.suffix in kinds]
    assert files
    assert {file.relative_to(ROOT).as_posix() for file in files} - names == set()


def test_nothing_else_is_in_the_wheel(names: set[str]) -> None:
    tops = {name.split("/")[0] for name in names if not name.split("/")[0].endswith(".dist-info")}
    assert tops == {"rostering"}
    assert not [name for name in names if name.endswith((".pyc", ".db", ".po"))]


def test_rules_and_samples_hold_no_python() -> None:
    for folder in ("rules", "samples"):
        assert not list((ROOT / folder).rglob("*.py"))


def test_every_dependency_has_a_lower_bound() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"].values()
    listed = [*project["dependencies"], *(name for extra in extras for name in extra)]
    loose = [name for name in listed if ">=" not in name and not name.startswith("rostering[")]
    assert loose == []
