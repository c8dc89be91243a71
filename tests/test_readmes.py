"""The two READMEs say the same: the same headings, commands, links, and what the sample really shows."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from rostering.commands import run
from rostering.language import use_language

ROOT = Path(__file__).parents[1]
ENGLISH = (ROOT / "README.md").read_text(encoding="utf-8")
CHINESE = (ROOT / "README.zh-CN.md").read_text(encoding="utf-8")
COMMAND = re.compile(r"^(?:\$ )?((?:rostering|make|python3|pip|cd|\.venv/\S+) .*)$", re.MULTILINE)


def blocks(text: str) -> list[str]:
    return re.findall(r"```console\n(.*?)```", text, re.DOTALL)


def commands(text: str) -> list[str]:
    return [line for block in blocks(text) for line in COMMAND.findall(block)]


def prose(text: str) -> str:
    return re.sub(r"```.*?```", "", text, flags=re.DOTALL)


def test_both_have_the_same_sections() -> None:
    levels = [re.findall(r"^(#+) ", prose(text), re.MULTILINE) for text in (ENGLISH, CHINESE)]
    assert levels[0] == levels[1]


def test_both_type_the_same_commands() -> None:
    assert commands(ENGLISH) == commands(CHINESE)


def test_both_name_the_same_words_of_the_program() -> None:
    named = [set(re.findall(r"`([^`]+)`", prose(text))) for text in (ENGLISH, CHINESE)]
    assert named[0] == named[1]


def test_both_lead_to_the_same_places() -> None:
    """A picture may be there in both languages, as page.png and page.zh-CN.png."""
    english, chinese = (
        sorted(target for target in re.findall(r"\]\(([^)]+)\)", text) if "../" not in target)
        for text in (ENGLISH, CHINESE)
    )
    other = {"README.md": "README.zh-CN.md"}  # each leads to the other at its top
    assert (
        sorted(other.get(link, link.replace(".zh-CN.png", ".png")) for link in chinese) == english
    )


@pytest.fixture(scope="module")
def centre(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("readme") / "demo"
    assert run(["init", str(folder), "--sample", "three-role-centre"]) == 0
    for words in (["punches", "import", str(folder / "punches.csv")], ["payroll", "run"]):
        month = ["--month", "2026-05"] if words[0] == "payroll" else []
        assert run(["--centre", str(folder), *words, *month]) == 0
    return folder


@pytest.mark.parametrize(("language", "text"), [("en", ENGLISH), ("zh", CHINESE)])
@pytest.mark.parametrize("words", ["payroll show A06", "payroll explain A06 6"])
def test_what_is_shown_is_what_the_sample_gives(
    centre: Path, capsys: pytest.CaptureFixture[str], language: str, text: str, words: str
) -> None:
    capsys.readouterr()
    use_language(language)
    try:
        assert run(["--centre", str(centre), *words.split()]) == 0
    finally:
        use_language("en")
    assert f"$ rostering {words}\n{capsys.readouterr().out.rstrip()}\n" in text
