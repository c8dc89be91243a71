"""Every text that a person is shown is marked for the catalogue, in code and in templates."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from tools.catalogue import CODE

SHOWN = (
    "echo", "say", "warn", "confirm", "fail", "now", "table", "grid", "wrap", "Derivation", "InputProblem",
    "RosteringError", "RecordError", "PolicyError", "CheckFailed", "NoRosterExists", "TimeIsUp", "PdfError",
    "UsageError", "BadParameter",
)  # fmt: skip
WORDS_SHOWN = ("help", "short_help", "message", "hint", "prompt")
MARKED = ("_", "plural", "word", "examples")


def called(call: ast.Call) -> str:
    return str(getattr(call.func, "id", getattr(call.func, "attr", "")))


def unmarked(node: ast.AST) -> Iterator[str]:
    """English sentences inside an expression that nothing marks; commands to type stay as they are."""
    if isinstance(node, ast.Call) and called(node) in MARKED:
        return
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        sentence = re.search(r"[a-z]{2,} [a-z]{2,}", node.value)
        if sentence and not node.value.lstrip().startswith("rostering "):
            yield node.value
    for child in ast.iter_child_nodes(node):
        yield from unmarked(child)


def test_every_text_that_is_shown_is_marked() -> None:
    found = []
    for file in sorted(CODE.rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                shown = node.args if called(node) in SHOWN else []
                named = [word.value for word in node.keywords if word.arg in WORDS_SHOWN]
                found += [(file.name, text) for part in [*shown, *named] for text in unmarked(part)]
    assert found == []


def test_no_template_has_words_of_its_own() -> None:
    codes = re.compile(r"\{%.*?%\}|\{\{.*?\}\}|\{#.*?#\}|<style.*?</style>|<[^>]*>", re.DOTALL)
    for file in CODE.rglob("*.html"):
        left = codes.sub("", file.read_text(encoding="utf-8"))
        assert not re.findall(r"[A-Za-z]{3,}", left), file
