"""Kinds of leave and their balances, as typed."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from rostering.commands import run

Type = Callable[..., tuple[int, str, str]]


@pytest.fixture
def centre(tmp_path: Path) -> Path:
    folder = tmp_path / "demo"
    assert run(["init", str(folder), "--sample", "three-role-centre"]) == 0
    return folder


@pytest.fixture
def typed(centre: Path, capsys: pytest.CaptureFixture[str]) -> Type:
    def typed(*words: str) -> tuple[int, str, str]:
        capsys.readouterr()
        code = run(["--centre", str(centre), "--who", "周敏", *words])
        shown = capsys.readouterr()
        return code, shown.out, shown.err

    return typed


def annual(typed: Type, agent: str) -> dict[str, str]:
    code, out, err = typed("leave", "balance", agent, "--year", "2026", "--json")
    assert code == 0, err
    found: dict[str, str] = json.loads(out)["annual"]
    return found


def test_annual_leave_is_what_the_year_gives_less_what_is_approved(typed: Type) -> None:
    # A13 has worked since July 2019: five days; one of them, 15 May, is taken
    assert annual(typed, "A13") == {"given": "5", "taken": "1", "asked": "0", "left": "4"}


def test_leave_beyond_the_balance_is_refused_and_nothing_is_kept(typed: Type) -> None:
    week = ("2026-06-08", "2026-06-14")
    code, _out, err = typed("leave", "add", "X1", "A13", "annual", *week, "--approved")
    assert (code, "5 days are given, 6 would be taken" in err) == (1, True)
    assert annual(typed, "A13")["taken"] == "1"


def test_pending_leave_is_refused_when_it_is_approved(typed: Type) -> None:
    assert typed("leave", "add", "X1", "A13", "年假", "2026-06-08", "2026-06-14")[0] == 0
    assert annual(typed, "A13") == {"given": "5", "taken": "1", "asked": "5", "left": "4"}
    assert typed("leave", "approve", "X1")[0] == 1
    assert annual(typed, "A13")["taken"] == "1"


def test_leave_up_to_the_last_half_day_is_approved(typed: Type) -> None:
    days = ("2026-06-08", "2026-06-11")
    assert typed("leave", "add", "X1", "A13", "annual", *days, "--approved")[0] == 0
    half = ("2026-06-12", "--part", "first", "--approved")
    code, _out, err = typed("leave", "add", "X2", "A13", "annual", *half)
    assert (code, "5.5" in err) == (1, True)


def test_a_centre_adds_a_kind_of_leave_as_a_file(centre: Path, typed: Type) -> None:
    file = centre / "rules" / "leave" / "study.toml"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(STUDY, encoding="utf-8")
    entered = typed("leave", "add", "X1", "A03", "学习假", "2026-05-12", "--approved")
    assert entered[0] == 0, entered[2]
    assert typed("punches", "import", str(centre / "punches.csv"))[0] == 0
    assert typed("payroll", "run", "--month", "2026-05")[0] == 0
    _code, out, _err = typed("payroll", "show", "A03", "--json")
    lines = [line for line in json.loads(out)["lines"] if line["kind"] == "study"]
    # half of a day's base: 1100.00 ÷ 21.75 ÷ 2 = 25.2874 → 25.29
    assert [line["yuan"] for line in lines] == ["-25.29"]


STUDY = """
title = "Study leave 学习假"
source = "notice of 2026-01-01"

[parameters.taken_percent]
description = "share of a day's pay that is taken"
unit = "percent"
values = [{ from = 2026-01-01, value = 50 }]

[parameters.whole_wage]
description = "whether of the whole wage"
unit = "yes or no"
values = [{ from = 2026-01-01, value = false }]

[parameters.balance]
description = "what it is taken from"
unit = "name"
values = [{ from = 2026-01-01, value = "none" }]
"""


def test_the_ledger_shows_what_was_earned_and_when_it_expires(centre: Path, typed: Type) -> None:
    assert typed("punches", "import", str(centre / "punches.csv"))[0] == 0
    assert typed("payroll", "run", "--month", "2026-05")[0] == 0
    _code, out, _err = typed("leave", "ledger", "A05", "--on", "2027-05-15", "--json")
    ledger = json.loads(out)
    # three hours on the rest day 12 May, settled by rest; the leave of the 21st took none of it
    assert ledger["left"] == 180
    assert [(lot["earned"], lot["expires"]) for lot in ledger["lots"]] == [
        ("2026-05-12", "2027-05-31")
    ]
    assert (
        "180 min expire on 2027-05-31" in typed("leave", "ledger", "A05", "--on", "2027-05-15")[2]
    )
    assert "expired unused" in typed("leave", "ledger", "A05", "--on", "2027-06-01")[2]
