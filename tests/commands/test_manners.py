"""How commands behave in a terminal and in a pipe: colour, near words, both languages, what comes next."""

from __future__ import annotations

import importlib
import inspect
import os
import re
import subprocess
import sys
from pathlib import Path

import pexpect
import pytest
from click.shell_completion import ShellComplete

from rostering.commands import run
from rostering.commands.root import group
from rostering.language import use_language
from rostering.resources import data_folder
from tests.test_docs import VERBS

ESCAPE = "\x1b["
SAMPLE = data_folder("samples") / "three-role-centre"
NOTHING_NEXT = {("serve",), ("completion",), ("schedule", "export")}
"""What goes on until it is ended, or whose result is taken elsewhere."""


@pytest.fixture(scope="module")
def centre(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("manners") / "demo"
    assert run(["init", str(folder), "--sample", "three-role-centre"]) == 0
    return folder


def typed(*words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "rostering", *words],
        capture_output=True,
        encoding="utf-8",
        check=False,
        env={**os.environ, **environment},
    )


def in_terminal(*words: str, **environment: str) -> str:
    """What a terminal of 80 columns shows."""
    kept = {name: value for name, value in os.environ.items() if name != "NO_COLOR"}
    child = pexpect.spawn(
        sys.executable,
        ["-m", "rostering", *words],
        env={**kept, "TERM": "xterm", **environment},
        dimensions=(24, 80),
        encoding="utf-8",
        timeout=60,
    )
    return str(child.read())


def test_a_terminal_shows_colour() -> None:
    assert ESCAPE in in_terminal("--centre", str(SAMPLE), "check")


@pytest.mark.parametrize(
    ("words", "environment"),
    [
        (["--color", "never"], {}),
        ([], {"NO_COLOR": "1"}),
        ([], {"TERM": "dumb"}),
    ],
    ids=["never", "NO_COLOR", "dumb"],
)
def test_a_terminal_shows_none_where_none_is_wanted(
    words: list[str], environment: dict[str, str]
) -> None:
    assert ESCAPE not in in_terminal(*words, "--centre", str(SAMPLE), "check", **environment)
    assert ESCAPE not in in_terminal(*words, "--centre", "/nowhere", "check", **environment)


def test_a_pipe_has_no_colour_unless_it_is_asked_for() -> None:
    piped = typed("--centre", str(SAMPLE), "check")
    assert ESCAPE not in piped.stdout + piped.stderr
    asked = typed("--color", "always", "--centre", str(SAMPLE), "check", NO_COLOR="1")
    assert ESCAPE in asked.stderr


def test_an_error_keeps_to_the_colour_that_was_asked_for() -> None:
    assert ESCAPE in typed("--color", "always", "--centre", "/nowhere", "check").stderr
    assert ESCAPE not in typed("--centre", "/nowhere", "check").stderr


@pytest.mark.parametrize(
    ("words", "near"),
    [
        ("rostr show", "roster"),
        ("payroll shwo A03", "show"),
        ("payroll show A03 --moth 2026-05", "--month"),
        ("payroll show A033 --month 2026-05", "A03"),
        ("leave list --agent A033", "A03"),
        ("incident list --agent 赵血", "赵雪"),
        ("rules show lat", "late"),
        ("rules show findings/lat", "late"),
        ("demand show --role phne", "phone"),
        ("init here --sample three-roles-centre", "three-role-centre"),
        ("leave add L1 A03 personnal 2026-06-10", "personal"),
        ("roster fairness --share weekends", "weekend"),
        ("overtime order A03 --from 2026-06-10T18:00 --to 20:00 --settle pya", "pay"),
    ],
)
def test_what_was_likely_meant_is_named(
    centre: Path, capsys: pytest.CaptureFixture[str], words: str, near: str
) -> None:
    assert run(["--centre", str(centre), *words.split()]) in (1, 2)
    assert re.search(rf"(?i)did you mean[^\n]*{re.escape(near)}", capsys.readouterr().err)


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize(
    "words",
    [
        "leave add L{n} A03 事假 2026-06-10 --part 前半",
        "leave add L{n} A03 personal 2026-06-10 --part first",
        "overtime order A03 --from 2026-06-13T09:00 --to 11:00 --settle 调休 --reason 业务需要",
        "payroll enter A03 --kind 奖金 --amount 100 --month 2026-05 --why 感谢",
        "signin add A03 --event 培训 --date 2026-05-07 --status 迟到",
        "roster fairness --share 周末",
        "roster fairness --share weekend",
    ],
)
def test_words_are_taken_in_both_languages(
    centre: Path, capsys: pytest.CaptureFixture[str], language: str, words: str
) -> None:
    use_language(language)
    try:
        dry = [] if "fairness" in words else ["--dry-run"]
        line = words.format(n=f"9{len(words)}").split()
        assert run(["--centre", str(centre), *line, *dry]) == 0, capsys.readouterr().err
    finally:
        use_language("en")


