"""The end of a month as a payroll clerk types it, with the words and mistakes of a person."""

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
MAY = ("--month", "2026-05")


@pytest.fixture(scope="module")
def ready(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("month-end") / "demo"
    assert run(["init", str(folder), "--sample", "three-role-centre"]) == 0
    for words in (("punches", "import", str(folder / "punches.csv")), ("payroll", "run", *MAY)):
        assert run(["--centre", str(folder), *words]) == 0
    return folder


def data(typed: Type, *words: str) -> Any:
    code, out, error = typed(*words, "--json")
    assert code == 0, error
    return json.loads(out)


@pytest.mark.parametrize(
    "words",
    [
        ("punch-out", "07:01"),
        ("punch_out", "07:01+1"),
        ("补下班卡", "2026-05-10 07:01"),
        ("--punch-out", "07:01"),
    ],
)
def test_what_is_decided_may_be_typed_as_words(typed: Type, words: tuple[str, ...]) -> None:
    code, out, error = typed("attendance", "decide", "2026-05-09", "A09", *words, "--why", "seen")
    assert code == 0, error
    assert "07:01:00" in out


def test_several_words_decide_one_day(typed: Type) -> None:
    day = ("attendance", "decide", "A12", "2026-05-14")
    code, out, error = typed(*day, "补上班卡", "08:55", "补下班卡", "18:05", "--why", "seen")
    assert code == 0, error
    assert "08:55:00 18:05:00" in out


def test_a_pending_leave_is_approved_by_its_word(typed: Type) -> None:
    code, out, error = typed(
        "attendance", "decide", "2026-05-22", "A06", "批准", "--why", "ill child"
    )
    assert code == 0, error
    assert "leave_taken" in out


def test_a_word_without_its_value_says_what_to_type(typed: Type) -> None:
    day = ("attendance", "decide", "2026-05-09", "A09")
    code, _out, error = typed(*day, "punch-out", "--why", "seen")
    assert code == 1
    assert "--punch-out 18:00" in error
    code, _out, error = typed(*day, "accept", "tomorrow", "--why", "seen")
    assert code == 1
    assert "--accept late" in error


def test_where_nothing_is_decided_the_whole_command_is_said(typed: Type) -> None:
    code, _out, error = typed("attendance", "decide", "2026-05-09", "A09", "--why", "seen")
    assert code == 1
    assert "rostering attendance decide 2026-05-09 A09 --punch-out HH:MM" in error
    code, _out, error = typed("attendance", "decide", "2026-05-11", "A09", "--why", "seen")
    assert code == 1
    assert "A09@2026-05-11" in error
    assert "--as-is" in error


def test_the_list_of_exceptions_ends_with_what_settles_the_first(typed: Type) -> None:
    add = ("leave", "add", "L77", "A04", "sick", "2026-05-26", "--approved")
    assert typed(*add)[0] == 0
    for agent, command in (
        ("A05", "attendance decide 2026-05-21 A05 --help"),
        ("A06", "leave approve L08"),
        ("A04", "leave certificate L77 --help"),
    ):
        error = typed("attendance", "exceptions", *MAY, "--agent", agent)[2]
        assert f"rostering {command}\n" in error
        assert typed(*command.split())[0] == 0


@pytest.mark.parametrize("language", ["en", "zh"])
def test_exceptions_fit_the_terminal_and_name_the_whole_request(typed: Type, language: str) -> None:
    add = ("leave", "add", "L-0042", "A12", "sick", "2026-05-26", "2026-05-29")
    assert typed(*add, "--approved")[0] == 0
    with speaking(language):
        code, out, error = typed("attendance", "exceptions", *MAY)
    assert code == 0, error
    assert "L-0042" in out
    assert [line for line in out.splitlines() if wcswidth(line) > 80] == []


def test_the_answer_to_a_dispute_stands_on_the_statement(typed: Type) -> None:
    assert typed("payroll", "dispute", "A06", "6", *MAY, "--why", "bus")[0] == 0
    assert typed("payroll", "answer", "1", "--rejected", "--why", "camera shows 8:05")[0] == 0
    _code, out, _error = typed("payroll", "show", "A06", *MAY)
    assert "camera shows 8:05" in out
    (dispute,) = data(typed, "payroll", "show", "A06", *MAY)["disputes"]
    assert dispute["answer"] == "camera shows 8:05"


def test_an_order_that_is_approved_leads_to_its_own_month(typed: Type) -> None:
    error = typed("overtime", "approve", "O06", "--why", "agreed")[2]
    assert "rostering attendance reconcile --month 2026-05" in error
    assert typed("overtime", "approve", "O99")[0] == 1


def test_a_list_of_another_month_says_which_month_is_empty(typed: Type) -> None:
    assert "2026-03" in typed("overtime", "list", "--month", "2026-03")[1]
    assert typed("signin", "list")[0] == 0
    assert typed("exam", "list")[0] == 0
    assert "2026-05 is not closed" in typed("payroll", "verify")[2]


def test_a_decision_that_replaces_another_says_which(typed: Type, centre: Path) -> None:
    assert typed("score", "import", str(centre / "judgements.csv"))[0] == 0
    assert typed("exam", "import", str(centre / "exams.csv"))[0] == 0
    decide = ("score", "decide", "A06", "demotion", *MAY)
    code, _out, error = typed(*decide, "--refuse", "--why", "the first time")
    assert code == 0, error
    assert "takes the place" not in error
    code, _out, error = typed(*decide, "--confirm", "--from", "2026-07-01", "--why", "again")
    assert code == 0, error
    assert "takes the place of what was decided before: demotion refused by Zhou" in error


def test_what_if_calls_lines_by_their_names(typed: Type, centre: Path) -> None:
    rules = centre / "stricter" / "pay_rules"
    rules.mkdir(parents=True)
    (rules / "lateness_fine.toml").write_text(
        "[parameters.short_fine]\nvalues = [{ from = 2026-05-01, value = '20.00' }]\n"
    )
    words = ("payroll", "what-if", "--rules", str(rules.parent), *MAY)
    with speaking("zh"):
        _code, out, _error = typed(*words)
    assert "迟到早退" in out
    assert "late_early" not in out
    found = data(typed, *words)
    assert {one["agent"]: one["difference"] for one in found["agents"]}["A17"] == "-60.00"


def test_the_ledger_says_what_no_run_has_counted_yet(typed: Type) -> None:
    add = ("leave", "add", "C1", "A05", "comp", "2026-05-25", "--hours", "08:00-10:00")
    assert typed(*add, "--approved")[0] == 0
    error = typed("leave", "ledger", "A05", "--on", "2026-05-31")[2]
    assert "C1 of 2026-05-25 is approved, and no run has counted it yet" in error
    assert "rostering payroll run --month 2026-05" in error
    assert typed("payroll", "run", *MAY)[0] == 0
    found = data(typed, "leave", "ledger", "A05", "--on", "2026-05-31")
    assert (found["left"], found["lots"][0]["uses"][0]["request"]) == (60, "C1")
    assert typed("leave", "refuse", "C1", "--why", "put off")[0] == 0
    error = typed("leave", "ledger", "A05", "--on", "2026-05-31")[2]
    assert "C1 of 2026-05-25 is not approved any more" in error


def test_a_month_closed_in_one_language_is_explained_in_the_other(
    typed: Type, centre: Path
) -> None:
    for words in (
        ("leave", "approve", "L08"),
        ("attendance", "decide", "2026-05-21", "A05", "leave", "personal", "--why", "none left"),
        ("attendance", "decide", "2026-05-09", "A09", "punch-out", "07:01", "--why", "seen"),
        ("attendance", "decide", "2026-05-05", "A10", "punch-in", "08:55", "--why", "seen"),
        ("attendance", "decide", "2026-05-14", "A12", "as-is", "--why", "nobody knows"),
        ("attendance", "decide", "2026-05-13", "A13", "punch-out", "18:03", "--why", "seen"),
        ("payroll", "import-deductions", str(centre / "deductions.csv"), *MAY),
        ("payroll", "run", *MAY),
        ("payroll", "close", *MAY, "--yes"),
        ("payroll", "verify", *MAY),
    ):
        code, _out, error = typed(*words)
        assert code == 0, error
    assert "roster version 1 (published" in typed("payroll", "explain", "A06", "6", *MAY)[1]
    with speaking("zh"):
        chinese = typed("payroll", "explain", "A06", "6", *MAY)[1]
    assert "班表版本 1（周敏" in chinese
    assert "迟到 65 整分钟" in chinese
    error = typed("payroll", "export", "--bank", str(centre / "bank.csv"), *MAY)[2]
    assert "payroll close" not in error
