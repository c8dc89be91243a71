"""Demand by weekday and date; leave and overtime tables."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest

from rostering.centre import values
from rostering.centre.demand import demand_for
from rostering.centre.leave import read_leave
from rostering.centre.overtime import read_orders
from rostering.centre.reader import read_centre
from rostering.domain.calendar import Period
from rostering.domain.leave import LeaveStatus, OvertimeReason, Part, Settlement
from rostering.errors import CentreError


def test_a_date_beats_the_weekday_for_its_role_alone(folder: Path) -> None:
    with (folder / "demand.csv").open("a", encoding="utf-8") as file:
        file.write("2026-06-19,phone,08:00,20:00,3,3,\n")
    text = (folder / "demand.csv").read_text(encoding="utf-8")
    (folder / "demand.csv").write_text(
        text.replace("weekday,", "date,weekday,")
        .replace("daily", ",daily")
        .replace("mon-fri", ",mon-fri")
        .replace("2026-06-19,", "2026-06-19,,"),
        encoding="utf-8",
    )
    friday = demand_for(read_centre(folder), Period(date(2026, 6, 19), date(2026, 6, 19)))
    assert [(d.role, d.start, d.minimum) for d in friday] == [("field", 540, 0), ("phone", 480, 3)]


def test_a_shift_gives_the_time_of_its_demand(folder: Path) -> None:
    text = "weekday,role,shift,minimum,target\ndaily,phone,N,1,1\n"
    (folder / "demand.csv").write_text(text, encoding="utf-8")
    rule = read_centre(folder).demand[0]
    assert (rule.start, rule.end) == (22 * 60, 31 * 60)


def test_leave_is_read_with_its_part_and_status(folder: Path) -> None:
    path = folder / "leave.csv"
    path.write_text(
        "申请号,工号,开始日期,结束日期,类别,时段,状态,申请日期,审批人\n"
        "L1,A01,2026-05-06,2026-05-07,事假,上半,已批,2026-05-01,周敏\n"
        "L2,A02,2026-05-08,,sick,,,,\n",
        encoding="utf-8",
    )
    first, second = read_leave(path, read_centre(folder)).requests
    assert (first.kind, first.part, first.status) == ("personal", Part.FIRST, LeaveStatus.APPROVED)
    assert (second.end, second.status) == (date(2026, 5, 8), LeaveStatus.PENDING)


def test_orders_have_times_in_the_zone_of_the_centre(folder: Path) -> None:
    path = folder / "overtime.csv"
    path.write_text(
        "id,agent,start,end,breaks,approved,reason,settle,standalone,ordered_by\n"
        "O1,A01,2026-05-09 18:00,2026-05-10 02:00,23:30-00:30,yes,business,comp,,周敏\n",
        encoding="utf-8",
    )
    centre = read_centre(folder)
    (order,) = read_orders(path, centre)
    assert order.start == datetime(2026, 5, 9, 18, tzinfo=centre.zone)
    assert order.breaks[0][1] == datetime(2026, 5, 10, 0, 30, tzinfo=centre.zone)
    assert (order.reason, order.settle) == (OvertimeReason.BUSINESS, Settlement.COMP)
    assert (order.standalone, order.ordered_by) == (None, "周敏")


def test_every_wrong_cell_of_a_table_is_named(folder: Path) -> None:
    path = folder / "overtime.csv"
    path.write_text(
        "id,agent,start,end,settle\nO1,A09,2026-05-09 18:00,2026-05-09 17:00,gift\n",
        encoding="utf-8",
    )
    with pytest.raises(CentreError) as error:
        read_orders(path, read_centre(folder))
    places = [problem.where for problem in error.value.problems]
    assert places == ["overtime.csv:2 (agent)", "overtime.csv:2 (settle)", "overtime.csv:2 (end)"]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("mon-fri", (0, 1, 2, 3, 4)),
        ("sat sun", (5, 6)),
        ("周六、周日", (5, 6)),
        ("周一至周三", (0, 1, 2)),
        ("fri-mon", (0, 4, 5, 6)),
        ("daily", (0, 1, 2, 3, 4, 5, 6)),
        ("Wednesday", (2,)),
    ],
)
def test_weekdays_as_people_write_them(text: str, days: tuple[int, ...]) -> None:
    assert values.weekdays_of(text) == days


@pytest.mark.parametrize("text", ["2026-5-1", "2026/05/01", "2026年5月1日", "2026-05-01 00:00:00"])
def test_dates_as_people_write_them(text: str) -> None:
    assert values.date_of(text) == date(2026, 5, 1)


@pytest.mark.parametrize("text", ["24:01", "9", "12:60", "-1:00", "九点"])
def test_what_is_no_time(text: str) -> None:
    with pytest.raises(ValueError, match=text):
        values.minute_of(text)


@pytest.mark.parametrize("text", ["1.234", "NaN", "-5", "一百", "1e9999999"])
def test_what_is_no_amount(text: str) -> None:
    with pytest.raises(ValueError, match=text):
        values.fen_of(text)
