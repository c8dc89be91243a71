"""Who is missing when, worked by hand: over midnight, in breaks, and joined where nothing changes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from rostering.domain.request import Demand
from rostering.scheduling.coverage import coverage, shortages
from tests.scheduling.instances import request_of, roster_of

MONDAY, TUESDAY = date(2026, 6, 1), date(2026, 6, 2)
HOUR = 60


def wanted(start: int, end: int, minimum: int = 1, target: int = 1, **more: Any) -> dict[str, Any]:
    """People on the phone between two hours of Monday."""
    row = {"role": "phone", "start": start, "end": end, "minimum": minimum, "target": target}
    return {"date": str(MONDAY), **row, **more}


def missing(*rows: dict[str, Any], **facts: Any) -> list[tuple[Any, ...]]:
    """Day of June, from and to in hours, people below the target and below the minimum."""
    case = {
        "period": [str(MONDAY), str(MONDAY)],
        "agents": {name: {"roles": ["phone", "walk_in"]} for name in "ABC"},
        "roster": [],
        "demand": list(rows),
        **facts,
    }
    return [
        (found.date.day, found.start / HOUR, found.end / HOUR, found.below_target, found.below_minimum)
        for found in shortages(roster_of(case), request_of(case))
    ]  # fmt: skip


def test_nobody_is_missing_where_nobody_is_wanted() -> None:
    assert missing() == []
    assert missing(wanted(9, 18, 0, 0)) == []


def test_a_demand_without_people_is_missing_from_its_start_to_its_end() -> None:
    assert missing(wanted(9, 12, 1, 2)) == [(1, 9, 12, 2, 1)]


def test_those_present_are_taken_off_the_target_and_the_minimum() -> None:
    one = ["A 2026-06-01 D phone"]
    assert missing(wanted(9, 12, 1, 2), roster=one) == [(1, 9, 12, 1, 0)]
    assert missing(wanted(9, 12, 1, 1), roster=one) == []


def test_a_break_is_a_shortage() -> None:
    roster = ["A 2026-06-01 D phone"]
    assert missing(wanted(9, 18), roster=roster) == [(1, 12, 13, 1, 1)]


def test_breaks_at_other_times_stand_in_for_each_other() -> None:
    """The early shift pauses from 11:00, the day shift from 12:00."""
    roster = ["A 2026-06-01 E phone", "B 2026-06-01 D phone"]
    assert missing(wanted(9, 16), roster=roster) == []
    assert missing(wanted(9, 16, 1, 2), roster=roster) == [(1, 11, 13, 1, 0)]


def test_people_in_another_role_are_not_present() -> None:
    assert missing(wanted(9, 12), roster=["A 2026-06-01 D walk_in"]) == [(1, 9, 12, 1, 1)]


def test_a_demand_over_midnight_is_told_by_the_date_on_which_people_are_missing() -> None:
    assert missing(wanted(22, 31)) == [(1, 22, 24, 1, 1), (2, 0, 7, 1, 1)]


def test_a_night_shift_stands_for_the_demand_of_the_next_morning_but_for_its_break() -> None:
    assert missing(wanted(22, 31), roster=["A 2026-06-01 N phone"]) == [(2, 2, 3, 1, 1)]


def test_a_night_shift_of_the_day_before_the_period_is_present_until_it_ends() -> None:
    night = ["A 2026-05-31 N phone"]
    assert missing(wanted(0, 9), history=night) == [(1, 2, 3, 1, 1), (1, 7, 9, 1, 1)]
    older = ["A 2026-05-30 N phone"]
    assert missing(wanted(0, 9), history=older) == [(1, 0, 9, 1, 1)]


def test_neighbouring_half_hours_with_the_same_numbers_are_one_shortage() -> None:
    case = {"period": [str(MONDAY), str(MONDAY)], "agents": {"A": {}}, "roster": []}
    rows = [(540, 570, 2), (570, 600, 2), (600, 630, 1), (660, 690, 1), (690, 720, 1)]
    demand = tuple(Demand(MONDAY, "phone", start, end, 1, people) for start, end, people in rows)
    found = shortages(roster_of(case), replace(request_of(case), demand=demand))
    assert [(item.start, item.end, item.below_target) for item in found] == [
        (540, 600, 2),
        (600, 630, 1),
        (660, 720, 1),
    ]


def test_half_hours_that_differ_in_their_maximum_alone_are_one_shortage() -> None:
    assert missing(wanted(9, 10, maximum=2), wanted(10, 11, maximum=3)) == [(1, 9, 11, 1, 1)]


def test_shortages_of_two_roles_are_not_joined_and_stand_in_order_of_time() -> None:
    rows = wanted(9, 10), wanted(10, 11), wanted(9, 11, role="walk_in")
    case = {"period": [str(MONDAY), str(MONDAY)], "agents": {"A": {}}, "roster": []}
    found = shortages(roster_of(case), request_of({**case, "demand": list(rows)}))
    assert [(item.role, item.start, item.end) for item in found] == [
        ("phone", 540, 660),
        ("walk_in", 540, 660),
    ]


def test_where_rows_overlap_the_highest_numbers_hold_and_not_their_sum() -> None:
    assert missing(wanted(9, 12, 1, 1), wanted(10, 11, 0, 3)) == [
        (1, 9, 10, 1, 1),
        (1, 10, 11, 3, 1),
        (1, 11, 12, 1, 1),
    ]


def test_a_minimum_above_the_target_is_missed_too() -> None:
    assert missing(wanted(9, 10, 2, 1), roster=["A 2026-06-01 D phone"]) == [(1, 9, 10, 0, 1)]


def test_people_nobody_asked_for_are_told_within_the_period_and_not_after_it() -> None:
    case = {
        "period": [str(MONDAY), str(MONDAY)],
        "agents": {"A": {}},
        "roster": ["A 2026-06-01 N phone"],
    }
    found = [
        (one.date, one.start, one.end, one.present, one.target)
        for one in coverage(roster_of(case), request_of(case))
    ]
    assert found == [(MONDAY, 22 * HOUR, 24 * HOUR, 1, 0)]


def test_what_a_day_outside_the_period_asks_for_is_no_matter_of_this_roster() -> None:
    assert missing(wanted(9, 10, date="2026-05-31"), wanted(9, 10, date=str(TUESDAY))) == []
