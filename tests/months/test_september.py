"""September 2026 of a centre of ten, from the published roster to the adjustment after closing.

The folder has what a clerk types; `expected_lines.csv` and `expected_statements.csv` were worked out by
hand from the clauses, each line with its derivation. The month has a statutory day (the 25th), a
make-up Sunday (the 20th), a night into National Day over the month's end, a joiner, one dismissed, a
change of grade in a month of 23 paid days, an intern, own wages, entered sums, rest earned, taken and
expired, and two who share the first place.
"""

from __future__ import annotations

import csv
import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from rostering.commands import run

FOLDER = Path(__file__).parent / "september"
SEPTEMBER = ("--month", "2026-09")
WITHHELD = ("social_insurance", "housing_fund", "income_tax")
Type = Callable[..., tuple[int, str, str]]


def table(name: str) -> list[dict[str, str]]:
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


LINES = table("expected_lines.csv")
STATEMENTS = {row["agent"]: row for row in table("expected_statements.csv")}


def type_in(folder: Path, *words: str) -> int:
    return run(["--centre", str(folder), "--who", "周岚", *words])


@pytest.fixture(scope="module")
def ready(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The month as a clerk has it when everything is typed in and the pay was run."""
    folder = tmp_path_factory.mktemp("months") / "september"
    shutil.copytree(FOLDER, folder)
    agreed = ("--despite", "as agreed with the team")

    def file(name: str) -> str:
        return str(folder / name)

    assert run(["init", str(folder)]) == 0
    for week in range(36, 41):
        roster = file(f"rosters/2026-W{week}.csv")
        published = ("publish", roster, "--week", f"2026-W{week}", *agreed)
        assert type_in(folder, "roster", *published) == 0
    complete = ("--complete-from", "2026-09-01", "--complete-until", "2026-10-01 12:00")
    expiring = (*SEPTEMBER, "--expires", "2026-09-10", "--why", "the old sheet")
    for words in (
        ("leave", "enter-balance", "N06", "comp", "480", *expiring),
        ("overtime", "import", file("overtime.csv")),
        ("incident", "import", file("incidents.csv")),
        ("signin", "import", file("signins.csv")),
        ("punches", "import", file("punches.csv"), *complete),
        ("leave", "import", file("leave.csv")),
        ("attendance", "reconcile", *SEPTEMBER),
        ("attendance", "decide", "2026-09-08", "N10", "--punch-out", "17:25", "--why", "seen"),
        ("leave", "approve", "R04", "--why", "agreed"),
        ("payroll", "settle", "N04", "--why", "dismissed"),
        ("payroll", "import-amounts", file("amounts.csv"), *SEPTEMBER),
        ("payroll", "import-deductions", file("deductions.csv"), *SEPTEMBER),
        ("score", "import", file("judgements.csv")),
        ("exam", "import", file("exams.csv")),
        ("payroll", "run", *SEPTEMBER),
    ):
        assert type_in(folder, *words) == 0, words
    return folder


@pytest.fixture
def typed(ready: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Type:
    folder = Path(shutil.copytree(ready, tmp_path / "september"))

    def type_(*words: str) -> tuple[int, str, str]:
        capsys.readouterr()
        code = type_in(folder, *words)
        shown = capsys.readouterr()
        return code, shown.out, shown.err

    return type_


@pytest.fixture
def clerk(typed: Type) -> Callable[..., Any]:
    """Type a command that succeeds; the result is its data."""

    def ask(*words: str) -> Any:
        code, out, error = typed(*words, "--json")
        assert code == 0, error
        return json.loads(out)

    return ask


def test_every_line_is_as_worked_out_by_hand(clerk: Callable[..., Any]) -> None:
    wanted = sorted((row["agent"], row["clause"], row["yuan"], int(row["points"])) for row in LINES)
    found = sorted(
        (one["agent"], line["clause"], line["yuan"], line["points"])
        for one in clerk("payroll", "run", *SEPTEMBER)["statements"]
        for line in one["lines"]
        if line["kind"] not in WITHHELD and (line["yuan"] != "0.00" or line["points"])
    )
    assert found == wanted


def test_every_statement_is_as_worked_out_by_hand(clerk: Callable[..., Any]) -> None:
    statements = clerk("payroll", "run", *SEPTEMBER)["statements"]
    assert [one["agent"] for one in statements] == sorted(STATEMENTS)
    for one in statements:
        row = STATEMENTS[one["agent"]]
        law = dict([*part.split(), True][:2] for part in row["law"].split("; ") if part)
        score = int(row["score"]) if row["score"] else None
        assert (
            one["gross"], one["points_lost"], one["score"], one["law"], one["flags"],
        ) == (
            row["gross"], int(row["points_lost"]), score, law, row["flags"].split(),
        ), one["agent"]  # fmt: skip


def test_the_pay_day_in_the_holidays_moves_before_them(clerk: Callable[..., Any]) -> None:
    # 5 October is a day in lieu, 1 to 4 October are holidays and a Sunday: 30 September (G13)
    statements = clerk("payroll", "run", *SEPTEMBER)["statements"]
    assert {one["pay_day"] for one in statements} == {"2026-09-30"}


def test_rest_is_taken_from_what_expires_first(typed: Type) -> None:
    # 480 at the opening, 240 taken on the 8th, 240 expire on the 10th; 240 of the 5th taken on the 16th
    code, out, error = typed("leave", "ledger", "N06")
    assert code == 0
    assert "09-08 240 R05" in out
    assert "09-16 240 R06" in out
    assert "240 min expired unused on 2026-09-10" in error


def test_ten_minutes_late_and_ten_longer_of_an_hour(clerk: Callable[..., Any]) -> None:
    rows = clerk("attendance", "adherence", *SEPTEMBER, "--by", "day", "--agent", "N10")["rows"]
    day = next(row for row in rows if row["group"] == "2026-09-19")
    assert (day["adherence"], day["conformance"]) == ("83.33", "100.00")


def test_the_first_place_is_shared(clerk: Callable[..., Any]) -> None:
    # 155 each: earned 40 + 10 of the exam + 5 of a reward, nothing lost
    places = clerk("score", "ranking", *SEPTEMBER)["places"]
    best = [(one["agent"], one["amount"]) for one in places if one["place"] == 1]
    assert best == [("N01", "100.00"), ("N09", "100.00")]


def test_a_month_under_stricter_rules(clerk: Callable[..., Any]) -> None:
    # 20.00 instead of 10.00: N02 has five short events, N10 one; interns and leavers have nothing to take
    stricter = str(FOLDER / "stricter")
    found = clerk("payroll", "what-if", "--rules", stricter, *SEPTEMBER)
    differs = {one["agent"]: one["difference"] for one in found["agents"]}
    assert differs == {"N02": "-50.00", "N04": "0.00", "N08": "0.00", "N10": "-10.00"}


def test_a_dispute_blocks_closing_until_it_is_answered(typed: Type) -> None:
    assert typed("payroll", "dispute", "N02", "11", *SEPTEMBER, "--why", "no complaint")[0] == 0
    assert typed("payroll", "close", *SEPTEMBER, "--yes")[0] == 1
    assert typed("payroll", "answer", "1", "--rejected", "--why", "the recording")[0] == 0
    assert typed("payroll", "close", *SEPTEMBER, "--yes")[0] == 0


def test_what_comes_to_light_later_is_adjusted_and_the_closed_month_stays(typed: Type) -> None:
    # N03's 24 September: absence 87.36 and 10 points become sick leave 1000 ÷ 21.75 ÷ 2 = 22.99
    assert typed("payroll", "close", *SEPTEMBER, "--yes")[0] == 0
    sick = ("R08", "N03", "sick", "2026-09-24", "--approved", "--certificate", "note")
    assert typed("leave", "add", *sick)[0] == 0
    code, out, _error = typed(
        "payroll", "adjust", *SEPTEMBER, "--why", "sick note came late", "--yes"
    )
    assert code == 0
    assert "64.37 in all, from 2026-09 into 2026-10" in out
    assert typed("payroll", "verify", *SEPTEMBER)[0] == 0
    code, out, _error = typed("payroll", "show", "N03", *SEPTEMBER, "--json")
    assert json.loads(out)["gross"] == "1121.83"
