from __future__ import annotations

import os
import signal
import sys
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from subprocess import PIPE, Popen
from time import perf_counter, sleep
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import Connection

from rostering.domain.calendar import Period
from rostering.domain.punches import Punch, PunchKind, RejectedRow
from rostering.domain.roster import Assignment, Roster
from rostering.domain.shifts import Shift
from rostering.errors import RecordError
from rostering.record.connection import Record, open_record
from rostering.record.imports import (
    ImportSummary,
    add_import,
    complete_spans,
    imports_list,
    punches_between,
    rejected_of,
)
from rostering.record.log import log
from rostering.record.rosters import publish
from rostering.record.silences import DeviceSilence, device_silences

ZONE = ZoneInfo("Asia/Shanghai")
ALWAYS = (datetime(2000, 1, 1, tzinfo=UTC), datetime(2100, 1, 1, tzinfo=UTC))


def at(hour: int, minute: int = 0, day: int = 4, second: int = 0) -> datetime:
    return datetime(2026, 5, day, hour, minute, second, tzinfo=ZONE)


def put(
    connection: Connection,
    punches: Sequence[Punch],
    rejected: Sequence[RejectedRow] = (),
    *,
    sha256: str = "a",
    complete_from: datetime | None = None,
    complete_until: datetime | None = None,
) -> ImportSummary:
    return add_import(
        connection,
        file=f"{sha256}.csv",
        sha256=sha256,
        importer="plain",
        punches=punches,
        rejected=rejected,
        complete_from=complete_from,
        complete_until=complete_until,
        zone=ZONE,
    )


def test_a_punch_comes_back_with_its_file_and_line(writing: Connection) -> None:
    punch = Punch("A1", at(8, 58, second=7), "gate", "lobby", PunchKind.PHONE, line=12)
    summary = put(writing, [punch])
    assert summary == ImportSummary(1, new=1, known=0, rejected=0, already=False)
    (found,) = punches_between(writing, *ALWAYS)
    assert (found.agent, found.at, found.device) == ("A1", punch.at, "gate")
    assert (found.place, found.kind, found.line) == ("lobby", PunchKind.PHONE, 12)
    assert found.at.tzinfo is UTC
    assert [(one.import_id, one.file) for one in imports_list(writing)] == [
        (found.import_id, "a.csv")
    ]


def test_the_same_file_again_adds_nothing(writing: Connection) -> None:
    first = put(writing, [Punch("A1", at(9))], [RejectedRow(3, "?", "no time")])
    again = put(writing, [Punch("A1", at(9))], [RejectedRow(3, "?", "no time")])
    assert again == ImportSummary(first.import_id, new=0, known=1, rejected=1, already=True)
    assert len(imports_list(writing)) == 1
    assert len(rejected_of(writing, first.import_id)) == 1


def test_an_overlapping_file_adds_only_what_is_new(writing: Connection) -> None:
    put(writing, [Punch("A1", at(9), line=1), Punch("A1", at(18), line=2)])
    summary = put(writing, [Punch("A1", at(18), line=7), Punch("A2", at(18), line=8)], sha256="b")
    assert (summary.new, summary.known) == (1, 1)
    punches = punches_between(writing, *ALWAYS)
    assert [(punch.agent, punch.import_id, punch.line) for punch in punches] == [
        ("A1", 1, 1),
        ("A1", 1, 2),
        ("A2", 2, 8),
    ]


def test_a_punch_twice_in_one_file_is_known_the_second_time(writing: Connection) -> None:
    summary = put(writing, [Punch("A1", at(9), line=5), Punch("A1", at(9), line=2)])
    assert (summary.new, summary.known) == (1, 1)
    assert punches_between(writing, *ALWAYS)[0].line == 2


def test_two_devices_or_kinds_at_one_moment_are_two_punches(writing: Connection) -> None:
    punches = [
        Punch("A1", at(9), "gate"),
        Punch("A1", at(9), "hall"),
        Punch("A1", at(9), "gate", kind=PunchKind.VISIT),
    ]
    assert put(writing, punches).new == 3


def test_both_ends_of_an_interval_are_included(writing: Connection) -> None:
    put(writing, [Punch("A1", at(9)), Punch("A2", at(10)), Punch("A1", at(11))])
    assert [(one.agent, one.at) for one in punches_between(writing, at(9), at(10))] == [
        ("A1", at(9)),
        ("A2", at(10)),
    ]
    assert [punch.agent for punch in punches_between(writing, at(9), at(11), ["A2"])] == ["A2"]


def test_a_time_without_a_zone_is_refused(writing: Connection) -> None:
    with pytest.raises(ValueError, match="no time zone"):
        put(writing, [Punch("A1", datetime(2026, 5, 4, 9))], complete_from=at(0))


def test_rejected_rows_are_kept_with_line_text_and_reason(writing: Connection) -> None:
    rows = (RejectedRow(3, "A1;25:00", "no such time"), RejectedRow(9, "", "empty"))
    assert put(writing, [], rows).rejected == 2
    assert rejected_of(writing, 1) == rows
    assert rejected_of(writing, 2) == ()


def test_an_import_is_complete_from_the_first_day_to_the_last_punch(writing: Connection) -> None:
    put(writing, [Punch("A1", at(9)), Punch("A1", at(18, day=6))])
    assert complete_spans(writing) == ((at(0), at(18, day=6)),)
    (listed,) = imports_list(writing)
    assert (listed.complete_from, listed.complete_until) == (at(0), at(18, day=6))


