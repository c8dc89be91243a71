"""The monthly score as a supervisor judges it and reads it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from rostering.commands import run

Type = Callable[..., tuple[int, str, str]]
ITEMS = ("conduct=5", "diligence=4", "tasks=9", "skill=8", "duties=7")


@pytest.fixture(scope="module")
def ready(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample with its punches, incidents and lists of May 2026."""
    folder = tmp_path_factory.mktemp("score") / "demo"
    assert run(["init", str(folder), "--sample", "three-role-centre"]) == 0
    for noun, file in (("punches", "punches"), ("incident", "incidents"), ("signin", "signins")):
        path = str(folder / f"{file}.csv")
        assert run(["--centre", str(folder), noun, "import", path]) == 0
    return folder


def judge(typed: Type, agent: str, *items: str) -> tuple[int, str, str]:
    words = [word for item in items for word in ("--item", item)]
    return typed("score", "judge", agent, "--month", "2026-05", *words)


def score_of(typed: Type, agent: str) -> Any:
    code, out, error = typed("score", "show", agent, "--month", "2026-05", "--json")
    assert code == 0, error
    return json.loads(out)["scores"][0]


def test_a_month_has_no_score_until_every_item_is_judged(typed: Type) -> None:
    assert judge(typed, "A08", *ITEMS[:4])[0] == 0
    score = score_of(typed, "A08")
    assert (score["score"], score["unjudged"]) == (None, ["duties"])
    assert judge(typed, "A08", ITEMS[4])[0] == 0
    score = score_of(typed, "A08")  # late or early once, more than 30 minutes: 5 points (A2)
    assert (score["earned"], score["lost"], score["score"]) == (33, 5, 128)


def test_the_tables_of_the_sample_give_a_score(typed: Type, centre: Path) -> None:
    assert typed("score", "import", str(centre / "judgements.csv"))[0] == 0
    assert typed("exam", "import", str(centre / "exams.csv"))[0] == 0
    score = score_of(typed, "A07")  # 16 judged, band E; A1 3, A9 10, P5.6 10
    assert (score["earned"], score["lost"], score["score"]) == (6, 23, 83)
    assert score["flags"] == ["below_exam_bands"]
    assert [line["clause"] for line in score["lines"] if line["side"] == "lost"] == [
        "A4, A1", "A9", "P5.6",
    ]  # fmt: skip


def test_a_second_import_adds_nothing_and_another_mark_replaces_the_first(
    typed: Type, centre: Path
) -> None:
    for noun, file in (("score", "judgements.csv"), ("exam", "exams.csv")):
        assert typed(noun, "import", str(centre / file))[0] == 0
        assert ": 0 new" in typed(noun, "import", str(centre / file))[1]
    again = centre / "again.csv"
    again.write_text("工号,月份,成绩\nA07,2026年5月,60\n", encoding="utf-8")
    assert ": 1 new" in typed("exam", "import", str(again))[1]
    assert score_of(typed, "A07")["flags"] == []


def test_every_wrong_item_is_named_and_nothing_is_recorded(typed: Type) -> None:
    code, _out, error = judge(typed, "A08", "conduct=5", "duty=3", "tasks=11", "skill=x")
    assert code == 1
    assert "did you mean duties?" in error
    assert "tasks takes 0–10 points" in error
    assert "skill takes 0–10 points" in error
    assert len(score_of(typed, "A08")["unjudged"]) == 5


def test_every_fault_of_the_tables_is_named(typed: Type, centre: Path) -> None:
    file = centre / "mine.csv"
    file.write_text("agent,month,conduct\nA04,2026-05,6\nA04,May,1\n", encoding="utf-8")
    code, _out, error = typed("score", "import", str(file))
    assert code == 1
    assert "mine.csv:2 (conduct)" in error
    assert "mine.csv:3 (month)" in error
    file.write_text("agent,month,mark\nA04,2026-05,101\nA99,2026-05,80\n", encoding="utf-8")
    code, _out, error = typed("exam", "import", str(file))
    assert code == 1
    assert "mine.csv:2 (mark)" in error
    assert "mine.csv:3 (agent)" in error


def test_the_table_fits_a_terminal(typed: Type) -> None:
    judge(typed, "A08", ITEMS[0])
    _code, out, _error = typed("score", "show", "--month", "2026-05")
    assert max(len(line) for line in out.splitlines()) <= 80
    assert "items not judged: 4" in out


def test_the_score_of_a_closed_month_stands_on_its_frozen_rules_and_grades(
    typed: Type, centre: Path
) -> None:
    more = centre / "more.csv"
    more.write_text(
        "agent,time\nA09,2026-05-10 07:01:00\nA10,2026-05-05 08:55:00\n"
        "A12,2026-05-14 08:55:00\nA12,2026-05-14 18:05:00\nA13,2026-05-13 18:03:00\n",
        encoding="utf-8",
    )
    add = ("incident", "add", "A07", "--clause", "grave_fault", "--date", "2026-04-20")
    for words in (
        (*add, "--why", "seen"),
        ("punches", "import", str(more)),
        ("leave", "approve", "L08", "--why", "agreed"),
        ("leave", "refuse", "L09", "--why", "no balance"),
        ("payroll", "run", "--month", "2026-05"),
        ("payroll", "close", "--month", "2026-05", "--yes"),
    ):
        code, _out, error = typed(*words)
        assert code == 0, error
    assert judge(typed, "A08", *ITEMS)[0] == 0
    own = centre / "rules" / "score" / "total.toml"
    own.parent.mkdir(parents=True)
    text = "[parameters.kept]\nvalues = [{ from = 2026-01-01, value = 50 }]\n"
    own.write_text(text, encoding="utf-8")
    assert score_of(typed, "A08")["score"] == 128
    decide = ("score", "decide", "A07", "demotion", "--month", "2026-04", "--confirm")
    code, _out, error = typed(*decide, "--from", "2026-05-18", "--why", "late")
    assert code == 1
    assert "2026-05 is closed" in error
