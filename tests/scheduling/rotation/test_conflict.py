"""Why a rotation has no pattern: what is named is enough for a contradiction, and nothing of it is idle."""

from __future__ import annotations

from rostering.domain.rotation import Length, Rotation, RotationShift
from rostering.scheduling.rotation.circulation import find_pattern
from rostering.scheduling.rotation.conflict import explain_conflict

EVERY_DAY = (1,) * 7


def named(rotation: Rotation) -> list[str]:
    assert find_pattern(rotation).status == "infeasible"
    return [str(requirement) for requirement in explain_conflict(rotation)]


def test_more_people_than_weeks_on_one_day_are_named_alone() -> None:
    rotation = Rotation(
        "tiny",
        2,
        (
            RotationShift("E", "phone", (1, 1, 1, 2, 1, 0, 0), Length(1, 5)),
            RotationShift("N", "phone", (0, 0, 0, 1, 0, 0, 0), Length(1, 3)),
        ),
        rest=Length(1, 6),
        forbidden=frozenset({("N", "E")}),
    )
    assert named(rotation) == ["E people: Thu 2", "N people: Thu 1"]


def test_a_free_weekend_and_people_on_every_saturday_exclude_each_other() -> None:
    rotation = Rotation(
        "tiny", 1, (RotationShift("D", "phone", (1, 1, 1, 1, 0, 1, 1)),), free_weekends=1
    )
    assert named(rotation) == ["free_weekends: 1 at least", "D people: Sun 1"]


def test_work_without_end_meets_the_most_days_of_work() -> None:
    rotation = Rotation(
        "tiny", 1, (RotationShift("D", "phone", EVERY_DAY),), work=Length(1, 6), rest=Length(1, 2)
    )
    assert named(rotation) == ["work: 6 at most", *(f"D people: {day} 1" for day in (
        "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"))]  # fmt: skip


def test_two_shifts_that_may_not_follow_each_other_stay_two_walks() -> None:
    rotation = Rotation(
        "tiny",
        2,
        (RotationShift("D", "phone", EVERY_DAY), RotationShift("N", "phone", EVERY_DAY)),
        forbidden=frozenset({("N", "D")}),
    )
    assert "forbidden: N D" in named(rotation)
