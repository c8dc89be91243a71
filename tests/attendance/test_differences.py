from __future__ import annotations

from rostering.attendance.differences import Difference, differences

LATE = ("A1", "2026-05-04", "late 12 min")
SHORTER = ("A1", "2026-05-04", "late 5 min")
ABSENT = ("A2", "2026-05-05", "absent")


def test_the_same_findings_in_another_order_differ_in_nothing() -> None:
    assert differences([list(ABSENT), list(LATE)], [LATE, ABSENT]) == ()


def test_a_finding_with_other_minutes_is_gone_and_new() -> None:
    assert differences([LATE, ABSENT], [SHORTER, ABSENT]) == (
        Difference(*LATE, new=False),
        Difference(*SHORTER, new=True),
    )


def test_one_of_two_equal_findings_of_a_day_can_be_gone() -> None:
    assert differences([LATE, LATE], [LATE]) == (Difference(*LATE, new=False),)
