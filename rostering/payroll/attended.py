"""How each agent attended the month, where a bonus or an appraisal asks for it (P8)."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from rostering.attendance.month import MonthReconciled, month_number
from rostering.domain.calendar import Period
from rostering.domain.people import Agent
from rostering.payroll.employment import Stretch
from rostering.payroll.schema import ATTENDED

EVENTS = ("late", "early_leaving", "absent")


def attended_table(
    reconciled: MonthReconciled,
    employment: Sequence[tuple[Agent, Sequence[Stretch]]],
    month: Period,
) -> pl.DataFrame:
    """A row an agent who works here in the month (schema ATTENDED)."""
    rostered = reconciled.worked.lazy().filter(pl.col("order").is_null())
    days = (
        rostered.filter(pl.col("due_start").is_not_null())
        .group_by("agent", "date")
        .agg(came=(pl.col("punches") > 0).any())
        .group_by("agent")
        .agg(days_due=pl.len(), days_attended=pl.col("came").sum())
    )
    waiting = pl.col("pending") | pl.col("held") | pl.col("exception").is_not_null()
    open_ = rostered.filter(waiting).group_by("agent").agg(open=pl.len())
    events = (
        reconciled.findings.lazy()
        .filter(pl.col("kind").is_in(EVENTS))
        .group_by("agent")
        .agg(events=pl.len())
    )
    table = _people(employment, month).lazy()
    for counted in (days, open_, events):
        table = table.join(counted, on="agent", how="left")
    numbers = ("days_due", "days_attended", "events", "open")
    return (
        table.with_columns(pl.col(name).fill_null(0).cast(pl.Int64) for name in numbers)
        .select(ATTENDED.names())
        .collect()
    )


def _people(employment: Sequence[tuple[Agent, Sequence[Stretch]]], month: Period) -> pl.DataFrame:
    rows = [
        {
            "agent": place,
            "date": month.end,
            "month": month_number(month.start),
            "grade": stretches[-1].grade,
            "whole": agent.employed_on(month.start) and agent.employed_on(month.end),
        }
        for place, (agent, stretches) in enumerate(employment)
        if stretches
    ]
    columns = {name: ATTENDED[name] for name in ("agent", "date", "month", "grade", "whole")}
    return pl.DataFrame(rows, columns)
