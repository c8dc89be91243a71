"""Exam marks and attendance lists as a supervisor types them and reads them back."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from rostering.commands import run

Type = Callable[..., tuple[int, str, str]]


@pytest.fixture(scope="module")
def ready(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("lists") / "demo"
    assert run(["init", str(folder), "--sample", "three-role-centre"]) == 0
    return folder


def data(typed: Type, *words: str) -> Any:
    code, out, error = typed(*words, "--json")
    assert code == 0, error
    return json.loads(out)


@pytest.mark.parametrize(
    ("noun", "file", "lines"),
    [
        ("exam", "exams.csv", 4),
        ("score", "judgements.csv", 24),
        ("signin", "signins.csv", 7),
        ("incident", "incidents.csv", 5),
    ],
)
def test_an_import_gives_its_result_as_data(
    typed: Type, centre: Path, noun: str, file: str, lines: int
) -> None:
    first = data(typed, noun, "import", str(centre / file))
    again = data(typed, noun, "import", str(centre / file))
    assert (first["file"], first["new"], first["known"]) == (file, lines, 0)
    assert (again["new"], again["known"]) == (0, lines)


def test_marks_are_listed_with_their_band_and_who_has_none(typed: Type, centre: Path) -> None:
    assert typed("exam", "import", str(centre / "exams.csv"))[0] == 0
    found = data(typed, "exam", "list", "--month", "2026-05")
    best = next(mark for mark in found["marks"] if mark["agent"] == "A04")
    assert (best["mark"], best["band"], best["points"], best["who"]) == ("96", "A", 10, "Zhou")
    assert "A08" in found["without"]
    assert "A04" not in found["without"]
    _code, out, _error = typed("exam", "list", "--month", "2026-05")
    assert max(len(line) for line in out.splitlines()) <= 80
    assert "Without a mark: A01" in out


def test_who_came_late_to_the_duty_is_fined_once_it_is_entered(typed: Type, centre: Path) -> None:
    add = ("signin", "add", "A06", "--event", "duty", "--date", "2026-05-05")
    assert typed(*add, "--status", "late")[0] == 0
    assert typed("punches", "import", str(centre / "punches.csv"))[0] == 0
    assert typed("payroll", "run", "--month", "2026-05")[0] == 0
    lines = data(typed, "payroll", "show", "A06", "--month", "2026-05")["lines"]
    assert [line["yuan"] for line in lines if line["clause"] == "A10"] == ["-20.00"]


def test_a_later_line_replaces_what_was_said_of_several_agents(typed: Type) -> None:
    words = ("--event", "training", "--name", "产品", "--date", "2026-05-12", "--minutes", "120")
    assert typed("signin", "add", "A04", "A05", *words)[0] == 0
    assert typed("signin", "add", "A05", *words, "--status", "late")[0] == 0
    lines = data(typed, "signin", "list", "--month", "2026-05")["lines"]
    assert [(line["agent"], line["status"], line["minutes"]) for line in lines] == [
        ("A04", "on_time", 120),
        ("A05", "late", 120),
    ]


def test_nobody_is_blamed_for_the_duty_of_another(typed: Type) -> None:
    add = ("signin", "add", "A04", "--event", "duty", "--date", "2026-05-05")
    code, _out, error = typed(*add, "--status", "late")
    assert code == 1
    assert "was not on duty on 2026-05-05" in error
    assert data(typed, "signin", "list", "--month", "2026-05")["lines"] == []
