"""Figures of appraisals as a supervisor imports, enters and corrects them (P8)."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from rostering.commands import run

Type = Callable[..., tuple[int, str, str]]
JUNE = ("--month", "2026-06")


@pytest.fixture(scope="module")
def ready(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("appraisals") / "demo"
    assert run(["init", str(folder), "--sample", "hotline-centre"]) == 0
    for noun, file in (("punches", "punches"), ("exam", "exams"), ("appraisal", "figures")):
        path = str(folder / f"{file}.csv")
        assert run(["--centre", str(folder), noun, "import", path]) == 0
    return folder


def data(typed: Type, *words: str) -> Any:
    code, out, error = typed(*words, "--json")
    assert code == 0, error
    return json.loads(out)


def score_of(typed: Type, agent: str) -> Any:
    return data(typed, "appraisal", "show", agent, *JUNE)["appraisals"][0]


def test_marks_lead_to_the_appraisal_where_no_monthly_score_is_kept(
    typed: Type, ready: Path
) -> None:
    _code, _out, error = typed("exam", "import", str(ready / "exams.csv"))
    assert error == "Next: rostering appraisal show --month 2026-06\n"
    assert typed("appraisal", "show", *JUNE)[0] == 0


def test_a_figure_entered_later_completes_the_score_and_says_who(typed: Type) -> None:
    assert score_of(typed, "H27")["missing"] == ["satisfaction"]
    enter = ("appraisal", "enter", "H27", *JUNE, "--figure", "满意度=93")
    assert typed(*enter, "--why", "report found")[0] == 0
    # (3 × 75 + 2 × 94.444…) ÷ 5 = 82.777…; 41.3889 + 21 + 9.1 + 9 = 80.4889 → 80.49
    assert (score_of(typed, "H27")["score"], score_of(typed, "H27")["bonus"]) == ("80.49", "150.00")
    (figure,) = [
        one
        for one in data(typed, "appraisal", "list", *JUNE, "--agent", "H27")["figures"]
        if one["measure"] == "satisfaction"
    ]
    assert (figure["value"], figure["who"], figure["note"]) == ("93", "Zhou", "report found")


def test_a_second_import_adds_nothing_and_another_value_replaces_the_first(
    typed: Type, centre: Path
) -> None:
    again = data(typed, "appraisal", "import", str(centre / "figures.csv"))
    assert (again["new"], again["known"]) == (0, 222)
    other = centre / "other.csv"
    other.write_text("agent,month,first_response\nH19,2026-06,16\n", encoding="utf-8")
    assert data(typed, "appraisal", "import", str(other))["new"] == 1
    assert score_of(typed, "H19")["score"] == "94.95"  # 85 instead of 100 points: 30 % of 15 less


def test_every_fault_is_named_and_nothing_is_recorded(typed: Type, centre: Path) -> None:
    file = centre / "mine.csv"
    file.write_text(
        "工号,月份,满意度,外访量\nH19,2026-07,101,\nH19,2026-07,x,\nH53,2026-07,90,-1\n"
        "H19,2026-07,90,5\nH99,2026-07,90,\n",
        encoding="utf-8",
    )
    code, _out, error = typed("appraisal", "import", str(file))
    assert code == 1
    for said in (
        "mine.csv:2 (满意度): lies outside 0–100",
        "mine.csv:3 (满意度): is no number",
        "mine.csv:4 (外访量): lies outside 0–…",
        "mine.csv:5 (外访量): the measure is not for this agent's roles",
        "mine.csv:6 (工号)",
    ):
        assert said in error
    assert data(typed, "appraisal", "list", "--month", "2026-07")["figures"] == []
    enter = (
        "appraisal",
        "enter",
        "H19",
        *JUNE,
        "--figure",
        "satisfactoin=90",
        "--figure",
        "visits=3",
    )
    code, _out, error = typed(*enter)
    assert code == 1
    assert "did you mean satisfaction?" in error
    assert "not for this agent's roles" in error


def test_a_closed_month_keeps_its_bonus_and_a_later_figure_is_an_adjustment(
    typed: Type, centre: Path
) -> None:
    decide = ("attendance", "decide", "2026-06-17", "H26", "--why", "seen leaving")
    assert typed(*decide, "--punch-out", "19:05")[0] == 0
    for words in (
        ("payroll", "run", *JUNE),
        ("payroll", "close", *JUNE, "--yes"),
        ("payroll", "verify", *JUNE),
    ):
        code, _out, error = typed(*words)
        assert code == 0, error
    enter = ("appraisal", "enter", "H19", *JUNE, "--figure", "first_response=50", "--why", "wrong")
    code, _out, error = typed(*enter)
    assert code == 0
    assert "2026-06 is closed" in error
    assert score_of(typed, "H19")["score"] == "99.45"  # frozen
    assert typed("payroll", "verify", *JUNE)[0] == 0
    adjust = ("payroll", "adjust", *JUNE, "--into", "2026-07", "--why", "report corrected", "--yes")
    code, out, error = typed(*adjust)
    assert code == 0, error
    assert "-250.00" in out  # 20 instead of 100 points: 99.45 - 24 = 75.45, band C: 50.00


def test_the_best_of_a_quarter_is_confirmed_by_a_person_and_paid_with_the_next_month(
    typed: Type,
) -> None:
    award = (
        "appraisal", "ranking", "--quarter", "2026-Q2", "--award", "best_of_quarter", "--confirm",
        "--why", "meeting of 2 July",
    )  # fmt: skip
    code, _out, error = typed(*award)
    assert code == 1
    assert "2 scores are not final" in error  # H26 and H27
    assert data(typed, *award, "--role", "outreach")["recorded"] == ["I1"]  # all of them have one
    assert data(typed, *award, "--role", "outreach")["recorded"] == ["I1"]  # and not once more
    assert data(typed, *award, "--as-it-stands")["recorded"] == ["I2"]
    found = data(typed, "incident", "list", "--month", "2026-07")["incidents"]
    assert [(one["agent"], one["clause"], one["amount"]) for one in found][:1] == [
        ("H57", "P8", "300.00")
    ]
    assert found[0]["why"] == "2026-Q2 outreach: meeting of 2 July"
    assert typed(*award[:4], "--award", "best_of_quarter")[0] == 2


def test_an_agent_of_a_centre_without_appraisals_has_none(tmp_path: Path) -> None:
    folder = tmp_path / "plain"
    assert run(["init", str(folder), "--sample", "three-role-centre"]) == 0
    assert run(["--centre", str(folder), "appraisal", "kinds", "--month", "2026-05"]) == 0
