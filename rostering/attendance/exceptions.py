"""The findings that a person must settle, or at least see (D4–D6, D9, D16)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import polars as pl

from rostering.attendance.month import MonthReconciled
from rostering.domain.findings import AttendanceException, Standing
from rostering.domain.people import Agent
from rostering.language import _, plural

Row = dict[str, Any]


def exceptions_of(
    reconciled: MonthReconciled, agents: Sequence[Agent], zone: ZoneInfo
) -> tuple[AttendanceException, ...]:
    """All exceptions of the month, open ones first, then by agent and date."""
    found = [
        AttendanceException(
            agents[row["agent"]].id, row["date"], _kind(row), standing, detail(row, zone)
        )
        for kind, (standing, detail) in _EXCEPTIONS.items()
        for row in reconciled.findings.filter(pl.col("kind") == kind).iter_rows(named=True)
    ]
    found += _pending(reconciled, agents)
    return tuple(sorted(found, key=lambda item: (item.standing != "open", item.agent, item.date)))


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
            plural(
                "{count} shift without punches yet",
                "{count} shifts without punches yet",
                row["shifts"],
            ),
        )
        for row in rows.iter_rows(named=True)
    ]


def _kind(row: Row) -> str:
    return str(row["detail"]) if row["kind"] == "missing_punch" else str(row["kind"])


def _nothing(row: Row, zone: ZoneInfo) -> str:
    return ""


def _request(row: Row, zone: ZoneInfo) -> str:
    return _("request {request}").format(request=row["detail"])


def _minutes(row: Row, zone: ZoneInfo) -> str:
    return _("{minutes} min").format(minutes=row["minutes"])


def _time(row: Row, zone: ZoneInfo) -> str:
    return f"{datetime.fromtimestamp(int(row['detail']), zone):%H:%M:%S}"


_EXCEPTIONS: dict[str, tuple[Standing, Callable[[Row, ZoneInfo], str]]] = {
    "missing_punch": (Standing.OPEN, _nothing),
    "leave_pending": (Standing.OPEN, _request),
    "unmatched_punch": (Standing.NOTED, _time),
    "unordered_overtime": (Standing.NOTED, _minutes),
    "overtime_no_show": (Standing.NOTED, _nothing),
    "punches_on_leave": (Standing.NOTED, _nothing),
}
