"""The hotline centre, which appraises by rule files alone, pays what was worked out by hand (P8)."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from rostering.commands import run
from rostering.resources import data_folder

SAMPLE = data_folder("samples") / "hotline-centre"
EXPECTED = json.loads((SAMPLE / "expected" / "2026-06.json").read_text(encoding="utf-8"))
AGENTS = sorted(EXPECTED["agents"])
JUNE = ("--month", "2026-06")
Type = Callable[..., tuple[int, str, str]]


@pytest.fixture(scope="module")
def ready(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample as a clerk has it after the imports and the month's run."""
    folder = tmp_path_factory.mktemp("hotline") / "demo"
    assert run(["init", str(folder), "--sample", "hotline-centre"]) == 0
    for noun, file in (("punches", "punches"), ("exam", "exams"), ("appraisal", "figures")):
        path = str(folder / f"{file}.csv")
        assert run(["--centre", str(folder), "--who", "Zhou", noun, "import", path]) == 0
    assert run(["--centre", str(folder), "payroll", "run", *JUNE]) == 0
    return folder


@pytest.fixture
def typed(ready: Path, capsys: pytest.CaptureFixture[str]) -> Type:
    """Type a command that only reads; the result is its exit code and what it printed."""

    def type_(*words: str) -> tuple[int, str, str]:
        capsys.readouterr()
        code = run(["--centre", str(ready), *words])
        shown = capsys.readouterr()
        return code, shown.out, shown.err

    return type_


def data(typed: Type, *words: str) -> Any:
    code, out, error = typed(*words, "--json")
    assert code == 0, error
    return json.loads(out)


def lines(statement: dict[str, Any]) -> list[tuple[str, str, str, int]]:
    return sorted(
        (line["date"], line["clause"].split(", ")[-1], line["yuan"], line["points"])
        for line in statement["lines"]
        if line["yuan"] != "0.00" or line["points"]
    )


@pytest.mark.parametrize("agent", AGENTS)
def test_every_line_is_as_worked_out_by_hand(agent: str, typed: Type) -> None:
    statement, wanted = data(typed, "payroll", "show", agent, *JUNE), EXPECTED["agents"][agent]
    assert lines(statement) == lines(wanted)
    assert (statement["gross"], statement["points_lost"], statement["law"]) == (
        wanted["gross"], wanted["points_lost"], wanted["law"],
    )  # fmt: skip


def test_every_score_is_as_worked_out_by_hand(typed: Type) -> None:
    found = data(typed, "appraisal", "show", *JUNE)["appraisals"]
    scores = {one["agent"]: one for one in found}
    assert len(scores) == 58  # interns are not appraised
    for agent in set(AGENTS) & set(scores):
        wanted, got = EXPECTED["agents"][agent], scores[agent]
        assert (got["score"], got["band"], got["missing"]) == (
            wanted["score"], wanted["band"], wanted["missing"],
        ), agent  # fmt: skip
        if wanted["dimensions"]:
            points = {one["dimension"]: one["points"] for one in got["dimensions"]}
            assert points == wanted["dimensions"], agent


def test_the_statement_says_the_appraisal_and_no_monthly_score(typed: Type) -> None:
    statement = data(typed, "payroll", "show", "H22", *JUNE)
    assert (statement["score"], statement["points_earned"]) == (None, None)
    assert statement["appraisals"] == [
        {"appraisal": "monthly", "score": "76.13", "band": "C", "missing": []}
    ]
    _code, out, _error = typed("payroll", "show", "H27", *JUNE)
    assert "Appraisal monthly (P8): no score yet, missing satisfaction" in out
    assert "Points lost 0" in out
    for words in (
        ("show", *JUNE),
        ("ranking", *JUNE),
        ("judge", "H19", *JUNE, "--item", "tasks=9"),
    ):
        code, _out, error = typed("score", *words)
        assert code == 1
        assert "this centre keeps no monthly score" in error
    assert data(typed, "score", "proposals", *JUNE)["incomplete"] == []


def test_a_bonus_is_traced_to_its_figures_and_their_file(typed: Type) -> None:
    code, out, _error = typed("payroll", "explain", "H22", *JUNE)
    told = " ".join(out.replace("|", " ").split())
    assert code == 0
    for part in (
        "82.333333 × 50 % + 70 × 30 % + 75.119048 × 10 % + 64.5 × 10 % = 76.13, rounded half up",
        "satisfaction, weight 3: 93.1 is 75 points",
        "figures.csv line 23",
        "exam mark 64.5, by Zhou",
        "band C, from 70 on: 50.00, from 2026-01-01 (appraisals/monthly.toml)",
    ):
        assert part in told


def test_the_open_exceptions_are_those_that_were_put_in(typed: Type) -> None:
    found = data(typed, "attendance", "exceptions", *JUNE)["exceptions"]
    open_ = [(e["agent"], e["date"], e["kind"]) for e in found if e["standing"] == "open"]
    assert open_ == [(e["agent"], e["date"], e["kind"]) for e in EXPECTED["exceptions"]]


def test_the_staff_has_the_shape_that_r4_asks_for(typed: Type) -> None:
    from rostering.centre.reader import read_centre

    agents = read_centre(SAMPLE).agents
    leads = sum(agent.grade == "team_leader" for agent in agents)
    heads = sum(agent.grade == "supervisor" for agent in agents)
    assert (len(agents), leads, heads) == (60, 12, 6)


def test_the_best_are_ranked_within_a_role_and_over_a_quarter(typed: Type) -> None:
    month = data(typed, "appraisal", "ranking", *JUNE, "--role", "outreach")
    places = {one["agent"]: one["score"] for one in month["places"]}
    assert (places["H53"], places["H54"]) == ("93.80", "80.00")
    quarter = data(typed, "appraisal", "ranking", "--quarter", "2026-Q2")
    assert quarter["unranked"] == ["H26", "H27"]
    assert len(quarter["places"]) == 56
    assert typed("appraisal", "ranking", "--quarter", "2026-5")[0] == 1


def test_what_is_printed_fits_a_terminal(typed: Type) -> None:
    for words in (
        ("kinds", *JUNE), ("list", *JUNE), ("show", *JUNE), ("show", "H22", *JUNE),
        ("ranking", *JUNE),
    ):  # fmt: skip
        _code, out, _error = typed("appraisal", *words)
        assert out
        assert max(len(line) for line in out.splitlines()) <= 80
