"""Every table fits a terminal of 80 columns, in English and in Chinese, and nothing is left English."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from wcwidth import wcswidth

from rostering import language
from rostering.commands import run
from rostering.language import use_language


@pytest.fixture(scope="module")
def centre(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("widths") / "demo"
    assert run(["init", str(folder), "--sample", "three-role-centre"]) == 0
    for words in (
        ["punches", "import", str(folder / "punches.csv")],
        ["attendance", "reconcile", "--month", "2026-05"],
        ["payroll", "run", "--month", "2026-05"],
    ):
        assert run(["--centre", str(folder), *words]) == 0
    return folder


COMMANDS = (
    "check",
    "demand show --week 2026-W22",
    "demand show --date 2026-05-13",
    "roster show --published --week 2026-05-11",
    "roster fairness --week 2026-05-11",
    "roster export --week 2026-05-11",
    "punches list",
    "punches list --rejected",
    "attendance reconcile --month 2026-05",
    "attendance adherence",
    "attendance adherence --by week",
    "attendance adherence --by team",
    "attendance claims --month 2026-05",
    "attendance exceptions",
    "attendance decisions",
    "attendance show A09",
    "attendance show A17",
    "payroll run --month 2026-05",
    "payroll show A04",
    "payroll show A16",
    "payroll explain A05",
    "payroll explain A06",
    "payroll explain A16",
    "payroll amounts --month 2026-05",
    "payroll disputes",
    "schedule show A03",
    "leave list",
    "leave balance A04",
    "leave ledger A05",
    "overtime list --month 2026-05",
    "incident list",
    "incident clauses",
    "signin list --month 2026-05",
    "duty kinds --month 2026-05",
    "duty list --month 2026-05",
    "duty show A03 --month 2026-05",
    "score show",
    "score show A17",
    "score proposals",
    "score ranking --month 2026-05",
    "score promotion --month 2026-05",
    "exam list --month 2026-05",
    "rules list",
    "rules show D5",
    "rules show calendar",
    "rules show calendar/2026",
    "rules show fixed_duties/induction",
    "rules show grades/agent",
    "rules show late",
    "record log",
    "record verify",
    "doctor",
)


@pytest.fixture(params=["en", "zh"])
def spoken(request: pytest.FixtureRequest) -> Iterator[str]:
    use_language(request.param)
    yield request.param
    use_language("en")


@pytest.mark.parametrize("words", COMMANDS)
def test_no_line_is_wider_than_the_terminal(
    centre: Path, spoken: str, capsys: pytest.CaptureFixture[str], words: str
) -> None:
    assert run(["--centre", str(centre), *words.split()]) == 0
    wide = [line for line in capsys.readouterr().out.splitlines() if wcswidth(line) > 80]
    assert wide == []


class Listening:
    """The catalogue, remembering the texts that it has no translation of."""

    def __init__(self, catalogue: language.gettext.NullTranslations) -> None:
        self.catalogue = catalogue
        self.missing: set[str] = set()

    def gettext(self, text: str) -> str:
        return self.heard(text, self.catalogue.gettext(text))

    def pgettext(self, of: str, text: str) -> str:
        return self.heard(text, self.catalogue.pgettext(of, text))

    def ngettext(self, one: str, several: str, count: int) -> str:
        return self.heard(one, self.catalogue.ngettext(one, several, count))

    def heard(self, text: str, translated: str) -> str:
        if translated == text and re.search("[A-Za-z]{3}", text):
            self.missing.add(text)
        return translated


def test_every_word_that_is_shown_is_translated(
    centre: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Words that are put together while the program runs, too, which no reading of the code finds."""
    use_language("zh")
    listening = Listening(language._translations)
    monkeypatch.setattr(language, "_translations", listening)
    try:
        for words in COMMANDS:
            assert run(["--centre", str(centre), *words.split()]) == 0
    finally:
        monkeypatch.undo()
        use_language("en")
    assert listening.missing == set()


def test_no_help_page_is_wider_than_the_terminal(spoken: str) -> None:
    """In a process of its own, for help is fixed when a command is built."""
    script = (
        "from rostering.language import use_language\n"
        f"use_language({spoken!r})\n"
        "from rostering.commands import run\n"
        "from tests.test_docs import VERBS\n"
        "run(['--help'])\n"
        "for path in VERBS: run([*path, '--help'])\n"
    )
    shown = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, encoding="utf-8", check=True
    )
    lines = [line for line in shown.stdout.splitlines() if not line.startswith("    rostering ")]
    assert len(lines) > 500
    assert [line for line in lines if wcswidth(line) > 80] == []
