from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import Connection

from rostering.domain.calendar import Period
from rostering.domain.roster import Assignment, Duty, Roster
from rostering.domain.shifts import Shift
from rostering.errors import RecordError
from rostering.record.rosters import (
    assignments_between,
    duties_between,
    late_changes,
    publish,
    published_shifts,
    roster_in_force,
    versions,
)

ZONE = ZoneInfo("Asia/Shanghai")
SHIFTS = {
    "D": Shift("D", "Day", 9 * 60, 18 * 60, ((12 * 60, 13 * 60),)),
    "L": Shift("L", "Late", 14 * 60, 22 * 60),
    "N": Shift("N", "Night", 22 * 60, 30 * 60),
}
MAY = Period.month(2026, 5)
MONDAY, TUESDAY = date(2026, 5, 4), date(2026, 5, 5)
BEFORE = datetime(2026, 4, 25, tzinfo=UTC)


def at(hour: int, minute: int = 0, day: date = MONDAY) -> datetime:
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=ZONE)


def roster(*shifts: str, day: date = MONDAY, agent: str = "A1", period: Period = MAY) -> Roster:
    return Roster(period, tuple(Assignment(agent, day, shift, "phone") for shift in shifts))


def put(connection: Connection, roster: Roster, moment: datetime) -> int:
    return publish(connection, roster, SHIFTS, ZONE, moment, "Li")


def in_force(connection: Connection) -> list[tuple[str, int]]:
    return [(shift.shift, shift.version) for shift in published_shifts(connection, MAY)]


def test_a_shift_keeps_the_times_it_was_published_with(writing: Connection) -> None:
    put(writing, roster("D"), BEFORE)
    (shift,) = published_shifts(writing, MAY)
    assert (shift.agent, shift.date, shift.shift, shift.role) == ("A1", MONDAY, "D", "phone")
    assert (shift.start, shift.end) == (at(9), at(18))
    assert shift.breaks == ((at(12), at(13)),)
    assert shift.start.tzinfo is UTC
    assert shift.version == 1


def test_a_night_shift_ends_on_the_next_day(writing: Connection) -> None:
    put(writing, roster("N"), BEFORE)
    (shift,) = published_shifts(writing, Period(MONDAY, MONDAY))
    assert shift.end == at(6, day=TUESDAY)
    assert published_shifts(writing, Period(TUESDAY, TUESDAY)) == ()


def test_the_shifts_of_some_agents_alone(writing: Connection) -> None:
    both = (*roster("D", agent="A1").assignments, *roster("L", agent="A2").assignments)
    put(writing, Roster(MAY, both), BEFORE)
    assert [shift.agent for shift in published_shifts(writing, MAY, ["A2"])] == ["A2"]
    assert published_shifts(writing, MAY, []) == ()


def test_versions_count_on_over_all_periods(writing: Connection) -> None:
    assert versions(writing) == ()
    june = Period.month(2026, 6)
    assert publish(writing, roster("D"), SHIFTS, ZONE, BEFORE, "Li", "first") == 1
    assert put(writing, Roster(june), BEFORE) == 2
    first, second = versions(writing)
    assert (first.period, first.at, first.who, first.why) == (MAY, BEFORE, "Li", "first")
    assert (first.assignments, second.assignments) == (1, 0)


def test_a_change_before_the_shift_counts(writing: Connection) -> None:
    put(writing, roster("D"), BEFORE)
    put(writing, roster("L"), at(8, 59))
    assert in_force(writing) == [("L", 2)]
    assert late_changes(writing, MAY) == ()


def test_a_change_at_the_very_start_of_the_shift_counts(writing: Connection) -> None:
    put(writing, roster("D"), BEFORE)
    put(writing, roster("L"), at(9))
    assert in_force(writing) == [("L", 2)]


def test_a_change_after_the_shift_started_does_not_count_and_is_listed(
    writing: Connection,
) -> None:
    put(writing, roster("D"), BEFORE)
    put(writing, roster("L"), at(9, 1))
    assert in_force(writing) == [("D", 1)]
    (change,) = late_changes(writing, MAY)
    assert (change.agent, change.date) == ("A1", MONDAY)
    assert (change.version, change.late_version) == (1, 2)
    assert [shift.shift for shift in change.shifts] == ["D"]
    assert [shift.shift for shift in change.late_shifts] == ["L"]


def test_a_shift_taken_away_in_time_leaves_a_rest_day(writing: Connection) -> None:
    put(writing, roster("D"), BEFORE)
    put(writing, roster(), at(8))
    assert in_force(writing) == []


def test_a_shift_taken_away_too_late_stands(writing: Connection) -> None:
    put(writing, roster("D"), BEFORE)
    put(writing, roster(), at(10))
    assert in_force(writing) == [("D", 1)]
    assert late_changes(writing, MAY)[0].late_shifts == ()


def test_a_shift_on_a_rest_day_counts_if_published_before_it_starts(writing: Connection) -> None:
    put(writing, roster(), BEFORE)
    put(writing, roster("L"), at(14))
    assert in_force(writing) == [("L", 2)]


def test_a_shift_on_a_rest_day_does_not_count_once_it_has_started(writing: Connection) -> None:
    put(writing, roster(), BEFORE)
    put(writing, roster("D"), at(9, 1))
    assert in_force(writing) == []
    assert late_changes(writing, MAY)[0].shifts == ()


