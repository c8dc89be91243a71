"""What holds of every month, whatever its shifts, punches, leave and orders are."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from random import Random
from zoneinfo import ZoneInfo

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from polars.testing import assert_frame_equal

from rostering.attendance.month import MonthInputs
from rostering.domain.calendar import CalendarDay, DayKind, HolidayCalendar, Period
from rostering.domain.leave import (
    LeaveRequest,
    LeaveStatus,
    OvertimeOrder,
    OvertimeReason,
    Part,
    Settlement,
)
from rostering.domain.people import Agent
from rostering.domain.punches import Punch
from rostering.domain.roster import PublishedShift
from rostering.domain.shifts import Role
from rostering.payroll.month import MonthPay, pay_month
from rostering.payroll.statement import statements
from rostering.payroll.sums import check_sums
from rostering.policy.catalogue import load_catalogue
from rostering.record.connection import open_record
from rostering.record.imports import add_import, punches_between

ZONE = ZoneInfo("Asia/Shanghai")
MAY = Period.month(2026, 5)
TO_JULY = timedelta(days=61)  # another month of 31 days
AGENTS = (
    Agent("A01", "林一", "agent", ("phone",), 2400, date(2020, 1, 1)),
    Agent("A02", "王二", "intern", ("phone",), 2400, date(2020, 1, 1)),
)
WORK = {
    "D": ((540, 1080), ((720, 780),)),
    "N": ((1320, 1860), ((1500, 1560),)),
    "S": ((480, 720), ()),
    "T": ((900, 1140), ()),
}
DUTY = (("D",), ("N",), ("S", "T"))  # a day, a night, a split shift
few = settings(max_examples=25, deadline=None, derandomize=True)


def at(day: date, minute: int, second: int = 0) -> datetime:
    start = datetime(day.year, day.month, day.day, tzinfo=ZONE)
    return start + timedelta(minutes=minute, seconds=second)


def shift(agent: str, day: date, code: str) -> PublishedShift:
    (start, end), breaks = WORK[code]
    pauses = tuple((at(day, a), at(day, b)) for a, b in breaks)
    return PublishedShift(agent, day, code, "phone", at(day, start), at(day, end), pauses)


def month(**facts: object) -> MonthInputs:
    listed = {
        day: CalendarDay(day, DayKind.STATUTORY, "holiday")
        for day in (date(2026, 5, 1), date(2026, 5, 3))
    }
    base = MonthInputs(
        month=MAY,
        agents=AGENTS,
        roles={"phone": Role("phone", "电话")},
        calendar=HolidayCalendar(listed, {2026: "notice"}),
        zone=ZONE,
        shifts=(),
        orders=(),
        punches=(),
        leave=(),
        complete=((at(date(2026, 4, 1), 0), at(date(2026, 6, 20), 0)),),
    )
    return replace(base, **facts)  # type: ignore[arg-type]


@st.composite
def months(draw: st.DrawFn) -> MonthInputs:
    """Two agents and a few days about a holiday: punches near both ends of shifts and anywhere,
    double taps, leave that overlaps, orders before, after and apart from shifts."""
    shifts: list[PublishedShift] = []
    punches: list[Punch] = []
    leave: list[LeaveRequest] = []
    orders: list[OvertimeOrder] = []
    for agent in ("A01", "A02"):
        for day in draw(st.sets(st.integers(1, 6), min_size=1, max_size=4)):
            on = date(2026, 5, day)
            worked = [shift(agent, on, code) for code in draw(st.sampled_from(DUTY))]
            shifts += worked
            off = st.integers(-600, 6000)
            ends = [moment for one in worked for moment in (one.start, one.end)]
            for end in ends:
                for seconds in draw(st.lists(off, max_size=2)):
                    punches.append(Punch(agent, end + timedelta(seconds=seconds)))
            if draw(st.integers(0, 3)) == 0:
                kind = draw(st.sampled_from(["personal", "sick", "annual", "comp"]))
                part = draw(st.sampled_from(Part))
                status = draw(st.sampled_from([LeaveStatus.APPROVED, LeaveStatus.PENDING]))
                number = f"L{len(leave)}"
                first = draw(st.sampled_from([540, 660, 720, 1020, 1320, 1500]))
                span = (at(on, first), at(on, first + draw(st.sampled_from([60, 150, 600]))))
                hours = span if part is Part.HOURS else None
                leave.append(LeaveRequest(number, agent, on, on, kind, part, status, hours=hours))
            if draw(st.integers(0, 2)) == 0:
                start = draw(st.sampled_from([360, 1080, 1200, 1410]))
                reason = draw(st.sampled_from(OvertimeReason))
                settle = draw(st.sampled_from(Settlement))
                span = (at(on, start), at(on, start + draw(st.sampled_from([60, 121, 300]))))
                orders.append(
                    OvertimeOrder(f"O{len(orders)}", agent, *span, reason=reason, settle=settle)
                )
        for minute in draw(st.lists(st.integers(0, 8 * 1440), max_size=3)):
            punches.append(Punch(agent, at(date(2026, 5, 1), minute)))
    once = {(punch.agent, punch.at): punch for punch in punches}
    return month(
        shifts=tuple(shifts),
        punches=tuple(once.values()),
        orders=tuple(orders),
        leave=tuple(day for request in leave for day in request.days()),
    )


def paid(inputs: MonthInputs) -> MonthPay:
    return pay_month(inputs, {"A01": 300}, load_catalogue())


def assert_same(one: MonthPay, other: MonthPay) -> None:
    assert_frame_equal(one.reconciled.worked, other.reconciled.worked)
    assert_frame_equal(one.reconciled.findings, other.reconciled.findings)
    assert_frame_equal(one.entries, other.entries)
    assert_frame_equal(one.warnings, other.warnings)


@few
@given(months())
def test_entries_sum_to_the_statement(inputs: MonthInputs) -> None:
    pay = paid(inputs)
    made = statements(pay, inputs)
    for place, statement in enumerate(made):
        own = pay.entries.filter(pl.col("agent") == place)
        assert own["amount_fen"].sum() == statement.gross_fen
        assert own["points"].sum() == statement.points_lost
        assert [entry.line for entry in statement.entries] == [
            *range(1, len(statement.entries) + 1)
        ]
    assert pay.entries["amount_fen"].sum() == sum(one.gross_fen for one in made)
    assert check_sums(pay, made) == sum(one.gross_fen for one in made)


@few
@given(months(), st.randoms(use_true_random=False))
def test_the_order_of_the_punches_changes_nothing(inputs: MonthInputs, random: Random) -> None:
    mixed = list(inputs.punches)
    random.shuffle(mixed)
    assert_same(paid(inputs), paid(replace(inputs, punches=tuple(mixed))))


@few
@given(months())
def test_a_second_run_changes_nothing(inputs: MonthInputs) -> None:
    first, second = paid(inputs), paid(inputs)
    assert_same(first, second)
    assert statements(first, inputs) == statements(second, inputs)


def test_a_second_import_changes_nothing(tmp_path_factory: pytest.TempPathFactory) -> None:
    @settings(max_examples=8, deadline=None, derandomize=True)
    @given(months())
    def holds(inputs: MonthInputs) -> None:
        folder = tmp_path_factory.mktemp("record")
        with open_record(folder, create=True) as record:
            seen = []
            for name in ("first", "second"):
                with record.transaction("Li", "punches import") as connection:
                    add_import(
                        connection,
                        file=f"{name}.csv",
                        sha256=name,
                        importer="generic_csv",
                        punches=inputs.punches,
                        rejected=(),
                        complete_from=None,
                        complete_until=None,
                        zone=ZONE,
                    )
                    start, end = inputs.complete[0]
                    found = punches_between(connection, start, end)
                seen.append(paid(replace(inputs, punches=found)))
        assert_same(*seen)
        assert_same(paid(inputs), seen[0])

    holds()


def test_the_order_of_the_rows_in_a_file_changes_nothing(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    @settings(max_examples=6, deadline=None, derandomize=True)
    @given(months(), st.randoms(use_true_random=False))
    def holds(inputs: MonthInputs, random: Random) -> None:
        mixed = list(inputs.punches)
        random.shuffle(mixed)
        seen = []
        for punches in (inputs.punches, tuple(mixed)):
            with (
                open_record(tmp_path_factory.mktemp("order"), create=True) as record,
                record.transaction("Li", "punches import") as connection,
            ):
                add_import(
                    connection,
                    file="punches.csv",
                    sha256="one",
                    importer="generic_csv",
                    punches=punches,
                    rejected=(),
                    complete_from=None,
                    complete_until=None,
                    zone=ZONE,
                )
                found = punches_between(connection, *inputs.complete[0])
            seen.append(paid(replace(inputs, punches=found)))
        assert_same(*seen)

    holds()


@few
@given(
    base=st.integers(700_00, 3000_00),
    floating=st.integers(300_00, 2000_00),
    late=st.integers(0, 8 * 3600),
    later=st.integers(0, 8 * 3600),
    side=st.sampled_from(["late", "early"]),
)
def test_more_lateness_never_pays_more(
    base: int, floating: int, late: int, later: int, side: str
) -> None:
    def result(seconds: int) -> tuple[int, int]:
        day = date(2026, 5, 20)
        came = at(day, 540, seconds if side == "late" else 0)
        # who leaves before mid-shift is an open exception, and nothing is priced (D5, D14)
        left = at(day, 1080, -min(seconds, 4 * 3600 + 1800) if side == "early" else 0)
        agent = replace(AGENTS[0], base_fen=base, floating_fen=floating)
        facts = month(
            agents=(agent,),
            shifts=(shift("A01", day, "D"),),
            punches=(Punch("A01", came), Punch("A01", left)),
        )
        (made,) = statements(paid(facts), facts)
        return made.gross_fen, -made.points_lost

    less, more = sorted((late, later))
    for early_figure, late_figure in zip(result(less), result(more), strict=True):
        assert early_figure >= late_figure


@few
@given(months())
def test_shifting_every_date_changes_nothing_but_dates(inputs: MonthInputs) -> None:
    before, after = paid(inputs), paid(_shifted(inputs))
    assert_frame_equal(_dates_shifted(before.entries), after.entries)
    findings = _without_moments(_dates_shifted(before.reconciled.findings))
    assert_frame_equal(findings, _without_moments(after.reconciled.findings))
    assert_frame_equal(before.warnings.drop("month"), after.warnings.drop("month"))


def _dates_shifted(frame: pl.DataFrame) -> pl.DataFrame:
    month = pl.lit(202607, pl.Int64).alias("month")
    return frame.with_columns(pl.col("date") + TO_JULY, month)


def _without_moments(findings: pl.DataFrame) -> pl.DataFrame:
    """An unmatched punch is known by its moment, which is shifted, too."""
    moment = pl.when(pl.col("kind") != "unmatched_punch").then("detail").alias("detail")
    return findings.with_columns(moment)


def _shifted(inputs: MonthInputs) -> MonthInputs:
    listed = {
        day + TO_JULY: replace(kept, day=day + TO_JULY)
        for day, kept in inputs.calendar.days.items()
    }
    return replace(
        inputs,
        month=Period.month(2026, 7),
        calendar=HolidayCalendar(listed, inputs.calendar.sources),
        shifts=tuple(
            replace(
                one,
                date=one.date + TO_JULY,
                start=one.start + TO_JULY,
                end=one.end + TO_JULY,
                breaks=tuple((a + TO_JULY, b + TO_JULY) for a, b in one.breaks),
            )
            for one in inputs.shifts
        ),
        orders=tuple(
            replace(one, start=one.start + TO_JULY, end=one.end + TO_JULY) for one in inputs.orders
        ),
        punches=tuple(replace(one, at=one.at + TO_JULY) for one in inputs.punches),
        leave=tuple(
            replace(
                one,
                date=one.date + TO_JULY,
                hours=one.hours and (one.hours[0] + TO_JULY, one.hours[1] + TO_JULY),
            )
            for one in inputs.leave
        ),
        complete=tuple((a + TO_JULY, b + TO_JULY) for a, b in inputs.complete),
    )
