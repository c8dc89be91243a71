"""What people booked into the month, as tables that pay rules work on (G14, G18)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import polars as pl

from rostering.domain.booked import STATUTORY, Booked
from rostering.domain.calendar import Period
from rostering.domain.people import Agent
from rostering.payroll.employment import Stretch
from rostering.payroll.schema import BOOKED, SETTLED

CLAUSE = "G18"


def booked_table(booked: Booked, places: Mapping[str, int], month: Period) -> pl.DataFrame:
    """Sums and adjustments (schema BOOKED), on the month's last day; withheld ones are negative."""
    number = month.start.year * 100 + month.start.month
    rows = [
        _row(places[item.agent], month.end, number, item.kind, CLAUSE, 0, f"amount:{item.number}")
        | {"amount_fen": -item.fen if item.kind in STATUTORY else item.fen}
        for item in booked.amounts
        if item.agent in places
    ]
    rows += [
        _row(
            places[item.agent], month.end, number, "adjustment", item.clause, item.points,
            f"adjustment:{item.number}",
        )
        | {"amount_fen": item.fen}
        for item in booked.adjustments
        if item.agent in places
    ]  # fmt: skip
    return pl.DataFrame(rows, BOOKED)


def settled_table(
    booked: Booked,
    employment: Sequence[tuple[Agent, Sequence[Stretch]]],
    worked: pl.DataFrame,
    month: Period,
) -> pl.DataFrame:
    """Who is settled as dismissed in the month (schema SETTLED), with the working days worked (G14)."""
    said = {item.agent: item for item in booked.dismissals if item.last_day in month}
    there = worked.filter(pl.col("order").is_null() & (pl.col("punches") > 0))
    days = dict(there.group_by("agent").agg(pl.col("date").n_unique()).iter_rows())
    rows = [
        {
            "agent": place,
            "date": said[agent.id].last_day,
            "month": month.start.year * 100 + month.start.month,
            "days_worked": days.get(place, 0),
            "wage_fen": stretches[-1].base_fen,
            "booking": f"settlement:{said[agent.id].number}",
        }
        for place, (agent, stretches) in enumerate(employment)
        if agent.id in said and stretches
    ]
    return pl.DataFrame(rows, SETTLED)


def _row(
    agent: int, day: date, month: int, kind: str, clause: str, points: int, booking: str
) -> dict[str, object]:
    return {
        "agent": agent,
        "date": day,
        "month": month,
        "kind": kind,
        "clause": clause,
        "points": points,
        "booking": booking,
    }
