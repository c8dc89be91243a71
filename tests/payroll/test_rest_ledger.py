"""Compensatory rest: earned minute for minute, used first in, first out, expiring (D11, D15)."""

from __future__ import annotations

from datetime import date

from rostering.domain.balances import Movement
from rostering.payroll.rest_ledger import Lot, Use, balance_on, ledger_of
from rostering.payroll.rest_ledger import lots_of as lots_of_movements

JANUARY, MARCH, APRIL = date(2026, 1, 10), date(2026, 3, 7), date(2026, 4, 20)


def lots_of(moves: list[tuple[date, int]], months: int) -> list[Lot]:
    return lots_of_movements([Movement(day, minutes) for day, minutes in moves], months)


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


def test_where_the_balance_is_too_small_nothing_is_taken_and_it_stays_above_zero() -> None:
    # D11: nothing is taken, not even what is there
    assert balance_on(lots_of([(JANUARY, 60), (MARCH, -480)], 12), APRIL) == 60


def test_what_was_to_be_taken_without_balance_is_named() -> None:
    asked = Movement(MARCH, -480, "L9")
    _lots, short = ledger_of([Movement(JANUARY, 60), asked, Movement(APRIL, -60, "L10")], 12)
    assert short == [asked]


def test_a_line_of_the_ledger_names_the_order_and_the_request() -> None:
    lots = lots_of_movements([Movement(JANUARY, 120, "O7"), Movement(MARCH, -60, "L3")], 12)
    assert [(lot.document, lot.uses) for lot in lots] == [("O7", [Use(MARCH, 60, "L3")])]


def test_an_opening_balance_stands_in_the_place_of_all_before_it() -> None:
    opening = Movement(date(2026, 3, 1), 300, "opening", date(2026, 3, 31), opens=True)
    lots = lots_of_movements([Movement(JANUARY, 480), opening, Movement(APRIL, 60)], 12)
    assert [(lot.minutes, lot.expires) for lot in lots] == [
        (300, date(2026, 3, 31)),
        (60, date(2027, 4, 30)),
    ]


def test_of_an_opening_balance_what_expires_first_is_used_first() -> None:
    first = date(2026, 3, 1)
    late = Movement(first, 100, "", date(2026, 12, 31), opens=True)
    soon = Movement(first, 100, "", date(2026, 4, 30), opens=True)
    lots = lots_of_movements([late, soon, Movement(APRIL, -150)], 12)
    assert {lot.expires: lot.left for lot in lots} == {late.expires: 50, soon.expires: 0}