def test_an_import_is_complete_as_far_as_is_said(writing: Connection) -> None:
    put(writing, [Punch("A1", at(9))], complete_from=at(0, day=1), complete_until=at(0, day=9))
    assert complete_spans(writing) == ((at(0, day=1), at(0, day=9)),)


def test_a_file_without_punches_is_complete_only_if_said(writing: Connection) -> None:
    put(writing, [])
    assert complete_spans(writing) == ()
    assert imports_list(writing)[0].complete_until is None


def test_complete_backwards_is_refused(writing: Connection) -> None:
    with pytest.raises(RecordError, match="earlier"):
        put(writing, [], complete_from=at(9), complete_until=at(8))


def test_complete_stretches_that_meet_are_one(writing: Connection) -> None:
    put(writing, [], sha256="c", complete_from=at(0, day=8), complete_until=at(9, day=8))
    put(writing, [], sha256="b", complete_from=at(0, day=2), complete_until=at(0, day=4))
    put(writing, [], sha256="a", complete_from=at(0, day=1), complete_until=at(0, day=2))
    put(writing, [], sha256="d", complete_from=at(0, day=1), complete_until=at(9, day=1))
    assert complete_spans(writing) == (
        (at(0, day=1), at(0, day=4)),
        (at(0, day=8), at(9, day=8)),
    )


def days_of_punches(days: Sequence[int], device: str = "gate") -> list[Punch]:
    return [Punch("A1", at(hour, day=day), device) for day in days for hour in (9, 18)]


def on_duty(connection: Connection, days: Sequence[int]) -> None:
    may = Period.month(2026, 5)
    work = tuple(Assignment("A1", date(2026, 5, day), "D", "phone") for day in days)
    day_shift = {"D": Shift("D", "Day", 9 * 60, 18 * 60)}
    publish(connection, Roster(may, work), day_shift, ZONE, at(0, day=1), "Li")


def test_a_device_that_fell_silent_while_people_were_due_is_named(writing: Connection) -> None:
    on_duty(writing, [4, 5, 6, 7])
    put(writing, days_of_punches([4, 5, 7]))
    silent = DeviceSilence("gate", at(18, day=5), at(9, day=7))
    assert device_silences(writing, Period.month(2026, 5), ZONE) == (silent,)


def test_a_night_and_a_day_when_nobody_works_are_quiet(writing: Connection) -> None:
    on_duty(writing, [4, 5, 7])
    put(writing, days_of_punches([4, 5, 7]))
    assert device_silences(writing, Period.month(2026, 5), ZONE) == ()


def test_a_device_that_never_spoke_again_is_named_up_to_the_complete_end(
    writing: Connection,
) -> None:
    on_duty(writing, [4, 5, 6, 7])
    put(writing, days_of_punches([4, 5]), complete_until=at(0, day=8))
    silent = DeviceSilence("gate", at(18, day=5), at(0, day=8))
    assert device_silences(writing, Period.month(2026, 5), ZONE) == (silent,)
    assert device_silences(writing, Period.month(2026, 5), ZONE, hours=72) == ()


def test_after_the_complete_stretch_no_device_is_silent(writing: Connection) -> None:
    on_duty(writing, [4, 5, 6, 7])
    put(writing, days_of_punches([4, 5]))
    assert device_silences(writing, Period.month(2026, 5), ZONE) == ()


def test_a_device_of_long_ago_is_not_missed(writing: Connection) -> None:
    on_duty(writing, [4, 5, 20, 21])
    put(writing, [*days_of_punches([4], "old"), *days_of_punches([4, 5, 20, 21])])
    week = Period(date(2026, 5, 18), date(2026, 5, 24))
    assert device_silences(writing, week, ZONE) == ()


def many_punches(count: int = 100_000) -> list[Punch]:
    start = at(0)
    return [
        Punch(f"A{number % 997:04}", start + timedelta(seconds=number * 20), "gate", line=number)
        for number in range(count)
    ]


def test_a_hundred_thousand_punches_come_in_within_seconds(record: Record) -> None:
    punches = many_punches()
    begun = perf_counter()
    with record.transaction("Wang", "punches import") as connection:
        assert put(connection, punches).new == 100_000
        assert put(connection, punches, sha256="b").known == 100_000
    assert perf_counter() - begun < 20


KILLED = """
import signal
import sys
sys.path.insert(0, {tests!r})
from pathlib import Path
from test_imports import many_punches, put
from rostering.record.connection import open_record

with open_record(Path({folder!r})) as record:
    with record.transaction("Wang", "punches import") as connection:
        print("begun", flush=True)
        put(connection, many_punches(200_000))
        put(connection, many_punches(200_000), sha256="b")
        signal.pause()
"""


@pytest.mark.parametrize("delay", [0.0, 0.7, 1.4])
def test_an_import_that_is_killed_leaves_nothing(
    record: Record, tmp_path: Path, delay: float
) -> None:
    tests = str(Path(__file__).parent)
    program = KILLED.format(tests=tests, folder=str(tmp_path))
    with Popen([sys.executable, "-c", program], stdout=PIPE) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == b"begun\n"
        sleep(delay)  # before the first row, among the first file, among the second
        os.kill(child.pid, signal.SIGKILL)
    assert child.returncode == -signal.SIGKILL
    with open_record(tmp_path) as again, again.reading() as connection:
        assert punches_between(connection, *ALWAYS) == ()
        assert imports_list(connection) == ()
        assert log(connection) == ()
    with record.transaction("Wang", "punches import") as connection:
        assert put(connection, [Punch("A1", at(9))]).new == 1