@pytest.mark.parametrize("path", sorted(set(VERBS) - NOTHING_NEXT), ids=" ".join)
def test_every_command_says_what_comes_next(path: tuple[str, ...]) -> None:
    callback = VERBS[path].callback
    assert callback is not None
    module = sys.modules[inspect.unwrap(callback).__module__]
    source = inspect.getsource(module)
    beside = [
        inspect.getsource(importlib.import_module(name))
        for name in re.findall(
            r"^\s*from (rostering\.commands\.\w+\.\w+) import", source, re.MULTILINE
        )
    ]
    assert any("next_step(" in text for text in (source, *beside))


@pytest.mark.parametrize("colour", ["auto", "never"])
def test_the_moving_line_is_taken_away_at_the_end(centre: Path, colour: str) -> None:
    shown = in_terminal(
        "--color", colour, "--centre", str(centre), "roster", "build", "--week", "2026-W23",
        "--time-limit", "4",
    )  # fmt: skip
    moving = [line for line in shown.split("\n") if "(Ctrl-C " in line]
    assert moving
    assert all("\r\x1b[K" in line.split("(Ctrl-C ")[-1] for line in moving)


def test_ctrl_c_is_answered_in_the_language_in_use(centre: Path) -> None:
    child = pexpect.spawn(
        sys.executable,
        ["-m", "rostering", "--lang", "zh", "--centre", str(centre), "roster", "build", "--week",
         "2026-W23", "--time-limit", "60"],
        env={**os.environ, "TERM": "xterm"}, dimensions=(24, 80), encoding="utf-8", timeout=60,
    )  # fmt: skip
    child.expect("Ctrl-C 保留最好")
    child.sendintr()
    rest = child.read()
    child.close()
    assert child.exitstatus == 0
    assert "搜索结束时的最好结果" in rest


def offered(*words: str, folder: Path) -> list[str]:
    *given, incomplete = words
    shell = ShellComplete(group, {}, "rostering", "_ROSTERING_COMPLETE")
    found = shell.get_completions(["--centre", str(folder), *given], incomplete)
    return [item.value for item in found]


def test_the_tab_key_offers_what_the_centre_has(centre: Path) -> None:
    assert offered("roster", "pub", folder=centre) == ["publish"]
    assert offered("payroll", "show", "A1", folder=centre) == [f"A{n}" for n in range(10, 19)]
    assert offered("payroll", "show", "赵", folder=centre) == ["A06"]
    assert offered("leave", "list", "--agent", "A03", folder=centre) == ["A03"]
    assert offered("demand", "show", "--role", "w", folder=centre) == ["walk_in"]
    assert "findings/late" in offered("rules", "show", "findings/l", folder=centre)
    assert "2026-W22" in offered("roster", "show", "--week", "2026-W2", folder=centre)
    assert "2026-05" in offered("payroll", "run", "--month", "2026-0", folder=centre)
    assert offered("overtime", "order", "A03", "--settle", "c", folder=centre) == ["comp"]


def test_the_tab_key_offers_nothing_where_nothing_can_be_read(tmp_path: Path) -> None:
    (tmp_path / "centre.toml").write_text("name = ", encoding="utf-8")
    (tmp_path / "rostering.db").write_bytes(b"no database")
    assert offered("payroll", "show", "A", folder=tmp_path) == []
    assert offered("demand", "show", "--role", "p", folder=tmp_path) == []
    assert offered("roster", "show", "--week", "2026", folder=tmp_path) == []


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_script_of_a_shell_is_printed(capsys: pytest.CaptureFixture[str], shell: str) -> None:
    assert run(["completion", shell]) == 0
    shown = capsys.readouterr()
    assert "_ROSTERING_COMPLETE" in shown.out
    assert shell in shown.err


def test_fish_says_of_a_command_what_stands_behind_a_comma(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run(["completion", "fish"]) == 0
    assert 'set -l metadata (string split --max 1 "," $completion)' in capsys.readouterr().out


def test_bash_completes_with_the_script(centre: Path) -> None:
    program = Path(sys.executable).with_name("rostering")
    script = typed("completion", "bash").stdout
    asked = (
        f"{script}\nCOMP_WORDS=({program} payroll sh) COMP_CWORD=2\n"
        f"_rostering_completion {program}\necho ${{COMPREPLY[@]}}"
    )
    shown = subprocess.run(["bash", "-c", asked], capture_output=True, text=True, check=True)
    assert shown.stdout.split() == ["show"]
