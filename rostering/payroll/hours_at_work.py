"""How long and on which days of the week agents were at work in a month (Labour Law art. 36 and 38)."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta

import polars as pl

from rostering.attendance.month import MonthInputs, MonthReconciled, month_number
from rostering.domain.calendar import Period
from rostering.payroll.employment import Employment
from rostering.payroll.schema import AT_WORK

WEEK = 7


def at_work_table(
    inputs: MonthInputs, reconciled: MonthReconciled, employment: Employment
) -> pl.DataFrame:
    """A row an agent who works here in the month (schema AT_WORK)."""
    minutes = dict(_regular(reconciled.worked).iter_rows())
    days = _days_at_work(inputs, reconciled)
    weeks = _weeks(inputs.month)
    rows = [
        {
            "agent": place,
            "month": month_number(inputs.month.start),
            "date": inputs.month.end,
            "minutes": minutes.get(place, 0),
            "office_days": sum(
                inputs.calendar.is_office_day(day) for part in stretches for day in part.days
            ),
            "whole": Period(stretches[0].days.start, stretches[-1].days.end) == inputs.month,
            "base_fen": stretches[-1].base_fen,
            "weeks_without_rest": sum(
                all(day in days.get(place, ()) for day in week) for week in weeks
            ),
        }
        for place, (_agent, stretches) in enumerate(employment)
        if stretches
    ]
    return pl.DataFrame(rows, AT_WORK)


def _regular(worked: pl.DataFrame) -> pl.DataFrame:
    """Per agent the work minutes of rostered shifts on work days that were attended, without leave;
    overtime that was ordered and statutory days count elsewhere."""
    pause = pl.element().struct.field("end") - pl.element().struct.field("start")
    breaks = pl.col("breaks").list.eval(pause).list.sum() // 60
    whole = (pl.col("end") - pl.col("start")) // 60 - breaks
    minutes = pl.coalesce("due_minutes", whole * pl.col("due_halves") // 2)
    return (
        worked.filter(
            pl.col("order").is_null()
            & (pl.col("day_type") == "workday")
            & (pl.col("punches") > 0)
            & pl.col("due_start").is_not_null()
        )
        .group_by("agent")
        .agg(minutes.sum())
    )


def _days_at_work(inputs: MonthInputs, reconciled: MonthReconciled) -> dict[int, set[date]]:
    """The days with a punch or a visit, in the month and its edges; before them the rostered ones."""
    days: dict[int, set[date]] = {}
    seen = reconciled.matched.worked.filter(pl.col("punches") > 0).select("agent", "date").unique()
    for place, day in seen.iter_rows():
        days.setdefault(place, set()).add(day)
    places = inputs.places
    for agent, day in inputs.days_before:
        if agent in places:
            days.setdefault(places[agent], set()).add(day)
    return days


def _weeks(month: Period) -> list[Collection[date]]:
    """The weeks, Monday to Sunday, that end in the month."""
    sundays = [day for day in month if day.isoweekday() == WEEK]
    return [tuple(sunday - timedelta(days=back) for back in range(WEEK)) for sunday in sundays]
