"""Fines are taken from floating pay alone, absences from the month's wage (G11)."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

import polars as pl

from rostering.payroll.collection import collect
from rostering.payroll.inputs import DayRate
from rostering.payroll.schema import ENTRIES, WAGES

RATE = DayRate(Fraction("21.75"), Fraction(8))
DAY = date(2026, 5, 6)


def entry(kind: str, amount_fen: int, **more: Any) -> dict[str, Any]:
    blank = dict.fromkeys(ENTRIES.names())
    return blank | {
        "agent": 0, "date": DAY, "month": 202605, "kind": kind, "rule": kind,
        "amount_fen": amount_fen, "points": 0, **more,
    }  # fmt: skip


def given_back(*rows: dict[str, Any], base: int, floating: int) -> dict[str, int]:
    wages = [{"agent": 0, "since": date(2026, 1, 1), "base_fen": base, "floating_fen": floating}]
    paid = [entry("base", base), entry("floating", floating)]
    got = collect(pl.DataFrame([*paid, *rows], ENTRIES), pl.DataFrame(wages, WAGES), RATE)
    back = got.filter(pl.col("clause") == "G11")
    return dict(back.select("kind", "amount_fen").iter_rows())


def test_a_fine_within_the_floating_pay_is_collected_whole():
    assert given_back(entry("late_early", -1000), base=100000, floating=80000) == {}


def test_an_intern_without_floating_pay_owes_no_fine():
    back = given_back(entry("late_early", -1000), base=70000, floating=0)
    assert back == {"fine_not_collected": 1000}


def test_the_floating_share_of_absences_comes_before_the_fines():
    # 20 days of 1800.00: each 82.76, of which 45.98 is base: floating share 20 × 36.78 = 735.60;
    # of 800.00 floating pay 64.40 is left, so 90.00 of fines leave 25.60 uncollected.
    absences = [entry("absence", -8276, halves=2) for _ in range(20)]
    fines = [entry("late_early", -3000) for _ in range(3)]
    back = given_back(*absences, *fines, base=100000, floating=80000)
    assert back == {"fine_not_collected": 2560}


def test_absences_take_at_most_the_wage_of_the_month():
    # 23 days of 82.76 are 1903.48, the month's wage is 1800.00
    absences = [entry("absence", -8276, halves=2) for _ in range(23)]
    assert given_back(*absences, base=100000, floating=80000) == {"absence_not_collected": 10348}


def test_an_absence_on_a_statutory_holiday_takes_no_floating_pay():
    fines = [entry("late_early", -3000) for _ in range(3)]
    rows = [entry("absence", 0, halves=2), *fines]
    assert given_back(*rows, base=100000, floating=9000) == {}


def test_leave_takes_at_most_the_base():
    # 23 days of 45.98 are 1057.54, the base is 1000.00
    days = [entry("personal", -4598, halves=2) for _ in range(23)]
    assert given_back(*days, base=100000, floating=80000) == {"leave_not_collected": 5754}


def test_who_is_settled_on_dismissal_has_nothing_taken_for_time_not_worked():
    wages = [{"agent": 0, "since": date(2026, 1, 1), "base_fen": 100000, "floating_fen": 90000}]
    rows = [
        entry("settlement", 50000),
        entry("late_early", -1000),
        entry("absence", -8736, halves=2),
    ]
    got = collect(pl.DataFrame(rows, ENTRIES), pl.DataFrame(wages, WAGES), RATE)
    assert got["amount_fen"].sum() == 50000
