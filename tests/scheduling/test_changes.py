"""Two rosters held against each other, days exchanged, and how late a change comes."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from rostering.domain.calendar import Period
from rostering.domain.roster import Change, Roster
from rostering.scheduling.changes import changes_between, duty_changes, short_notice, swapped
from tests.scheduling.instances import SHIFTS, assignments, duties

MONDAY, TUESDAY, SUNDAY = date(2026, 6, 1), date(2026, 6, 2), date(2026, 6, 7)
WEEK = Period(MONDAY, SUNDAY)
SHANGHAI = ZoneInfo("Asia/Shanghai")


def roster(*lines: str, duty: tuple[str, ...] = ()) -> Roster:
    return Roster(WEEK, assignments(sorted(lines)), duties(duty))


def lines_of(roster: Roster) -> list[str]:
    return [f"{a.agent} {a.date.day} {a.shift} {a.role}" for a in roster.assignments]


def test_a_change_is_an_agents_day_with_what_was_and_what_is() -> None:
    before = roster("A 2026-06-01 D phone", "B 2026-06-02 L phone")
    after = roster("A 2026-06-01 D walk_in", "B 2026-06-02 L phone", "B 2026-06-03 D phone")
    found = changes_between(before, after)
    assert [(one.agent, one.date.day, len(one.before), len(one.after)) for one in found] == [
        ("A", 1, 1, 1), ("B", 3, 0, 1),
    ]  # fmt: skip


def test_only_the_dates_that_both_rosters_have_are_compared() -> None:
    whole = roster("A 2026-06-01 D phone", "A 2026-06-05 D phone")
    start = Roster(Period(MONDAY, TUESDAY), assignments(["A 2026-06-02 D phone"]))
    assert [(one.agent, one.date) for one in changes_between(whole, start)] == [
        ("A", MONDAY), ("A", TUESDAY),
    ]  # fmt: skip


def test_the_duty_that_passes_to_another_is_told_by_date() -> None:
    before = roster(duty=("A 2026-06-01", "B 2026-06-02"))
    after = roster(duty=("B 2026-06-01", "B 2026-06-02", "A 2026-06-03"))
    assert duty_changes(before, after) == ((MONDAY, "A", "B"), (date(2026, 6, 3), "", "A"))


def test_two_agents_exchange_their_shifts_of_one_day_and_the_duty_goes_along() -> None:
    before = roster("A 2026-06-01 E phone", "B 2026-06-01 L walk_in", duty=("A 2026-06-01",))
    after = swapped(before, ("A", MONDAY), ("B", MONDAY))
    assert lines_of(after) == ["A 1 L walk_in", "B 1 E phone"]
    assert after.duties == duties(["B 2026-06-01"])


def test_on_two_dates_each_works_the_others_day() -> None:
    before = roster("A 2026-06-01 E phone", "B 2026-06-02 L phone")
    assert lines_of(swapped(before, ("A", MONDAY), ("B", TUESDAY))) == [
        "A 2 L phone", "B 1 E phone",
    ]  # fmt: skip


def test_a_rest_day_can_be_given_for_a_day_of_work() -> None:
    before = roster("A 2026-06-01 E phone", duty=("A 2026-06-01",))
    after = swapped(before, ("B", MONDAY), ("A", MONDAY))
    assert lines_of(after) == ["B 1 E phone"]
    assert after.duties == duties(["B 2026-06-01"])


def test_a_swap_made_twice_is_no_swap() -> None:
    before = roster("A 2026-06-01 E phone", "B 2026-06-01 L phone", duty=("B 2026-06-01",))
    once = swapped(before, ("A", MONDAY), ("B", MONDAY))
    assert swapped(once, ("A", MONDAY), ("B", MONDAY)) == before


def test_a_change_is_late_when_the_earlier_of_its_shifts_starts_within_the_hours() -> None:
    """The early shift starts at 07:00, the late one at 13:00, by the clocks of Shanghai."""
    early, late = assignments(["A 2026-06-02 E phone", "A 2026-06-02 L phone"])
    to_early = Change("A", TUESDAY, (late,), (early,))
    to_late = Change("B", TUESDAY, (), (late,))
    at_eight = datetime(2026, 6, 1, 8, tzinfo=SHANGHAI).astimezone(UTC)
    assert short_notice((to_early, to_late), SHIFTS, SHANGHAI, at_eight, 24) == {("A", TUESDAY)}
    assert short_notice((to_early, to_late), SHIFTS, SHANGHAI, at_eight, 22) == frozenset()