def test_the_first_version_counts_even_after_the_fact(writing: Connection) -> None:
    put(writing, roster("D"), at(20, day=date(2026, 5, 31)))
    assert in_force(writing) == [("D", 1)]


def test_a_change_is_measured_by_the_change_before_it(writing: Connection) -> None:
    put(writing, roster("D"), BEFORE)
    put(writing, roster("L"), at(8))
    put(writing, roster("N"), at(13))
    assert in_force(writing) == [("N", 3)]


def test_a_change_that_came_too_late_is_no_measure_for_the_next(writing: Connection) -> None:
    put(writing, roster("D"), BEFORE)
    put(writing, roster("L"), at(9, 30))
    put(writing, roster("N"), at(13))
    assert in_force(writing) == [("D", 1)]
    assert [change.late_version for change in late_changes(writing, MAY)] == [2, 3]


def test_a_split_day_is_fixed_when_its_first_shift_starts(writing: Connection) -> None:
    put(writing, roster("D", "N"), BEFORE)
    put(writing, roster("D"), at(12))
    assert in_force(writing) == [("D", 1), ("N", 1)]


def test_a_version_says_nothing_about_days_outside_its_period(writing: Connection) -> None:
    put(writing, roster("D", day=TUESDAY), BEFORE)
    put(writing, roster("L", period=Period(MONDAY, MONDAY)), at(8))
    assert in_force(writing) == [("L", 2), ("D", 1)]


def test_one_agents_late_change_does_not_hold_up_another(writing: Connection) -> None:
    put(writing, roster("D", agent="A1"), BEFORE)
    late_for_one = (*roster("L", agent="A1").assignments, *roster("L", agent="A2").assignments)
    put(writing, Roster(MAY, late_for_one), at(10))
    assert in_force(writing) == [("D", 1), ("L", 2)]


def test_the_same_roster_again_names_its_version(writing: Connection) -> None:
    put(writing, roster("D"), BEFORE)
    with pytest.raises(RecordError, match="already, as version 1"):
        put(writing, roster("D"), at(8))
    assert len(versions(writing)) == 1


def test_a_part_of_the_same_roster_again_is_the_same(writing: Connection) -> None:
    put(writing, roster("D"), BEFORE)
    with pytest.raises(RecordError, match="already, as version 1"):
        put(writing, roster("D", period=Period(MONDAY, TUESDAY)), at(8))


def test_going_back_to_an_earlier_roster_is_a_new_version(writing: Connection) -> None:
    put(writing, roster("D"), BEFORE)
    put(writing, roster("L"), BEFORE)
    assert put(writing, roster("D"), BEFORE) == 3


def test_the_same_shifts_at_other_times_are_a_new_version(writing: Connection) -> None:
    put(writing, roster("D"), BEFORE)
    longer = {"D": Shift("D", "Day", 8 * 60, 18 * 60)}
    assert publish(writing, roster("D"), longer, ZONE, BEFORE, "Li") == 2


def test_the_same_shifts_with_another_duty_are_a_new_version(writing: Connection) -> None:
    put(writing, roster("D"), BEFORE)
    with_duty = Roster(MAY, roster("D").assignments, (Duty(MONDAY, "A1"),))
    assert put(writing, with_duty, BEFORE) == 2


def test_an_unknown_shift_is_refused_by_name(writing: Connection) -> None:
    with pytest.raises(RecordError, match="no shift X, given to A1 on 2026-05-04"):
        put(writing, roster("X"), BEFORE)


def test_a_day_outside_the_period_is_refused(writing: Connection) -> None:
    with pytest.raises(RecordError, match="outside the roster's period"):
        put(writing, roster("D", day=date(2026, 6, 1)), BEFORE)
    with pytest.raises(RecordError, match="outside the roster's period"):
        put(writing, Roster(MAY, duties=(Duty(date(2026, 6, 1), "A1"),)), BEFORE)


def test_there_is_no_roster_where_none_was_published(writing: Connection) -> None:
    assert roster_in_force(writing, MAY) is None
    assert published_shifts(writing, MAY) == ()


def test_the_roster_in_force_comes_back_as_it_was_published(writing: Connection) -> None:
    published = Roster(MAY, roster("D").assignments, (Duty(MONDAY, "A1"), Duty(TUESDAY, "A1")))
    put(writing, published, BEFORE)
    assert roster_in_force(writing, MAY) == published
    assert assignments_between(writing, MONDAY, MONDAY) == published.assignments
    assert duties_between(writing, TUESDAY, TUESDAY) == (Duty(TUESDAY, "A1"),)


def test_an_empty_roster_is_a_roster(writing: Connection) -> None:
    put(writing, Roster(MAY), BEFORE)
    assert roster_in_force(writing, MAY) == Roster(MAY)


@pytest.mark.parametrize(("moment", "person"), [(at(9), "A2"), (at(9, 1), "A1")])
def test_a_duty_changes_hands_until_its_shift_starts(
    writing: Connection, moment: datetime, person: str
) -> None:
    working = roster("D").assignments
    put(writing, Roster(MAY, working, (Duty(MONDAY, "A1"),)), BEFORE)
    put(writing, Roster(MAY, working, (Duty(MONDAY, "A2"),)), moment)
    assert duties_between(writing, MONDAY, MONDAY) == (Duty(MONDAY, person),)
