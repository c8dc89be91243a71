"""The program as a whole: help, wrong words, languages, and no traceback."""

import json
import subprocess
import sys
from pathlib import Path

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


def test_the_help_of_no_command_loads_a_heavy_library() -> None:
    probe = """
import sys, click
from rostering.commands.root import group
def loaded(of):
    context = click.Context(of)
    for name in of.list_commands(context):
        command = of.get_command(context, name)
        loaded(command) if isinstance(command, click.Group) else command.get_help(context)
loaded(group)
heavy = {'ortools', 'polars', 'sqlalchemy', 'alembic', 'pydantic', 'tabulate', 'jinja2', 'flask'}
print('heavy:', sorted(heavy & set(sys.modules)))
"""
    shown = subprocess.run(
        [sys.executable, "-c", probe], capture_output=True, text=True, check=True
    )
    assert "heavy: []" in shown.stdout


def test_a_rule_is_shown_with_its_values_and_dates() -> None:
    shown = rostering("rules", "show", "grades/agent")
    assert shown.returncode == 0
    assert "from 2010-07-28  1000.00" in shown.stdout


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (("rules", "show", "grades/agnet"), 1, "did you mean agent"),
        (("rules", "show", "calendar/2031"), 1, "the statutory holidays of 2031 are not known"),
        (("rule",), 2, "Did you mean 'rules'"),
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


@pytest.mark.parametrize("words", ["check", "roster export", "record verify", "payroll show A06"])
def test_where_there_is_no_centre_every_command_says_so(tmp_path: Path, words: str) -> None:
    shown = rostering("--centre", str(tmp_path), *words.split())
    assert shown.returncode == 1
    assert "there is no centre.toml" in shown.stderr
    assert "rostering init demo" in shown.stderr


def test_cases_that_hold_end_with_0_and_one_that_does_not_with_1(tmp_path: Path) -> None:
    case = (
        '[[case]]\nid = "X1"\nsays = "on time"\npay = {{ base = "1740.00", floating = "435.00" }}\n'
        'shifts = [{{ start = "2026-03-02T09:00", end = "2026-03-02T18:00" }}]\n'
        'punches = ["2026-03-02T09:01:00", "2026-03-02T18:00:00"]\n'
        "expected = {{ late_minutes = {late}, late_early_events = 1, points_lost = 3,"
        ' deductions = {{ late_early = "10.00" }} }}\n'
    )
    right, wrong = tmp_path / "right.toml", tmp_path / "wrong.toml"
    right.write_text(case.format(late=1), encoding="utf-8")
    wrong.write_text(case.format(late=2), encoding="utf-8")
    held = rostering("rules", "check", str(right), "--json")
    assert (held.returncode, json.loads(held.stdout)["cases"][0]["holds"]) == (0, True)
    failed = rostering("rules", "check", str(wrong))
    assert failed.returncode == 1
    assert "late_minutes: expected 2, got 1" in failed.stdout
