"""The kinds of leave as a clerk asks for them."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from wcwidth import wcswidth

from rostering.commands import run
from rostering.language import speaking

Type = Callable[..., tuple[int, str, str]]


@pytest.fixture(scope="module")
def ready(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("leave-kinds") / "demo"
    assert run(["init", str(folder), "--sample", "three-role-centre"]) == 0
    return folder


def kinds(typed: Type, day: str = "2026-05-01") -> dict[str, Any]:
    code, out, error = typed("leave", "kinds", "--on", day, "--json")
    assert code == 0, error
    return {one["kind"]: one for one in json.loads(out)["kinds"]}


def test_each_kind_says_what_it_takes_and_what_it_asks_for(typed: Type) -> None:
    found = kinds(typed)
    # A6 a day's base, A7 half of it; unpaid leave the whole wage; rest by the hour (D11)
    assert (found["personal"]["taken_percent"], found["personal"]["whole_wage"]) == (100, False)
    assert (found["sick"]["taken_percent"], found["sick"]["certificate_from_days"]) == (50, 1)
    assert (found["unpaid"]["taken_percent"], found["unpaid"]["whole_wage"]) == (100, True)
    assert (found["comp"]["balance"], found["comp"]["smallest_minutes"]) == ("comp", 60)
    assert found["bereavement"]["most_days"] == 3


def test_a_kind_that_the_centre_adds_is_among_them(typed: Type, centre: Path) -> None:
    (centre / "rules" / "leave").mkdir(parents=True)
    values = {"taken_percent": "20", "whole_wage": "false", "balance": '"none"'}
    lines = ['title = "Study leave 学习假"', 'source = "our rules"']
    for name, value in values.items():
        lines += [f"[parameters.{name}]", 'description = "x"', 'unit = "x"']
        lines.append(f"values = [{{ from = 2026-01-01, value = {value} }}]")
    (centre / "rules" / "leave" / "study.toml").write_text("\n".join(lines), encoding="utf-8")
    assert kinds(typed)["study"]["taken_percent"] == 20
    code, out, _error = typed("leave", "add", "S1", "A05", "学习假", "2026-05-25", "--approved")
    assert (code, "S1" in out) == (0, True)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_table_fits_the_terminal(typed: Type, language: str) -> None:
    with speaking(language):
        _code, out, _error = typed("leave", "kinds")
    assert [line for line in out.splitlines() if wcswidth(line) > 80] == []
    assert ("事假" in out) == (language == "zh")


def test_kinds_are_named_in_the_language_of_who_mistypes_one(typed: Type) -> None:
    add = ("leave", "add", "S1", "A05", "zzz", "2026-05-25")
    assert "personal" in typed(*add)[2]
    with speaking("zh"):
        error = typed(*add)[2]
    assert "事假" in error
    assert "personal" not in error
