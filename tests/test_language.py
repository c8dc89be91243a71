"""Which language is spoken: --lang, then the centre's, then the locale's; keys stay English."""

from __future__ import annotations

import ctypes
import json
import os
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from rostering.commands.root import group, own_first
from rostering.language import (
    chosen_language,
    current_language,
    in_brackets,
    joined,
    labelled,
    listed,
    of_locale,
    plural,
    quoted,
    use_language,
)
from rostering.resources import data_folder


@pytest.fixture
def chinese_centre(tmp_path: Path) -> Path:
    (tmp_path / "centre.toml").write_text('language = "zh"\n', encoding="utf-8")
    return tmp_path


def spoken(*words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG"))
    }
    return subprocess.run(
        [sys.executable, "-m", "rostering", *words],
        capture_output=True,
        encoding="utf-8",
        check=False,
        env={**kept, "PYTHONUTF8": "1", **environment},
    )


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({"LANG": "zh_CN.UTF-8"}, "zh"),
        ({"LANG": "en_GB.UTF-8"}, "en"),
        ({"LC_MESSAGES": "zh_CN.UTF-8", "LANG": "en_GB.UTF-8"}, "zh"),
        ({"LC_ALL": "C", "LC_MESSAGES": "zh_CN.UTF-8", "LANG": "zh_CN.UTF-8"}, "en"),
        ({"LC_ALL": "", "LANG": "zh_CN.GB18030"}, "zh"),
        ({"LANG": "Chinese_China.936"}, "zh"),
        ({"LANG": "fr_FR.UTF-8"}, "en"),
    ],
)
def test_the_first_locale_that_is_set_counts(environment: dict[str, str], language: str) -> None:
    assert of_locale(environment) == language


def test_windows_says_its_language_where_no_locale_is_set(monkeypatch: pytest.MonkeyPatch) -> None:
    chinese = SimpleNamespace(kernel32=SimpleNamespace(GetUserDefaultUILanguage=lambda: 0x0804))
    monkeypatch.setattr(ctypes, "windll", chinese, raising=False)
    assert of_locale({}) == "zh"
    assert of_locale({"LANG": "en_GB.UTF-8"}) == "en"


def test_the_language_of_a_centre_comes_before_the_locale(chinese_centre: Path) -> None:
    english = {"LANG": "en_GB.UTF-8"}
    assert chosen_language(["--centre", str(chinese_centre), "check"], english) == "zh"
    assert chosen_language([f"--centre={chinese_centre}", "check"], english) == "zh"
    assert chosen_language(["check"], english) == "en"


def test_lang_comes_before_the_centre(chinese_centre: Path) -> None:
    words = ["--centre", str(chinese_centre), "--lang", "en", "check"]
    assert chosen_language(words, {"LANG": "zh_CN.UTF-8"}) == "en"
    assert chosen_language(["--lang=zh", "check"], {"LANG": "en_GB.UTF-8"}) == "zh"


@pytest.mark.parametrize(
    "words", [["check", "--lang", "zh"], ["check", "--lang=zh"], ["--lang", "zh", "check"]]
)
def test_lang_is_taken_before_and_behind_the_command(words: list[str]) -> None:
    sample = data_folder("samples") / "three-role-centre"
    shown = spoken(*words, "--centre", str(sample), LANG="en_GB.UTF-8")
    assert shown.returncode == 0
    assert shown.stdout.endswith("没有问题。\n")


def test_what_is_no_option_of_the_program_stays_where_it_was_typed() -> None:
    typed = ["leave", "add", "A03", "--who", "周敏", "--note", "x", "--", "--lang", "zh"]
    first = ["--who", "周敏", "leave", "add", "A03", "--note", "x", "--", "--lang", "zh"]
    assert own_first(typed, group.params) == first
    assert own_first(["check", "--lang"], group.params) == ["check", "--lang"]


def test_chinese_is_punctuated_as_chinese() -> None:
    use_language("zh")
    try:
        assert listed(["A03", "A06"]) == "A03、A06"
        assert joined(["缺上班卡", "迟到"]) == "缺上班卡；迟到"
        assert labelled("来源", "S") == "来源：S"
        assert in_brackets("客服专员", "G5") == "客服专员（G5）"
        assert quoted("25:00\t") == "“25:00\\t”"
    finally:
        use_language("en")
    assert listed([1, 2]) == "1, 2"
    assert joined(["a", "b"]) == "a; b"
    assert labelled("source", "S") == "source: S"
    assert in_brackets("agent", "G5") == "agent (G5)"
    assert quoted("x") == "'x'"


def test_a_centre_that_cannot_be_read_leaves_it_to_the_locale(tmp_path: Path) -> None:
    (tmp_path / "centre.toml").write_text("language = ", encoding="utf-8")
    assert chosen_language(["--centre", str(tmp_path)], {"LANG": "zh_CN.UTF-8"}) == "zh"


def test_help_is_all_of_one_language() -> None:
    page = spoken("payroll", "show", "--help", LANG="zh_CN.UTF-8").stdout
    assert "用法：" in page
    assert "显示本说明并退出" in page
    assert "示例：" in page
    assert not {"Usage", "Show this message", "Examples", "Give the result"} & set(page.split("\n"))
    assert "Usage:" in spoken("payroll", "show", "--help", LANG="en_GB.UTF-8").stdout


def test_a_wrong_word_is_answered_in_the_language_asked_for() -> None:
    shown = spoken("--lang", "zh", "payroll", "shwo", LANG="en_GB.UTF-8")
    assert shown.returncode == 2
    assert "没有命令“shwo”" in shown.stderr
    assert "“show”" in shown.stderr


def test_a_terminal_without_chinese_does_not_end_a_command() -> None:
    centre = data_folder("samples") / "three-role-centre"
    shown = spoken("--centre", str(centre), "check", PYTHONUTF8="0", PYTHONIOENCODING="ascii")
    assert (shown.returncode, shown.stderr) == (0, "Next: rostering roster build --week next\n")


def test_keys_of_json_stay_english() -> None:
    centre = data_folder("samples") / "three-role-centre"
    chinese, english = (
        spoken("--lang", language, "--centre", str(centre), "check", "--json").stdout
        for language in ("zh", "en")
    )
    assert json.loads(chinese) == json.loads(english)


def test_one_form_serves_every_number_in_chinese() -> None:
    use_language("zh")
    try:
        assert current_language() == "zh"
        assert plural("{count} point", "{count} points", 1) == "1 分"
        assert plural("{count} point", "{count} points", 3) == "3 分"
    finally:
        use_language("en")
    assert plural("{count} point", "{count} points", 1) == "1 point"
