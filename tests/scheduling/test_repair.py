"""A published roster repaired: the hole is filled, the past stays, and little else changes."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from rostering.domain.leave import LeaveDay, LeaveStatus, Part
from rostering.domain.request import RosterRequest
from rostering.domain.roster import PublishedShift, Roster
from rostering.errors import NoRosterExists
from rostering.policy.catalogue import load_catalogue
from rostering.scheduling.auditor import audit
from rostering.scheduling.changes import changes_between
from rostering.scheduling.repair import gentler, repair_request, start_of, to_repair
from rostering.scheduling.search import SearchLimits
from rostering.scheduling.solver import build_roster
from tests.scheduling.instances import request_of

MONDAY, WEDNESDAY = date(2026, 6, 1), date(2026, 6, 3)
SHANGHAI = ZoneInfo("Asia/Shanghai")
LIMITS = SearchLimits(10, workers=1, seed=1)
# A and B early, C late each weekday but one; D is free on three days; one on the phone is wanted
WEEK: dict[str, Any] = {
    "period": ["2026-06-01", "2026-06-07"],
    "agents": {name: {"roles": ["phone", "walk_in"]} for name in "ABCD"},
    "roles": ["phone", "walk_in"],
    "shifts": ["E", "L"],
    "published": [
        *(f"A 2026-06-0{n} E phone" for n in range(1, 6)),
        *(f"B 2026-06-0{n} E walk_in" for n in range(1, 6)),
        *(f"C 2026-06-0{n} L phone" for n in range(1, 6)),
        "D 2026-06-01 E walk_in", "D 2026-06-02 E walk_in",
    ],
    "demand": [
        {"date": f"2026-06-0{n}", "role": role, "start": start, "end": end, "minimum": 1, "target": 1}
        for n in range(1, 6)
        for role, start, end in (("phone", 7, 16), ("phone", 16, 22), ("walk_in", 7, 16))
    ],
}  # fmt: skip


def repaired(
    *absent: tuple[str, date], now: datetime | None = None, **facts: Any
) -> tuple[RosterRequest, Roster]:
    request = request_of({**WEEK, **facts})
    assert request.published
    now = now or datetime(2026, 6, 1, tzinfo=SHANGHAI)
    asked = repair_request(request, request.published, absent, now.astimezone(UTC), SHANGHAI)
    start = start_of(request.published, absent)
    result = build_roster(asked, gentler(load_catalogue()), limits=LIMITS, start=start)
    assert result.status == "optimal"
    found = audit(result.roster, asked, gentler(load_catalogue()), MONDAY)
    assert (found.violations, found.cost) == ((), result.objective)
    return request, result.roster


def changed(request: RosterRequest, roster: Roster) -> list[str]:
    assert request.published
    return [
        f"{one.agent} {one.date.day} "
        + (" ".join(f"{a.shift}:{a.role}" for a in one.after) or "free")
        for one in changes_between(request.published, roster)
    ]


def test_without_an_absence_nothing_changes() -> None:
    assert changed(*repaired()) == []


def test_one_who_is_free_takes_the_shift_of_the_absent() -> None:
    assert changed(*repaired(("A", WEDNESDAY))) == ["A 3 free", "D 3 E:phone"]


def test_a_change_of_role_is_milder_than_calling_somebody_in() -> None:
    """On Monday two are at the counter where one is wanted: one of them takes the phone."""
    found = changed(*repaired(("A", MONDAY)))
    assert found[0] == "A 1 free"
    assert found[1:] in (["B 1 E:phone"], ["D 1 E:phone"])


def test_a_shortage_that_was_published_is_not_repaired_along_the_way() -> None:
    """Two more are wanted all week on the phone, whom nobody promised."""
    more = [{**row, "minimum": 2, "target": 3} for row in WEEK["demand"]]
    assert changed(*repaired(demand=more)) == []


def test_past_days_stay_even_where_a_change_would_help() -> None:
    now = datetime(2026, 6, 3, 0, 0, tzinfo=SHANGHAI)
    request, roster = repaired(("C", WEDNESDAY), now=now)
    assert {one[2] for one in changed(request, roster)} == {"3"}


def test_a_shift_that_has_begun_keeps_its_people_and_gets_no_others() -> None:
    """At ten on Wednesday the early shift is at work: nobody can still start it in A's place."""
    now = datetime(2026, 6, 3, 10, 0, tzinfo=SHANGHAI)
    assert changed(*repaired(("A", WEDNESDAY), now=now)) == ["A 3 free"]


def test_who_is_pinned_to_the_day_of_absence_makes_the_repair_impossible() -> None:
    pin = [{"agent": "A", "from": str(WEDNESDAY), "kind": "pinned", "shift": "E"}]
    with pytest.raises(NoRosterExists, match="pinned_assignments"):
        repaired(("A", WEDNESDAY), requests=pin)


def test_the_shifts_to_repair_are_those_not_begun_on_days_of_approved_leave() -> None:
    def shift(day: int) -> PublishedShift:
        start = datetime(2026, 6, day, 1, tzinfo=UTC)
        return PublishedShift(
            "A", date(2026, 6, day), "D", "phone", start, start + timedelta(hours=9)
        )

    def leave(day: int, status: LeaveStatus, part: Part = Part.FULL) -> LeaveDay:
        return LeaveDay("A", date(2026, 6, day), "sick", part, status, f"L{day}")

    days = [
        leave(1, LeaveStatus.APPROVED),  # begun
        leave(2, LeaveStatus.APPROVED),
        leave(3, LeaveStatus.PENDING),
        leave(4, LeaveStatus.APPROVED, Part.FIRST),
    ]
    shifts = [shift(day) for day in range(1, 6)]
    now = datetime(2026, 6, 1, 12, tzinfo=UTC)
    assert [found.date.day for found in to_repair(shifts, days, now)] == [2]
