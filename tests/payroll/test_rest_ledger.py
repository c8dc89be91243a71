"""Compensatory rest: earned minute for minute, used first in, first out, expiring (D11, D15)."""

from __future__ import annotations

from datetime import date

from rostering.payroll.rest_ledger import Lot, Use, balance_on, lots_of

JANUARY, MARCH, APRIL = date(2026, 1, 10), date(2026, 3, 7), date(2026, 4, 20)


def left(lots: list[Lot]) -> list[int]:
    return [lot.left for lot in lots]


def test_the_oldest_lot_is_used_first() -> None:
    lots = lots_of([(MARCH, 480), (JANUARY, 120), (APRIL, -480)], 12)
    assert left(lots) == [0, 120]
    assert [lot.uses for lot in lots] == [[Use(APRIL, 120)], [Use(APRIL, 360)]]


def test_rest_expires_at_the_end_of_the_month_in_which_its_term_ends() -> None:
    (lot,) = lots_of([(JANUARY, 120)], 3)
    assert lot.expires == date(2026, 4, 30)
    assert (lot.left_on(date(2026, 4, 30)), lot.left_on(date(2026, 5, 1))) == (120, 0)


def test_a_term_over_the_end_of_a_year_is_counted_in_months() -> None:
    (lot,) = lots_of([(date(2026, 12, 31), 60)], 12)
    assert lot.expires == date(2027, 12, 31)


def test_a_lot_that_expired_is_passed_over_for_a_younger_one() -> None:
    lots = lots_of([(JANUARY, 120), (MARCH, 480), (APRIL, -60)], 2)
    assert left(lots) == [120, 420]
    assert balance_on(lots, APRIL) == 420


def test_without_a_term_nothing_expires() -> None:
    lots = lots_of([(date(2016, 1, 1), 120)], 0)
    assert balance_on(lots, APRIL) == 120


def test_rest_earned_on_the_day_can_be_taken_on_it_and_not_before() -> None:
    assert left(lots_of([(MARCH, -60), (MARCH, 60)], 12)) == [0]
    assert left(lots_of([(JANUARY, -60), (MARCH, 60)], 12)) == [60]


def test_the_balance_never_goes_below_zero() -> None:
    assert balance_on(lots_of([(JANUARY, 60), (MARCH, -480)], 12), APRIL) == 0
