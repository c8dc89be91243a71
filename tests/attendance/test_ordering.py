"""What an overtime order falls on, before anybody worked it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from rostering.attendance.ordering import Caps, Plan, minutes_by_class, ordered_with
from rostering.domain.calendar import CalendarDay, DayKind, HolidayCalendar
from rostering.domain.leave import OvertimeOrder
from rostering.domain.roster import PublishedShift

ZONE = ZoneInfo("Asia/Shanghai")
MAY_DAY = date(2026, 5, 1)
CALENDAR = HolidayCalendar({MAY_DAY: CalendarDay(MAY_DAY, DayKind.STATUTORY)})


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZONE)


def shift(start: str, end: str) -> PublishedShift:
    return PublishedShift("A1", at(start).date(), "D", "phone", at(start), at(end))


PLAN = Plan(
    (shift("2026-04-30T09:00", "2026-04-30T18:00"), shift("2026-05-04T09:00", "2026-05-04T18:00"))
)


def order(start: str, end: str, *breaks: tuple[str, str], number: str = "O1") -> OvertimeOrder:
    pauses = tuple((at(one), at(other)) for one, other in breaks)
    return OvertimeOrder(number, "A1", at(start), at(end), pauses)


def classes(one: OvertimeOrder, zone: ZoneInfo = ZONE) -> dict[str, int]:
    return minutes_by_class(one, PLAN, CALENDAR, zone)


def test_overtime_on_a_day_with_a_shift_is_work_day_overtime() -> None:
    assert classes(order("2026-05-04T18:00", "2026-05-04T20:00")) == {"workday": 120}


def test_overtime_on_a_day_without_a_shift_is_rest_day_overtime() -> None:
    assert classes(order("2026-05-05T09:00", "2026-05-05T11:00")) == {"rest": 120}


def test_overtime_over_midnight_into_a_holiday_is_of_two_classes() -> None:
    over = order("2026-04-30T22:00", "2026-05-01T02:00")
    assert classes(over) == {"statutory": 120, "workday": 120}


def test_overtime_after_a_night_belongs_to_the_day_that_the_night_starts_on() -> None:
    # on the 9th nobody is rostered; the hours after the night of the 8th extend a work day (D7)
    nights = Plan((shift("2026-05-08T22:00", "2026-05-09T07:00"),))
    after = order("2026-05-09T07:00", "2026-05-09T09:00")
    alone = replace(after, standalone=True)
    later = order("2026-05-09T10:00", "2026-05-09T12:00")
    assert minutes_by_class(after, nights, CALENDAR, ZONE) == {"workday": 120}
    assert minutes_by_class(alone, nights, CALENDAR, ZONE) == {"rest": 120}
    assert minutes_by_class(later, nights, CALENDAR, ZONE) == {"rest": 120}
    assert minutes_by_class(replace(later, standalone=False), nights, CALENDAR, ZONE) == {
        "workday": 120
    }


def test_a_break_is_taken_from_the_class_that_it_lies_in() -> None:
    pause = ("2026-04-30T23:30", "2026-05-01T00:30")
    over = order("2026-04-30T22:00", "2026-05-01T02:00", pause)
    assert classes(over) == {"statutory": 90, "workday": 90}


def test_minutes_are_elapsed_ones_where_the_clocks_change() -> None:
    zone = ZoneInfo("Europe/Berlin")  # forward at 02:00 on 29 March 2026
    start, end = (datetime(2026, 3, 29, hour, tzinfo=zone) for hour in (1, 4))
    assert classes(OvertimeOrder("O1", "A1", start, end), zone) == {"rest": 120}


def test_the_day_counts_work_day_overtime_and_the_month_every_class() -> None:
    new = order("2026-05-04T18:00", "2026-05-04T20:00")
    others = [
        order("2026-05-04T07:00", "2026-05-04T08:00", number="O2"),
        order("2026-05-05T09:00", "2026-05-05T12:00", number="O3"),
        order("2026-04-30T18:00", "2026-04-30T20:00", number="O4"),
    ]
    assert ordered_with(new, others, PLAN, CALENDAR, ZONE) == Caps(180, 360)


def test_neither_the_order_itself_again_nor_others_orders_nor_refused_ones_count() -> None:
    new = order("2026-05-04T18:00", "2026-05-04T20:00")
    refused = replace(order("2026-05-04T20:00", "2026-05-04T21:00", number="O2"), approved=False)
    foreign = replace(new, id="O3", agent="A2")
    found = ordered_with(new, [replace(new), refused, foreign], PLAN, CALENDAR, ZONE)
    assert found == Caps(120, 120)
