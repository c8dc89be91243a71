"""The program as a whole: help, wrong words, languages, and no traceback."""

import subprocess
import sys

import pytest


def rostering(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "rostering", *words], capture_output=True, text=True, check=False
    )


def test_help_loads_none_of_the_heavy_libraries() -> None:
    probe = (
        "import sys; from rostering.commands import run; run(['--help']);"
        "heavy = {'ortools', 'pendulum', 'polars', 'sqlalchemy'} & set(sys.modules);"
        "print('heavy:', sorted(heavy))"
    )
    shown = subprocess.run(
        [sys.executable, "-c", probe], capture_output=True, text=True, check=True
    )
    assert "heavy: []" in shown.stdout
    assert "rules" in shown.stdout


def test_a_rule_is_shown_with_its_values_and_dates() -> None:
    shown = rostering("rules", "show", "grades/agent")
    assert shown.returncode == 0
    assert "from 2010-07-28  1000.00" in shown.stdout


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (("rules", "show", "grades/agnet"), 1, "did you mean agent"),
        (("rule",), 2, "No such command"),
        (("--lang", "fr", "rules"), 2, "Invalid value"),
    ],
)
def test_wrong_words_end_with_a_hint_and_a_code(
    words: tuple[str, ...], code: int, says: str
) -> None:
    shown = rostering(*words)
    assert shown.returncode == code
    assert says in shown.stderr
    assert "Traceback" not in shown.stderr
