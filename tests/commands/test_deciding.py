"""A payroll clerk settles the exceptions of a month, as typed."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from rostering.commands import run

SAMPLE = "three-role-centre"
Type = Callable[..., tuple[int, str, str]]


@pytest.fixture(scope="module")
def reconciled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample centre with its punches imported and May reconciled."""
    folder = tmp_path_factory.mktemp("deciding") / "demo"
    assert run(["init", str(folder), "--sample", SAMPLE]) == 0
    there = ["--centre", str(folder)]
    assert run([*there, "punches", "import", str(folder / "punches.csv")]) == 0
    assert run([*there, "attendance", "reconcile", "--month", "2026-05"]) == 0
    return folder


@pytest.fixture
def typed(reconciled: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Type:
    """Types a command in a fresh copy: exit code, output, messages."""
    centre = shutil.copytree(reconciled, tmp_path / "centre")

    def typed(*words: str) -> tuple[int, str, str]:
        code = run(["--centre", str(centre), "--who", "周敏", *words])
        shown = capsys.readouterr()
        return code, shown.out, shown.err

    return typed


def exceptions(typed: Type, *options: str) -> list[dict[str, Any]]:
    code, out, _err = typed("attendance", "exceptions", "--month", "2026-05", "--json", *options)
    assert code == 0
    found: list[dict[str, Any]] = json.loads(out)["exceptions"]
    return found


def open_ids(typed: Type) -> list[str]:
    return [item["id"] for item in exceptions(typed) if item["standing"] == "open"]


def decide(typed: Type, *words: str) -> None:
    code, _out, err = typed("attendance", "decide", *words, "--why", "agreed")
    assert code == 0, err


def gross(typed: Type, agent: str) -> str:
    code, out, err = typed("payroll", "run", "--month", "2026-05", "--json")
    assert code == 0, err
    return str({one["agent"]: one["gross"] for one in json.loads(out)["statements"]}[agent])


def test_all_six_open_exceptions_of_the_sample_are_settled(typed: Type) -> None:
    assert open_ids(typed) == [
        "A05@2026-05-21:comp_balance_short",
        "A06@2026-05-22:leave_pending:L08",
        "A09@2026-05-09:missing_out",
        "A10@2026-05-05:missing_in",
        "A12@2026-05-14:single_punch_ambiguous",
        "A13@2026-05-13:suspect_missing_out",
    ]
    decide(typed, "2026-05-21", "A05", "--leave", "personal")
    decide(typed, "2026-05-22", "A06", "--approve")
    decide(typed, "2026-05-09", "A09", "--punch-out", "06:30")
    decide(typed, "A10@2026-05-05:missing_in", "--punch-in", "09:45")
    decide(typed, "2026-05-14", "A12", "--punch-in", "09:00", "--punch-out", "18:00")
    decide(typed, "2026-05-13", "A13", "--as-is")
    assert open_ids(typed) == []
    code, out, _err = typed("attendance", "exceptions", "--month", "2026-05")
    assert (code, "Nothing is open" in out) == (0, True)
    # A05 a day's base 45.98; A06 a day's base 45.98 instead of a day's pay 87.36; A09 30 min early
    # 10.00; A10 45 min late 30.00; A12 and A13 as before: see samples/three-role-centre/expected
    expected = {
        "A05": "2126.89", "A06": "2092.52", "A09": "2215.86", "A10": "2075.17",
        "A12": "1850.00", "A13": "2215.52",
    }  # fmt: skip
    assert {agent: gross(typed, agent) for agent in expected} == expected


def test_a_decision_about_a_closed_month_says_that_its_statements_stay(typed: Type) -> None:
    for item in (
        "A09@2026-05-09:missing_out",
        "A10@2026-05-05:missing_in",
        "A12@2026-05-14:single_punch_ambiguous",
        "A13@2026-05-13:suspect_missing_out",
    ):
        decide(typed, item, "--as-is")
    decide(typed, "2026-05-21", "A05", "--leave", "personal")
    decide(typed, "2026-05-22", "A06", "--approve")
    assert typed("payroll", "run", "--month", "2026-05")[0] == 0
    assert typed("payroll", "close", "--month", "2026-05", "--yes")[0] == 0
    code, _out, err = typed(
        "attendance", "decide", "2026-05-09", "A09", "--punch-out", "07:00", "--why", "seen"
    )
    assert code == 0
    assert "2026-05 is closed: its statements stay as they are" in err


def test_a_decision_is_seen_in_the_explanation_beside_the_punch(typed: Type) -> None:
    decide(typed, "2026-05-05", "A10", "--punch-in", "09:45")
    gross(typed, "A10")
    _code, out, _err = typed("payroll", "explain", "A10")
    assert "punch 2026-05-05 18:04:10, punches.csv line" in out
    assert "decision 1: punch_in 2026-05-05 09:45:00, by 周敏" in out
    assert ": agreed" in out


def test_a_decision_that_is_taken_back_opens_the_exception_again(typed: Type) -> None:
    decide(typed, "2026-05-09", "A09", "--punch-out", "07:00")
    assert "A09@2026-05-09:missing_out" not in open_ids(typed)
    decide(typed, "--withdraw", "1")
    assert "A09@2026-05-09:missing_out" in open_ids(typed)
    _code, out, _err = typed("attendance", "decisions", "--month", "2026-05", "--json")
    assert [one["withdrawn_by"] for one in json.loads(out)["decisions"]] == ["周敏"]


def test_overtime_is_ordered_after_the_fact_and_taken_back(typed: Type) -> None:
    # 45 min at 150 %: 1400.00 ÷ 21.75 ÷ 8 × 45/60 × 1.5 = 9.0517 → 9.05
    decide(typed, "2026-05-08", "A14", "--order", "pay")
    assert gross(typed, "A14") == "2194.68"
    decide(typed, "--withdraw", "1")
    assert gross(typed, "A14") == "2185.63"


def test_an_order_that_was_not_approved_is_approved(typed: Type) -> None:
    # 120 min of the order: 1000.00 ÷ 21.75 ÷ 8 × 2 × 1.5 = 17.2414 → 17.24
    decide(typed, "2026-05-03", "A08", "--approve")
    assert gross(typed, "A08") == "1891.26"


def test_many_of_one_kind_are_left_as_they_are(typed: Type) -> None:
    decide(typed, "--kind", "unordered_overtime", "--leave-unpaid", "--month", "2026-05")
    assert "unordered_overtime" not in [item["kind"] for item in exceptions(typed)]
    settled = [one for one in exceptions(typed, "--settled") if one["standing"] == "settled"]
    assert [item["agent"] for item in settled] == ["A08", "A14"]


def test_an_accepted_reason_takes_the_fine_away(typed: Type) -> None:
    decide(typed, "2026-05-04", "A07", "--accept", "early")
    assert gross(typed, "A07") == "2000.57"


def test_decisions_come_from_a_table(typed: Type, tmp_path: Path) -> None:
    file = tmp_path / "decisions.csv"
    file.write_text(
        "日期,工号,事项,处理,取值,原因\n"
        "2026-05-09,A09,missing_out,补下班卡,07:00,监控\n"
        "2026-05-21,A05,,补假,事假,调休不足\n"
        "2026-05-05,A10,missing_in,,,\n",
        encoding="utf-8",
    )
    code, _out, err = typed("attendance", "decide", "--from", str(file))
    assert code == 0, err
    assert [one.split("@")[0] for one in open_ids(typed)] == ["A06", "A10", "A12", "A13"]


def test_a_table_with_a_fault_decides_nothing(typed: Type, tmp_path: Path) -> None:
    file = tmp_path / "decisions.csv"
    file.write_text(
        "date,agent,decision,value,why\n2026-05-09,A09,punch_out,07:00,seen\n"
        "2026-05-05,A10,punch_in,03:00,seen\n2026-05-05,A99,as_is,,seen\n",
        encoding="utf-8",
    )
    before = open_ids(typed)
    code, _out, err = typed("attendance", "decide", "--from", str(file))
    assert (code, "A99" in err) == (1, True)
    assert open_ids(typed) == before


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("2026-05-09", "A09", "--punch-out", "13:00"), "22:00-07:00"),
        (("2026-05-09", "A09", "--punch-out", "7 Uhr"), "07:00+1"),
        (("2026-05-09", "A09"), "--punch-out"),
        (("2026-05-09",), "2026-05-09 A09"),
        (("2026-05-21", "A05", "--as-is"), "--leave"),
        (("2026-05-22", "A06", "--as-is"), "--approve"),
        (("2026-05-09", "A09", "--approve"), "no pending leave"),
        (("2026-05-09", "A09", "--accept", "late"), "nothing of this kind"),
        (("2026-05-09", "A09", "--order", "pay"), "stayed on"),
        (("2026-05-09", "A09", "--leave", "sik"), "sick"),
        (("A09@2026-05-09:missing_in", "--as-is"), "missing_out"),
        (("--kind", "missing", "--as-is"), "missing_out"),
        (("--withdraw", "7"), "attendance decisions"),
    ],
)
def test_what_cannot_be_decided_says_what_to_do(
    typed: Type, words: tuple[str, ...], says: str
) -> None:
    code, _out, err = typed("attendance", "decide", *words, "--why", "agreed")
    assert code in (1, 2)
    assert says in err
    assert "Traceback" not in err


def test_without_a_reason_nothing_is_decided(typed: Type) -> None:
    code, _out, err = typed("attendance", "decide", "2026-05-09", "A09", "--punch-out", "07:00")
    assert (code, "--why" in err) == (1, True)
    assert "A09@2026-05-09:missing_out" in open_ids(typed)


def test_reconciling_again_says_what_changed_and_then_that_nothing_did(typed: Type) -> None:
    decide(typed, "2026-05-09", "A09", "--punch-out", "06:30")
    words = ("attendance", "reconcile", "--month", "2026-05")
    changes = json.loads(typed(*words, "--json")[1])["changes"]
    assert changes == [
        {
            "agent": "A09",
            "date": "2026-05-09",
            "finding": "missing_punch missing_out",
            "new": False,
        },
        {"agent": "A09", "date": "2026-05-09", "finding": "early_leaving 30 min", "new": True},
    ]
    assert "Nothing changed" in typed(*words)[1]
