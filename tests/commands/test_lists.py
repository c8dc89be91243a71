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
        ("leave import-balances", "balances.csv", 1),
    ],
)
def test_an_import_gives_its_result_as_data(
    typed: Type, centre: Path, noun: str, file: str, lines: int
) -> None:
    (centre / "balances.csv").write_text(
        "agent,kind,month,left,why\nA05,comp,2026-05,120,old sheet\n"
    )
    words = noun.split() if " " in noun else [noun, "import"]
    first = data(typed, *words, str(centre / file))
    again = data(typed, *words, str(centre / file))
    assert (first["file"], first["new"], first["known"]) == (file, lines, 0)
    assert (again["new"], again["known"]) == (0, lines)


def test_imports_of_pay_leave_and_orders_give_their_result_as_data(
    typed: Type, centre: Path
) -> None:
    (centre / "amounts.csv").write_text("agent,kind,amount,why\nA05,bonus,300,sales week\n")
    may = ("--month", "2026-05")
    assert data(typed, "payroll", "import-amounts", str(centre / "amounts.csv"), *may)["new"] == 1
    sums = data(typed, "payroll", "import-deductions", str(centre / "deductions.csv"), *may)
    assert (sums["new"], sums["known"], sums["replaced"]) == (54, 0, 0)
    leave = data(typed, "leave", "import", str(centre / "leave.csv"))
    orders = data(typed, "overtime", "import", str(centre / "overtime.csv"))
    assert (leave["new"], leave["known"], orders["new"], orders["known"]) == (0, 13, 0, 6)


def test_rules_and_clauses_are_data_too(typed: Type) -> None:
    rule = data(typed, "rules", "show", "lateness_fine")
    fine = next(one for one in rule["parameters"] if one["name"] == "long_fine")
    assert (rule["clause"], fine["values"][0]["value"]) == ("A1, A2, A4", "30.00")
    assert {one["rule"] for one in data(typed, "rules", "show", "D5")["rules"]} > {
        "findings/missing_punch"
    }
    assert len(data(typed, "rules", "list")["rules"]) > 100
    clauses = {one["kind"]: one for one in data(typed, "incident", "clauses")["clauses"]}
    assert clauses["adopted_suggestion"]["yuan"] == {"least": "50.00", "most": "200.00"}
    days = data(typed, "rules", "show", "calendar/2026")["years"][0]["days"]
    assert {"date": "2026-06-19", "kind": "statutory"}.items() <= next(
        day.items() for day in days if day["date"] == "2026-06-19"
    )


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
