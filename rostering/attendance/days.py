"""One agent's attendance, day by day, for a person to read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

import polars as pl

from rostering.attendance.month import MonthInputs, MonthReconciled


@dataclass(frozen=True, slots=True)
class WorkedDay:
    """A block of work: its times, the first and last punch in it, and the kinds of finding with
    their minutes. Times are aware, in the centre's zone."""

    date: date
    start: datetime
    end: datetime
    first: datetime | None
    last: datetime | None
    ordered: bool
    pending: bool
    findings: tuple[str, ...]


def agent_days(
    agent: str, inputs: MonthInputs, reconciled: MonthReconciled
) -> tuple[WorkedDay, ...]:
    """The agent's blocks of the month in order."""
    own = pl.col("agent") == inputs.places[agent]
    found: dict[tuple[date, int | None], list[str]] = {}
    for row in reconciled.findings.filter(own).iter_rows(named=True):
        minutes = f" {row['minutes']}" if row["minutes"] is not None else ""
        name = row["detail"] if row["kind"] == "missing_punch" else row["kind"]
        found.setdefault((row["date"], row["block"]), []).append(f"{name}{minutes}")
    days = []
    for row in reconciled.worked.filter(own).sort("start").iter_rows(named=True):
        of_block = found.pop((row["date"], row["block"]), [])
        of_day = found.pop((row["date"], None), [])
        days.append(
            WorkedDay(
                row["date"],
                datetime.fromtimestamp(row["start"], inputs.zone),
                datetime.fromtimestamp(row["end"], inputs.zone),
                _local(row["first"], inputs.zone),
                _local(row["last"], inputs.zone),
                row["order"] is not None,
                row["pending"],
                tuple(of_block + of_day),
            )
        )
    return tuple(days)


def _local(second: int | None, zone: ZoneInfo) -> datetime | None:
    return None if second is None else datetime.fromtimestamp(second, zone)
