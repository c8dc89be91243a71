"""Coverage at a glance: the worst moment of each time of day."""

from __future__ import annotations

from datetime import date

from rostering.scheduling.bands import Worst, bands, hours_of
from rostering.scheduling.coverage import Stretch

MONDAY, TUESDAY = date(2026, 6, 1), date(2026, 6, 2)


def stretch(
    day: date, start: int, end: int, present: int, target: int, role: str = "phone"
) -> Stretch:
    return Stretch(day, role, start * 60, end * 60, present, 0, target, None, None, None)


WEEK = [
    stretch(MONDAY, 8, 10, 2, 2),
    stretch(MONDAY, 10, 12, 1, 2),
    stretch(MONDAY, 12, 18, 3, 3),
    stretch(TUESDAY, 8, 12, 2, 2),
    stretch(TUESDAY, 12, 18, 5, 3),
]


def test_a_band_is_as_long_as_the_demand_stays_the_same_and_tells_its_worst_moment() -> None:
    first, second = bands(WEEK, ["phone"])
    assert (first.start, first.end) == (480, 720)
    assert first.days == {MONDAY: Worst(1, 2), TUESDAY: Worst(2, 2)}
    assert (second.start, second.end) == (720, 1080)
    assert second.days == {MONDAY: Worst(3, 3), TUESDAY: Worst(5, 3)}
    assert first.days[MONDAY].missing == 1


def test_demand_that_changes_on_one_day_cuts_the_bands_of_all() -> None:
    other = [stretch(TUESDAY, 8, 9, 2, 2), stretch(TUESDAY, 9, 12, 2, 1)]
    assert [(one.start, one.end) for one in bands([*WEEK[:2], *other], ["phone"])] == [
        (480, 540),
        (540, 720),
    ]


def test_a_day_on_which_nobody_is_wanted_is_left_out() -> None:
    only = bands([stretch(MONDAY, 8, 12, 1, 1), stretch(TUESDAY, 8, 12, 4, 0)], ["phone"])
    assert [list(one.days) for one in only] == [[MONDAY]]


def test_roles_come_in_the_order_asked_for() -> None:
    both = [stretch(MONDAY, 8, 12, 1, 1), stretch(MONDAY, 8, 12, 1, 1, "field")]
    assert [one.role for one in bands(both, ["field", "phone", "walk_in"])] == ["field", "phone"]


def test_an_hour_tells_its_worst_moment_of_each_role() -> None:
    half = Stretch(MONDAY, "phone", 480, 510, 0, 0, 1, None, None, None)
    rest = Stretch(MONDAY, "phone", 510, 600, 1, 0, 1, None, None, None)
    eight, nine = hours_of([half, rest])
    assert (eight.hour, eight.roles["phone"]) == (8, Worst(0, 1))
    assert (nine.hour, nine.roles["phone"]) == (9, Worst(1, 1))
