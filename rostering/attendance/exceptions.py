"""The findings that a person must settle, or at least see (D4–D6, D9, D16)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import polars as pl

from rostering.attendance.month import MonthInputs, MonthReconciled
from rostering.domain.decisions import Action, Decision
from rostering.domain.findings import AttendanceException, Standing
from rostering.domain.people import Agent

Row = dict[str, Any]
OF_REQUESTS = ("leave_pending", "certificate_missing")


def exceptions_of(
    reconciled: MonthReconciled, agents: Sequence[Agent], zone: ZoneInfo
) -> tuple[AttendanceException, ...]:
    """All exceptions of the month, open ones first, then by agent and date."""
    starts = dict(reconciled.matched.worked.select("block", "start").iter_rows())
    found = [
        _exception(row, agents[row["agent"]].id, starts, zone)
        for kind in _EXCEPTIONS
        for row in reconciled.findings.filter(pl.col("kind") == kind).iter_rows(named=True)
    ]
    found = _told_apart(found) + _pending(reconciled, agents)
    return in_order(found)


def as_decided(
    found: Iterable[AttendanceException], decisions: Iterable[Decision]
) -> tuple[AttendanceException, ...]:
    """The exceptions, those settled that a person left as they are while their facts were the same."""
    left = {one.about: one.value for one in decisions if one.action is Action.AS_IS}
    return in_order(
        replace(item, standing=Standing.SETTLED) if left.get(item.id) == item.facts else item
        for item in found
    )


def silences_of(inputs: MonthInputs) -> list[AttendanceException]:
    """One exception a clock that fell silent while people were due (D16); it is nobody's own."""
    found = []
    for silence in inputs.silences:
        start, end = (one.astimezone(inputs.zone) for one in (silence.start, silence.end))
        detail = f"{silence.device or '?'} {start:%m-%d %H:%M}-{end:%m-%d %H:%M}"
        found.append(
            AttendanceException(
                "", start.date(), "silent_device", Standing.NOTED, detail, silence.device, detail
            )
        )
    return found


def in_order(found: Iterable[AttendanceException]) -> tuple[AttendanceException, ...]:
    """Open ones first, then by agent and date."""
    return tuple(
        sorted(found, key=lambda item: (item.standing != "open", item.agent, item.date, item.mark))
    )


def _exception(row: Row, agent: str, starts: dict[int, int], zone: ZoneInfo) -> AttendanceException:
    standing, detail = _EXCEPTIONS[row["kind"]]
    if row["kind"] in OF_REQUESTS:
        mark = str(row["detail"])
    elif row["kind"] == "unmatched_punch":
        mark = f"{datetime.fromtimestamp(int(row['detail']), zone):%H%M%S}"
    else:
        start = starts.get(row["block"])
        mark = f"{datetime.fromtimestamp(start, zone):%H%M}" if start else ""
    facts = f"{row['minutes'] or 0} {row['detail'] or ''}".strip()
    return AttendanceException(
        agent, row["date"], _kind(row), standing, detail(row, zone), mark, facts
    )


def _told_apart(found: Sequence[AttendanceException]) -> list[AttendanceException]:
    """Without the mark of a shift where the agent has one exception of the kind on the day."""
    count: Counter[tuple[str, date, str]] = Counter(
        (item.agent, item.date, item.kind) for item in found
    )
    always = (*OF_REQUESTS, "unmatched_punch")
    return [
        item
        if item.kind in always or count[item.agent, item.date, item.kind] > 1
        else replace(item, mark="")
        for item in found
    ]


def _pending(reconciled: MonthReconciled, agents: Sequence[Agent]) -> list[AttendanceException]:
    """One exception an agent for the shifts that no import covers yet (D16)."""
    rows = (
        reconciled.worked.filter("pending")
        .group_by("agent")
        .agg(pl.col("date").min(), pl.len().alias("shifts"))
    )
    return [
        AttendanceException(
            agents[row["agent"]].id,
            row["date"],
            "shift_pending",
            Standing.OPEN,
            f"{row['shifts']} shifts without punches yet",
        )
        for row in rows.iter_rows(named=True)
    ]


def _kind(row: Row) -> str:
    return str(row["detail"]) if row["kind"] == "missing_punch" else str(row["kind"])


def _nothing(row: Row, zone: ZoneInfo) -> str:
    return ""


def _request(row: Row, zone: ZoneInfo) -> str:
    return f"request {row['detail']}"


def _minutes(row: Row, zone: ZoneInfo) -> str:
    return f"{row['minutes']} min"


def _time(row: Row, zone: ZoneInfo) -> str:
    return f"{datetime.fromtimestamp(int(row['detail']), zone):%H:%M:%S}"


_EXCEPTIONS: dict[str, tuple[Standing, Callable[[Row, ZoneInfo], str]]] = {
    "missing_punch": (Standing.OPEN, _nothing),
    "leave_pending": (Standing.OPEN, _request),
    "certificate_missing": (Standing.OPEN, _request),
    "unmatched_punch": (Standing.NOTED, _time),
    "unordered_overtime": (Standing.NOTED, _minutes),
    "overtime_no_show": (Standing.NOTED, _nothing),
    "punches_on_leave": (Standing.NOTED, _nothing),
}
