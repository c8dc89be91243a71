"""Decisions stand beside what was recorded, and go through the same matching."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import polars as pl
import pytest

from rostering.attendance.decided import leave_as_decided
from rostering.attendance.exceptions import as_decided, exceptions_of
from rostering.attendance.month import MonthInputs, MonthReconciled, reconcile_month
from rostering.attendance.settling import moments_of
from rostering.domain.calendar import CalendarDay, DayKind, HolidayCalendar, Period
from rostering.domain.decisions import Action, Decision
from rostering.domain.findings import Standing
from rostering.domain.leave import LeaveRequest, LeaveStatus, Part
from rostering.domain.people import Agent
from rostering.domain.punches import Punch, PunchKind
from rostering.domain.roster import PublishedShift
from rostering.domain.shifts import Presence, Role
from rostering.policy.catalogue import load_catalogue

ZONE = ZoneInfo("Asia/Shanghai")
DAY = date(2026, 5, 12)
AGENT = Agent("A1", "林一", "agent", ("phone",), 2400, date(2020, 1, 1))


def at(text: str, zone: ZoneInfo = ZONE) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=zone)


def decided(action: Action, value: str = "", about: str = "", number: int = 1) -> Decision:
    moment = datetime(2026, 6, 1, tzinfo=UTC)
    return Decision(number, "A1", DAY, action, value, about, moment, "周敏", "why")


def punch_at(action: Action, text: str, number: int = 1) -> Decision:
    return decided(action, str(int(at(text).timestamp())), number=number)


def month(*punches: str, kind: PunchKind = PunchKind.CLOCK, **facts: object) -> MonthInputs:
    pause = ((at("2026-05-12T12:00"), at("2026-05-12T13:00")),)
    base = MonthInputs(
        month=Period.month(2026, 5),
        agents=(AGENT,),
        roles={"phone": Role("phone", "电话")},
        calendar=HolidayCalendar(),
        zone=ZONE,
        shifts=(
            PublishedShift(
                "A1", DAY, "D", "phone", at("2026-05-12T09:00"), at("2026-05-12T18:00"), pause
            ),
        ),
        orders=(),
        punches=tuple(Punch("A1", at(text), kind=kind) for text in punches),
        leave=(),
        complete=((at("2026-04-01T00:00"), at("2026-06-10T00:00")),),
    )
    return replace(base, **facts)  # type: ignore[arg-type]


def reconciled(inputs: MonthInputs) -> MonthReconciled:
    return reconcile_month(inputs, load_catalogue())


def findings(inputs: MonthInputs) -> list[tuple[str, int | None]]:
    return reconciled(inputs).findings.select("kind", "minutes").rows()


def test_a_missing_punch_is_given_by_a_decision() -> None:
    lone = month("2026-05-12T08:58:00")
    given = replace(lone, decisions=(punch_at(Action.PUNCH_OUT, "2026-05-12T17:40:00"),))
    assert findings(lone) == [("missing_punch", None)]
    assert findings(given) == [("early_leaving", 20)]


def test_a_decided_punch_stands_in_the_place_of_the_recorded_one() -> None:
    both = ("2026-05-12T08:58:00", "2026-05-12T18:01:00")
    given = month(*both, decisions=(punch_at(Action.PUNCH_IN, "2026-05-12T09:12:00"),))
    assert findings(given) == [("late", 12)]
    assert len(given.punches) == 2


def test_the_later_of_two_decisions_on_one_side_counts() -> None:
    first = punch_at(Action.PUNCH_OUT, "2026-05-12T17:40:00", 1)
    then = punch_at(Action.PUNCH_OUT, "2026-05-12T18:00:00", 2)
    assert findings(month("2026-05-12T08:58:00", decisions=(first, then))) == []


def test_both_punches_given_settle_a_day_without_any() -> None:
    given = (
        punch_at(Action.PUNCH_IN, "2026-05-12T09:00:00"),
        punch_at(Action.PUNCH_OUT, "2026-05-12T18:00:00"),
    )
    assert findings(month()) == [("absent", None)]
    assert findings(month(decisions=given)) == []


def test_one_decided_punch_alone_is_still_a_missing_punch() -> None:
    given = month(decisions=(punch_at(Action.PUNCH_IN, "2026-05-12T09:00:00"),))
    assert reconciled(given).findings["detail"].to_list() == ["missing_out"]


def test_both_punches_given_settle_a_shift_that_no_import_covers() -> None:
    given = (
        punch_at(Action.PUNCH_IN, "2026-05-12T09:00:00"),
        punch_at(Action.PUNCH_OUT, "2026-05-12T18:00:00"),
    )
    assert reconciled(month(complete=())).worked["pending"].to_list() == [True]
    assert reconciled(month(complete=(), decisions=given)).worked["pending"].to_list() == [False]


@pytest.mark.parametrize(
    ("action", "left"),
    [(Action.ACCEPT_LATE, [("early_leaving", 70)]), (Action.ACCEPT_EARLY, [("late", 70)])],
)
def test_an_accepted_reason_is_no_event_and_leaves_the_other_one(
    action: Action, left: list[tuple[str, int]]
) -> None:
    given = month("2026-05-12T10:10:00", "2026-05-12T16:50:00", decisions=(decided(action),))
    assert findings(given) == left


def test_what_is_left_as_it_is_is_open_again_where_its_facts_change() -> None:
    stayed = month("2026-05-12T08:58:00", "2026-05-12T18:40:00")
    longer = month("2026-05-12T08:58:00", "2026-05-12T19:00:00")
    (seen,) = exceptions_of(reconciled(stayed), (AGENT,), ZONE)
    left = [decided(Action.AS_IS, seen.facts, seen.id)]
    for inputs, standing in ((stayed, Standing.SETTLED), (longer, Standing.NOTED)):
        found = exceptions_of(reconciled(inputs), (AGENT,), ZONE)
        assert [item.standing for item in as_decided(found, left)] == [standing]


def test_an_exception_has_the_same_id_in_every_run() -> None:
    (one,) = exceptions_of(reconciled(month("2026-05-12T08:58:00")), (AGENT,), ZONE)
    assert one.id == "A1@2026-05-12:missing_out"


def test_two_exceptions_of_one_kind_on_a_day_are_told_apart_by_their_shift() -> None:
    parts = (("08:00", "12:00"), ("17:00", "21:00"))
    shifts = tuple(
        PublishedShift("A1", DAY, "S", "phone", at(f"2026-05-12T{a}"), at(f"2026-05-12T{b}"))
        for a, b in parts
    )
    inputs = month("2026-05-12T08:00:00", "2026-05-12T17:00:00", shifts=shifts)
    found = exceptions_of(reconciled(inputs), (AGENT,), ZONE)
    assert [item.id.split(":", 1)[1] for item in found] == ["missing_out:0800", "missing_out:1700"]


def leave(number: str, kind: str, part: Part = Part.FULL) -> LeaveRequest:
    return LeaveRequest(number, "A1", DAY, DAY, kind, part, LeaveStatus.APPROVED)


def test_decided_leave_stands_in_the_place_of_other_leave_of_the_day() -> None:
    days = [*leave("L1", "comp").days(), *leave("D1", "personal").days()]
    kept = leave_as_decided(days, [decided(Action.LEAVE, "D1")])
    assert [day.request for day in kept] == ["D1"]


def test_decided_leave_of_half_a_day_leaves_the_other_half() -> None:
    days = [*leave("L1", "sick", Part.FIRST).days(), *leave("D1", "personal", Part.SECOND).days()]
    kept = leave_as_decided(days, [decided(Action.LEAVE, "D1")])
    assert [day.request for day in kept] == ["L1", "D1"]


def test_a_visit_record_stands_for_punches_and_a_missing_one_is_no_absence() -> None:
    roles = {"phone": Role("phone", "外勤", Presence.NONE)}
    visited = month("2026-05-12T14:00:00", kind=PunchKind.VISIT, roles=roles)
    clocked = month("2026-05-12T09:30:00", "2026-05-12T18:00:00", roles=roles)
    assert findings(visited) == []
    assert [kind for kind, _minutes in findings(clocked)] == [
        "missing_punch", "unmatched_punch", "unmatched_punch",
    ]  # fmt: skip


def test_a_phone_clock_is_judged_like_any_clock() -> None:
    roles = {"phone": Role("phone", "外勤", Presence.MOBILE)}
    times = ("2026-05-12T09:05:00", "2026-05-12T18:00:00")
    assert findings(month(*times, kind=PunchKind.PHONE, roles=roles)) == [("late", 5)]


@pytest.mark.parametrize(
    ("day", "hours"),
    [(date(2026, 3, 28), 8), (date(2026, 10, 24), 10)],  # the clocks go forward, and back
)
def test_a_night_over_a_change_of_the_clocks_is_measured_in_elapsed_time(
    day: date, hours: int
) -> None:
    """22:00 to 07:00 in Berlin is 8 hours in spring and 10 in autumn (D7)."""
    zone = ZoneInfo("Europe/Berlin")
    start = datetime.combine(day, datetime.min.time().replace(hour=22), zone)
    next_day = day + timedelta(days=1)
    end = datetime.combine(next_day, start.time().replace(hour=7), zone)
    night = PublishedShift("A1", day, "N", "phone", start, end)
    inputs = month(
        month=Period.month(day.year, day.month),
        zone=zone,
        shifts=(night,),
        punches=(Punch("A1", start), Punch("A1", end)),
        complete=((at("2026-01-01T00:00"), at("2026-12-01T00:00")),),
        calendar=HolidayCalendar(
            {one: CalendarDay(one, DayKind.STATUTORY) for one in (day, next_day)}
        ),
    )
    worked = reconciled(inputs).findings.filter(pl.col("kind") == "holiday_work")
    assert worked["minutes"].to_list() == [hours * 60]


def test_a_typed_time_may_be_of_the_next_day() -> None:
    later = int(at("2026-05-13T07:00").timestamp())
    assert moments_of("07:00+1", DAY, ZONE) == [later]
    assert moments_of("2026-05-13 07:00", DAY, ZONE) == [later]
    assert later in moments_of("7:00", DAY, ZONE)
