"""A closed month years later: agents who are gone, rules with other words, another calendar."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from rostering.commands import run
from rostering.domain.booked import Adjustment, Booked
from rostering.domain.statement import Entry
from rostering.language import speaking
from rostering.payroll.bookings import explained_booking
from rostering.payroll.freezing import in_words, rule_words
from rostering.policy.catalogue import Catalogue, load_catalogue

Type = Callable[..., tuple[int, str, str]]
MAY = ("--month", "2026-05")


@pytest.fixture(scope="module")
def ready(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("years-later") / "demo"
    assert run(["init", str(folder), "--sample", "three-role-centre"]) == 0
    for words in (
        ("punches", "import", str(folder / "punches.csv")),
        ("leave", "approve", "L08"),
        ("attendance", "decide", "2026-05-21", "A05", "leave", "personal", "--why", "none left"),
        ("attendance", "decide", "2026-05-09", "A09", "punch-out", "07:01", "--why", "seen"),
        ("attendance", "decide", "2026-05-05", "A10", "punch-in", "08:55", "--why", "seen"),
        ("attendance", "decide", "2026-05-14", "A12", "as-is", "--why", "nobody knows"),
        ("attendance", "decide", "2026-05-13", "A13", "punch-out", "18:03", "--why", "seen"),
        ("payroll", "import-deductions", str(folder / "deductions.csv"), *MAY),
        ("payroll", "run", *MAY),
        ("payroll", "close", *MAY, "--yes"),
    ):
        assert run(["--centre", str(folder), *words]) == 0
    return folder


def forget(centre: Path, agent: str) -> None:
    """Take an agent out of the tables, as somebody does who left years ago."""
    for name in ("agents.csv", "requests.csv"):
        lines = (centre / name).read_text(encoding="utf-8").splitlines(keepends=True)
        kept = [line for line in lines if not line.startswith(f"{agent},")]
        (centre / name).write_text("".join(kept), encoding="utf-8")
    for file in (centre / "rotations").iterdir():
        file.unlink()


def test_who_is_no_longer_in_the_tables_still_has_a_statement(typed: Type, centre: Path) -> None:
    before = typed("payroll", "show", "A06", *MAY)[1]
    forget(centre, "A06")
    code, out, error = typed("payroll", "show", "A06", *MAY)
    assert (code, out) == (0, before), error
    assert typed("payroll", "show", "赵雪", *MAY)[1] == before
    assert "roster version 1" in typed("payroll", "explain", "A06", "6", *MAY)[1]
    assert typed("payroll", "export", *MAY, "--agent", "A06", "-o", str(centre / "a.html"))[0] == 0
    assert "赵雪" in (centre / "a.html").read_text(encoding="utf-8")
    assert typed("payroll", "verify", *MAY)[0] == 0
    assert "A06 赵雪" in typed("payroll", "year", "2026")[1]
    assert typed("payroll", "show", "A66", *MAY)[0] == 1


def test_an_order_approved_too_late_says_that_the_month_is_closed(typed: Type) -> None:
    code, _out, error = typed("overtime", "approve", "O06", "--why", "agreed")
    assert code == 0
    assert "2026-05 is closed" in error
    assert "rostering payroll adjust --month 2026-05" in error


def test_changed_rules_and_days_leave_it_as_it_was(typed: Type, centre: Path) -> None:
    before = typed("payroll", "show", "A17", *MAY)[1]
    (centre / "rules" / "pay_rules").mkdir(parents=True)
    (centre / "rules" / "calendar").mkdir()
    (centre / "rules" / "pay_rules" / "lateness_fine.toml").write_text(
        "[parameters.short_fine]\nvalues = [{ from = 2010-07-28, value = '25.00' }]\n"
    )
    (centre / "rules" / "calendar" / "2026.toml").write_text(
        "ordinary = [{ date = 2026-05-01 }, { date = 2026-05-02 }]\n"
    )
    assert typed("payroll", "show", "A17", *MAY)[1] == before
    code, out, _error = typed("payroll", "verify", *MAY)
    assert (code, "18 statements come out again to the fen" in out) == (0, True)


def test_it_comes_out_again_from_a_backup(typed: Type, centre: Path) -> None:
    assert typed("record", "backup", str(centre / "b.db"))[0] == 0
    assert typed("leave", "refuse", "L12", "--why", "was here after all")[0] == 0
    assert typed("record", "verify", str(centre / "b.db"))[0] == 0
    assert typed("record", "restore", str(centre / "b.db"), "--yes", "--why", "disk")[0] == 0
    assert typed("payroll", "verify", *MAY)[0] == 0


def test_an_adjustment_is_kept_in_no_language(typed: Type) -> None:
    assert typed("leave", "refuse", "L12", "--why", "was here after all")[0] == 0
    words = ("payroll", "adjust", *MAY, "--why", "leave taken back")
    found = json.loads(typed(*words, "--json")[1])["adjustments"]
    # personal leave of 64.37 back, absent instead: 2200.00 ÷ 21.75 = 101.149 → 101.15
    assert [one["yuan"] for one in found] == ["-101.15", "64.37"]
    out = typed(*words, "--yes")[1]
    assert "A6 -64.37 > -" in out
    assert "- > A9 -101.15 (-10)" in out


def test_an_adjustment_is_told_in_the_language_of_who_reads_it() -> None:
    day = date(2026, 5, 28)
    line = Entry(1, None, date(2026, 6, 30), "adjustment", "A6", "adjustment", 6437, 0, booking="adjustment:1")  # fmt: skip
    item = Adjustment("A14", "2026-06", "2026-05", 4, "personal_leave", "personal", day, "A6", 6437, 0, "A6 -64.37 > -", number=1)  # fmt: skip

    def told() -> str:
        booked = Booked(adjustments=(item,))
        zone = ZoneInfo("Asia/Shanghai")
        (found,) = explained_booking(booked, load_catalogue(), line, zone)
        return found.parts[0].text

    assert told() == "was A6 -64.37, is now nothing"
    with speaking("zh"):
        assert told() == "原为 A6 -64.37，现为 无"


def test_rules_keep_the_words_that_they_were_closed_with() -> None:
    today = load_catalogue()
    with speaking("zh"):
        words = rule_words(today)
    fine = replace(today.rule("law", "fines_without_basis"), source="a text that nobody knows")
    later = Catalogue({**today.rules, ("law", "fines_without_basis"): fine})
    shown = in_words(later, words | {"a text that nobody knows": "当年的条文"})
    assert shown.rule("law", "fines_without_basis").source == "当年的条文"
    assert shown.rule("pay_rules", "absence").title == "旷工"
    assert in_words(later, {}).rule("law", "fines_without_basis") == fine
