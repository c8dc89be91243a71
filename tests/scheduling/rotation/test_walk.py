"""Who is in which week of a pattern, from what they worked before, and which days that asks for."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from rostering.domain.request import RotationDay
from rostering.domain.rotation import Pattern, Rotation, RotationShift
from rostering.scheduling.rotation.walk import days_of, followed, weeks_of
from tests.scheduling.instances import request_of, roster_of

PATTERN = Pattern.of_days("EEEEE--" + "--LLLLL" + "DDDD---")
WEEK = {
    "period": ["2026-06-08", "2026-06-14"],  # a Monday to a Sunday
    "agents": {"A": {}, "B": {}, "C": {}},
}


def rotation(*agents: str) -> Rotation:
    shifts = tuple(RotationShift(code, "phone", (None,) * 7) for code in "ELD")
    return Rotation("three", 3, shifts, agents=agents)


def test_without_a_history_agents_follow_each_other_in_their_order() -> None:
    weeks = weeks_of(rotation("B", "C", "A"), PATTERN, request_of(WEEK))
    assert weeks == {"B": 0, "C": 1, "A": 2}


def test_who_worked_a_week_of_the_pattern_goes_on_with_the_next() -> None:
    history = [f"A 2026-06-0{day} L phone" for day in range(3, 8)]
    history += [f"B 2026-06-0{day} E phone" for day in range(1, 6)]
    history += [f"C 2026-06-0{day} D phone" for day in range(1, 4)]  # and one day was another
    weeks = weeks_of(rotation("A", "B", "C"), PATTERN, request_of({**WEEK, "history": history}))
    assert weeks == {"A": 2, "B": 1, "C": 0}


def test_a_rotation_that_names_nobody_is_walked_by_who_has_its_roles() -> None:
    agents = {"A": {"roles": ["field"]}, "B": {}, "C": {}, "D": {}, "E": {}, "F": {}}
    request = request_of({**WEEK, "agents": agents})
    assert weeks_of(rotation(), PATTERN, request, ["C"]) == {"B": 0, "D": 1, "E": 2}


def test_days_of_leave_are_not_asked_for_and_rest_days_are() -> None:
    request = request_of({**WEEK, "leave": ["A 2026-06-09 sick full approved"]})
    days = days_of(rotation("A"), PATTERN, request, {"A": 0})
    assert days == (
        RotationDay("A", date(2026, 6, 8), "E", "phone"),
        *(RotationDay("A", date(2026, 6, day), "E", "phone") for day in (10, 11, 12)),
        RotationDay("A", date(2026, 6, 13)),
        RotationDay("A", date(2026, 6, 14)),
    )


def test_the_days_that_a_roster_follows_are_counted_rest_days_too() -> None:
    request = request_of(WEEK)
    asked = replace(request, rotation=days_of(rotation("A"), PATTERN, request, {"A": 0}))
    worked = ["A 2026-06-08 E phone", "A 2026-06-09 L phone", "A 2026-06-13 D phone"]
    assert followed(roster_of({**WEEK, "roster": worked}), asked) == 2  # the 8th and the 14th


def test_a_rotation_in_force_says_itself_who_is_where() -> None:
    began = replace(rotation("A", "B", "C"), since=date(2026, 6, 3), start_weeks=(("A", 2),))
    assert began.weeks_at(date(2026, 6, 1)) is None  # not yet
    # A began in the second week; B and C took those that were left, in their order
    assert began.weeks_at(date(2026, 6, 3)) == {"A": 1, "B": 0, "C": 2}
    assert weeks_of(began, PATTERN, request_of(WEEK)) == {"A": 2, "B": 1, "C": 0}
