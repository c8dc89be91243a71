"""Rewards, punishments and attendance lists as a supervisor and a clerk type them."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from rostering.commands import run

Type = Callable[..., tuple[int, str, str]]


@pytest.fixture(scope="module")
def ready(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("incidents") / "demo"
    assert run(["init", str(folder), "--sample", "three-role-centre"]) == 0
    return folder


@pytest.fixture
def centre(ready: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(ready, tmp_path / "centre"))


@pytest.fixture
def typed(centre: Path, capsys: pytest.CaptureFixture[str]) -> Type:
    """Type a command; the result is its exit code and what it printed."""

    def type_(*words: str) -> tuple[int, str, str]:
        code = run(["--centre", str(centre), "--who", "Zhou", *words])
        shown = capsys.readouterr()
        return code, shown.out, shown.err

    return type_


def add(typed: Type, agent: str, clause: str, day: str, *more: str) -> tuple[int, str, str]:
    return typed(
        "incident", "add", agent, "--clause", clause, "--date", day, "--why", "seen", *more
    )


def data(typed: Type, *words: str) -> Any:
    code, out, error = typed(*words, "--json")
    assert code == 0, error
    return json.loads(out)


def test_an_amount_outside_its_range_names_the_range_and_the_clause(typed: Type) -> None:
    code, _out, error = add(typed, "A04", "P4.2", "2026-05-12", "--amount", "300", "--points", "5")
    assert code == 1
    assert "P4.2 adopted_suggestion takes an amount of 50.00–200.00 yuan, not 300.00" in error
    assert data(typed, "incident", "list")["incidents"] == []


def test_points_outside_their_range_are_refused(typed: Type) -> None:
    code, _out, error = add(typed, "A04", "P5.3", "2026-05-12", "--amount", "30", "--points", "21")
    assert code == 1
    assert "P5.3 work_error takes 5–20 points, not 21" in error


def test_nobody_is_rewarded_before_being_hired(typed: Type, centre: Path) -> None:
    code, _out, error = add(typed, "A18", "P4.1", "2026-05-10", "--amount", "30")
    assert (code, "before A18 was hired, 2026-05-11" in error) == (1, True)
    file = centre / "rewards.csv"
    rows = "id,agent,date,clause,amount,points,why\nR1,A18,2026-05-10,P4.1,30,10,seen\n"
    file.write_text(rows, encoding="utf-8")
    code, _out, error = typed("incident", "import", str(file))
    assert (code, "rewards.csv:2 (date): is before A18 was hired" in error) == (1, True)


def test_the_first_complaint_is_a_warning_and_the_second_is_fined(typed: Type) -> None:
    code, _out, error = add(typed, "A07", "P5.6", "2026-05-20", "--amount", "50")
    assert code == 1
    assert "is a warning" in error
    assert add(typed, "A07", "P5.6", "2026-05-20")[0] == 0
    assert add(typed, "A07", "P5.6", "2026-05-22")[0] == 1
    assert add(typed, "A07", "P5.6", "2026-05-22", "--amount", "50")[0] == 0
    lines = data(typed, "incident", "list")["incidents"]
    assert [(line["amount"], line["points"]) for line in lines] == [("0.00", 10), ("50.00", 0)]


@pytest.mark.parametrize(
    ("clause", "said"),
    [
        ("P5.66", "P5.6 bad_attitude"),
        ("P5.11", "signin import"),
        ("P5.4b", "P5.4"),
        ("P5.8", "harm_to_company, harm_to_team"),
        ("dres", "dress"),
    ],
)
def test_a_clause_that_is_none_names_what_is_near(typed: Type, clause: str, said: str) -> None:
    code, _out, error = add(typed, "A07", clause, "2026-05-20")
    assert code == 1
    assert said in error


def test_a_withdrawn_incident_stays_and_no_longer_counts(typed: Type) -> None:
    add(typed, "A04", "P4.2", "2026-05-12", "--amount", "80")
    assert typed("incident", "withdraw", "I1", "--why", "somebody else")[0] == 0
    assert typed("incident", "withdraw", "I1", "--why", "again")[0] == 1
    lines = data(typed, "incident", "list")["incidents"]
    assert [line["withdraws"] for line in lines] == ["", "I1"]
    statement = pay_of(typed, "A04")
    assert not [line for line in statement["lines"] if line["kind"] == "reward"]


def pay_of(typed: Type, agent: str) -> Any:
    assert typed("payroll", "run", "--month", "2026-05")[0] == 0
    return data(typed, "payroll", "show", agent, "--month", "2026-05")


def test_the_tables_of_the_sample_become_lines_of_pay(typed: Type, centre: Path) -> None:
    assert typed("incident", "import", str(centre / "incidents.csv"))[0] == 0
    assert typed("signin", "import", str(centre / "signins.csv"))[0] == 0
    made = {
        agent: [
            (line["date"], line["clause"], line["yuan"], line["points"])
            for line in pay_of(typed, agent)["lines"]
            if line["kind"] in ("reward", "punishment", "duty", "meeting")
        ]
        for agent in ("A04", "A05", "A06", "A07")
    }
    assert made == {
        "A04": [("2026-05-12", "P4.2", "100.00", 0)],
        "A05": [("2026-05-11", "A11", "-20.00", 5)],
        "A06": [("2026-05-05", "A10", "-20.00", 5)],
        "A07": [("2026-05-20", "P5.6", "0.00", 10), ("2026-05-27", "P5.6", "-50.00", 0)],
    }


def test_a_second_import_adds_nothing(typed: Type, centre: Path) -> None:
    for noun, file in (("incident", "incidents.csv"), ("signin", "signins.csv")):
        assert typed(noun, "import", str(centre / file))[0] == 0
        code, out, _error = typed(noun, "import", str(centre / file))
        assert code == 0
        assert ": 0 new" in out


def test_an_explanation_names_clause_incident_who_and_why(typed: Type) -> None:
    add(typed, "A07", "P5.6", "2026-05-20")
    pay_of(typed, "A07")
    _code, out, _error = typed("payroll", "explain", "A07", "--month", "2026-05")
    assert "incident I1 of 2026-05-20, entered by Zhou: seen" in out
    assert "a warning, nothing is taken" in out


def test_nobody_is_blamed_for_the_duty_of_another(typed: Type, centre: Path) -> None:
    file = centre / "mine.csv"
    file.write_text("agent,date,event,status\nA03,2026-05-04,duty,late\n", encoding="utf-8")
    code, _out, error = typed("signin", "import", str(file))
    assert code == 1
    assert "mine.csv:2" in error
    assert "A14" in error
    assert data(typed, "signin", "list", "--month", "2026-05")["lines"] == []


def test_a_corrected_line_of_a_list_replaces_the_one_before(typed: Type, centre: Path) -> None:
    file = centre / "mine.csv"
    for status in ("迟到", "准时"):
        text = f"工号,日期,事项,状态\nA05,2026-05-11,例会,{status}\n"
        file.write_text(text, encoding="utf-8")
        assert typed("signin", "import", str(file))[0] == 0
    lines = data(typed, "signin", "list", "--month", "2026-05")["lines"]
    assert [line["status"] for line in lines] == ["on_time"]


def test_every_fault_of_a_table_is_named_and_nothing_is_recorded(typed: Type, centre: Path) -> None:
    file = centre / "mine.csv"
    file.write_text(
        "id,agent,date,clause,amount,points,why\n"
        "I1,A04,2026-05-12,P4.2,10,5,low\n"
        "I2,A04,2026-05-13,P5.3,30,50,many\n",
        encoding="utf-8",
    )
    code, _out, error = typed("incident", "import", str(file))
    assert code == 1
    assert "mine.csv:2" in error
    assert "mine.csv:3" in error
    assert data(typed, "incident", "list")["incidents"] == []
