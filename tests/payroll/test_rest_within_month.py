"""Compensatory rest that ends within a month cannot be taken after its last day (D11)."""

from __future__ import annotations

from datetime import date

import pytest

from rostering.attendance.month import MonthInputs
from rostering.domain.balances import MonthBalances, RestLot
from rostering.domain.booked import Booked
from rostering.domain.findings import Standing
from rostering.domain.leave import LeaveDay, LeaveStatus, OvertimeOrder, Part, Settlement
from rostering.payroll.month import pay_month
from rostering.payroll.statement import all_exceptions
from rostering.policy.catalogue import load_catalogue
from tests.payroll.test_month import at, month, punches, shift


def rest(day: str) -> LeaveDay:
    return LeaveDay("A01", date.fromisoformat(day), "comp", Part.FULL, LeaveStatus.APPROVED, "L1")


def moved(inputs: MonthInputs, *lots: RestLot) -> tuple[list[int], list[str]]:
    """The minutes that rest moved by, and the kinds of what is open."""
    balance = {"A01": sum(lot.minutes for lot in lots)}
    pay = pay_month(inputs, balance, load_catalogue(), Booked(), MonthBalances(lots))
    minutes = pay.entries.filter(kind="comp_rest").sort("date")["minutes"].to_list()
    found = all_exceptions(pay, inputs)
    return minutes, [one.kind for one in found if one.standing is Standing.OPEN]


def lot(minutes: int, expires: str | None) -> RestLot:
    last = date.fromisoformat(expires) if expires else None
    return RestLot("A01", date(2026, 5, 1), minutes, last, "opening")


ASKED = month(shifts=(shift("2026-05-25"),), leave=(rest("2026-05-25"),))


@pytest.mark.parametrize("expires", ["2026-05-25", "2026-05-31", "2026-12-31", None])
def test_rest_is_taken_up_to_its_last_day(expires: str | None) -> None:
    assert moved(ASKED, lot(480, expires)) == ([-480], [])


def test_what_ended_the_day_before_is_not_there_any_more() -> None:
    assert moved(ASKED, lot(480, "2026-05-24")) == ([], ["comp_balance_short"])


def test_what_ends_first_of_the_opening_balance_is_taken_first() -> None:
    # 480 on the 18th from what ends on the 20th, 480 on the 25th from what is left of the year
    both = month(
        shifts=(shift("2026-05-18"), shift("2026-05-25")),
        leave=(rest("2026-05-18"), rest("2026-05-25")),
    )
    lots = (lot(480, "2026-12-31"), lot(480, "2026-05-20"))
    assert moved(both, *lots) == ([-480, -480], [])


def test_rest_earned_meanwhile_is_not_lost_with_the_old_one() -> None:
    # 300 end on the 20th; 180 are earned on the 12th: too little for 480 on the 25th
    order = OvertimeOrder(
        "O1", "A01", at("2026-05-12T09:00"), at("2026-05-12T12:00"), settle=Settlement.COMP,
        standalone=True,
    )  # fmt: skip
    facts = month(
        orders=(order,),
        punches=punches("2026-05-12T08:59:00", "2026-05-12T12:03:00"),
        shifts=(shift("2026-05-25"),),
        leave=(rest("2026-05-25"),),
    )
    assert moved(facts, lot(300, "2026-05-20")) == ([180], ["comp_balance_short"])
    assert moved(facts, lot(300, "2026-05-31")) == ([180, -480], [])
