"""Hours within shifts: presence, the plan of a day, and what solver and audit agree on."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from rostering.domain.roster import Activity, ActivityKind, Roster
from rostering.policy.catalogue import load_catalogue
from rostering.reports.hours import hours_summary, missing_by_meetings
from rostering.scheduling.auditor import audit
from rostering.scheduling.coverage import missing_minutes
from rostering.scheduling.hours.planning import plan_hours
from rostering.scheduling.hours.wanted import slot_minutes
from rostering.scheduling.search import SearchLimits
from tests.scheduling.instances import request_of, roster_of

MONDAY = date(2026, 6, 1)
DAY = ["2026-06-01", "2026-06-01"]
LIMITS = SearchLimits(seconds=20, workers=1)


def planned(case: dict[str, Any]) -> tuple[Roster, Roster, Any]:
    """The roster of a case, the same with its hours planned, and the audit of the latter."""
    whole = {"period": DAY, **case}
    request, before = request_of(whole), roster_of(whole)
    after = plan_hours(before, request, load_catalogue(), LIMITS)
    return before, after, audit(after, request, load_catalogue(), MONDAY)


def missing(case: dict[str, Any], roster: Roster) -> int:
    return missing_minutes(roster, request_of({"period": DAY, **case}))


def demand(start: int, end: int, people: int, role: str = "phone") -> dict[str, Any]:
    hours = {"start": start, "end": end, "minimum": people, "target": people}
    return {"date": "2026-06-01", "role": role, **hours}


TWO = {
    "agents": {"A": {}, "B": {}},
    "roster": ["A 2026-06-01 D phone", "B 2026-06-01 D phone"],
    "windows": {"D": [11, 14]},
    "demand": [demand(9, 18, 1)],
}


def test_two_breaks_are_moved_apart_where_one_must_stay_at_the_phone() -> None:
    before, after, audited = planned(TWO)
    assert missing(TWO, before) == 60
    assert missing(TWO, after) == 0
    assert audited.violations == ()
    assert [one.end - one.start for one in after.activities] == [60, 60]


def test_breaks_without_a_window_stay_where_they_are() -> None:
    case = {**TWO, "windows": {}}
    _before, after, audited = planned(case)
    assert {(one.start, one.end) for one in after.activities} <= {(720, 780)}
    assert missing(case, after) == 60
    assert audited.violations == ()


SHARED = {
    "agents": {"A": {"roles": ["phone", "walk_in"]}, "B": {}},
    "roster": ["A 2026-06-01 D phone", "B 2026-06-01 D phone"],
    "demand": [demand(9, 12, 2), demand(13, 18, 1), demand(14, 17, 1, "walk_in")],
}


def test_who_is_qualified_for_both_follows_demand_into_the_other_role() -> None:
    before, after, audited = planned(SHARED)
    assert missing(SHARED, before) == 180
    assert missing(SHARED, after) == 0
    blocks = [one for one in after.activities if one.kind is ActivityKind.ROLE]
    assert [(one.agent, one.what) for one in blocks] == [("A", "walk_in")]
    assert blocks[0].start <= 14 * 60
    assert blocks[0].end >= 17 * 60
    assert audited.violations == ()


def test_nobody_changes_role_without_need() -> None:
    case = {**SHARED, "demand": [demand(9, 12, 2), demand(13, 18, 2)]}
    _before, after, audited = planned(case)
    assert not [one for one in after.activities if one.kind is ActivityKind.ROLE]
    assert audited.violations == ()


MEETING = {
    **TWO,
    "events": [
        {"name": "talk", "weekday": 0, "start": 14, "end": 16, "minutes": 30, "sittings": 2}
    ],
}


def test_a_meeting_in_two_sittings_leaves_somebody_at_the_phone() -> None:
    _before, after, audited = planned(MEETING)
    talks = [one for one in after.activities if one.kind is ActivityKind.EVENT]
    assert {one.agent for one in talks} == {"A", "B"}
    assert missing(MEETING, after) == 0
    assert audited.violations == ()


def test_a_meeting_at_one_time_takes_everybody_from_the_phone() -> None:
    case = {**TWO, "events": [{"name": "talk", "weekday": 0, "start": 14, "end": 14.5}]}
    _before, after, audited = planned(case)
    assert missing(case, after) == 30
    assert audited.violations == ()


def test_hours_that_stay_are_kept_and_the_others_planned_around_them() -> None:
    request, before = request_of({"period": DAY, **TWO}), roster_of({"period": DAY, **TWO})
    own = Activity("A", MONDAY, 660, 720, ActivityKind.BREAK)
    published = Roster(before.period, before.assignments[:1], (), (own,))
    after = plan_hours(before, request, load_catalogue(), LIMITS, published)
    assert own in after.activities
    assert missing(TWO, after) == 0


@pytest.mark.parametrize(("case", "minutes"), [(TWO, 30), (MEETING, 30)])
def test_slots_are_half_hours_where_everything_begins_on_them(
    case: dict[str, Any], minutes: int
) -> None:
    assert slot_minutes(request_of({"period": DAY, **case})) == minutes


def test_the_plan_of_a_night_counts_the_morning_after_it() -> None:
    case = {
        "agents": {"A": {}, "B": {}},
        "period": ["2026-06-01", "2026-06-02"],
        "windows": {"N": [24, 30]},
        "roster": ["A 2026-06-01 N phone", "B 2026-06-01 N phone"],
        "demand": [{"date": "2026-06-02", "role": "phone", "start": 0, "end": 7,
                    "minimum": 1, "target": 1}],
    }  # fmt: skip
    before, after, audited = planned(case)
    request = request_of(case)
    assert missing_minutes(before, request) == 60
    assert missing_minutes(after, request) == 0
    assert audited.violations == ()


def test_a_fault_of_a_day_with_two_shifts_is_told_once() -> None:
    case = {
        **TWO,
        "period": DAY,
        "roster": ["A 2026-06-01 D phone", "A 2026-06-01 D walk_in"],
        "demand": [],
    }
    roster = roster_of(case)
    lunch = Activity("A", MONDAY, 600, 660, ActivityKind.BREAK, "")
    found = audit(replace(roster, activities=(lunch,)), request_of(case), load_catalogue(), MONDAY)
    in_window = [one for one in found.violations if one.rule == "breaks_in_window"]
    assert len(in_window) == 1


def test_a_whole_shift_in_another_role_must_be_worth_its_hours() -> None:
    walk_in = [demand(9, 18, 1, "walk_in")]
    both = {"A": {"roles": ["phone", "walk_in"]}}
    case = {"agents": both, "roster": ["A 2026-06-01 D phone"], "demand": walk_in}
    _before, after, audited = planned(case)
    assert {one.what for one in after.activities if one.kind is ActivityKind.ROLE} == {"walk_in"}
    prices = {one.rule: one.cost for one in audited.prices}
    assert prices["own_role"] == 8 * 20  # 09:00 to 18:00 less the break

    nobody_missing = [*walk_in, demand(9, 18, 1)]
    two = {"A": both["A"], "B": both["A"]}
    roster = ["A 2026-06-01 D phone", "B 2026-06-01 D walk_in"]
    _before, after, _audited = planned({"agents": two, "roster": roster, "demand": nobody_missing})
    assert [one for one in after.activities if one.kind is ActivityKind.ROLE] == []


def test_what_meetings_take_away_from_demand_is_told() -> None:
    talk = {"name": "talk", "weekday": 0, "start": 14, "end": 15}
    case = {**TWO, "demand": [demand(9, 18, 2)], "events": [talk]}
    _before, after, _audited = planned(case)
    request = request_of({"period": DAY, **case})
    # both are away for an hour for their breaks, and for an hour at the talk
    assert missing(case, after) == 4 * 60
    assert missing_by_meetings(after, request) == 2 * 60
    assert "Meetings take 2 of these" in hours_summary(
        replace(after, activities=()), after, request
    )


def test_days_are_planned_side_by_side_as_well_as_one_by_one() -> None:
    week = [f"{agent} 2026-06-0{day} D phone" for day in range(1, 6) for agent in "AB"]
    period = ["2026-06-01", "2026-06-05"]
    rows = [{**demand(9, 18, 1), "date": f"2026-06-0{day}"} for day in range(1, 6)]
    case = {**TWO, "period": period, "roster": week, "demand": rows}
    request, before = request_of(case), roster_of(case)
    told: list[int] = []
    after = plan_hours(
        before,
        request,
        load_catalogue(),
        SearchLimits(20, workers=2),
        on_progress=lambda progress: told.append(progress.done),
    )
    assert missing_minutes(before, request) == 5 * 60
    assert missing_minutes(after, request) == 0
    assert audit(after, request, load_catalogue(), MONDAY).violations == ()
    assert told[-1] == 5
