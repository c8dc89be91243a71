"""The recipes of docs/adding-*.md: what they add is not there yet, and stands on what there is."""

from __future__ import annotations

import ast
import importlib
import json
import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
STEP = re.compile(r"^## \d\. [^\n]*`([^`]+\.(?:toml|py|json))`\n.*?^```\w+\n(.*?)^```", re.M | re.S)
FILES = [
    (file, text)
    for page in sorted((ROOT / "docs").glob("adding-*.md"))
    for file, text in STEP.findall(page.read_text(encoding="utf-8"))
]


def test_every_kind_of_unit_has_its_recipe() -> None:
    folders = {str(Path(file).parent) for file, _text in FILES if file.endswith(".py")}
    assert folders == {
        "rostering/scheduling/constraints",
        "rostering/payroll/pay_rules",
        "rostering/attendance/importers",
    }


@pytest.mark.parametrize(("file", "text"), FILES, ids=[file for file, _text in FILES])
def test_a_recipe_adds_a_file_that_is_not_there(file: str, text: str) -> None:
    assert (ROOT / file).parent.is_dir()
    assert not (ROOT / file).exists()


@pytest.mark.parametrize(("file", "text"), FILES, ids=[file for file, _text in FILES])
def test_a_recipe_can_be_read_as_what_it_is(file: str, text: str) -> None:
    readers = {".toml": tomllib.loads, ".json": json.loads, ".py": ast.parse}
    assert readers[Path(file).suffix](text)


@pytest.mark.parametrize(
    ("file", "text"),
    [step for step in FILES if step[0].endswith(".py")],
    ids=lambda text: text[:40],
)
def test_a_recipe_imports_what_there_is(file: str, text: str) -> None:
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.ImportFrom) and node.module != "__future__":
            module = importlib.import_module(str(node.module))
            assert all(hasattr(module, alias.name) for alias in node.names), node.module
