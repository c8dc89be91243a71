"""Compensatory rest that is about to expire, pointed out while it can still be taken (D15)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import polars as pl

from rostering.attendance.month import MonthInputs
from rostering.domain.balances import Movement
from rostering.domain.findings import AttendanceException, Standing
from rostering.payroll.month import MonthPay
from rostering.payroll.rest_balance import rest_terms
from rostering.payroll.rest_ledger import lots_of


def expiring_rest(pay: MonthPay, inputs: MonthInputs) -> Iterator[AttendanceException]:
    """One exception a lot that expires in the month or soon after it, on its last day in the month."""
    moved: dict[str, list[Movement]] = {}
    for opening in pay.balances.rest_lots:
        opened = Movement(opening.earned, opening.minutes, opening.document, opening.expires)
        moved.setdefault(opening.agent, []).append(opened)
    if not moved:
        return
    terms = rest_terms(pay.catalogue, inputs.month.start)
    moves = pay.entries.filter(pl.col("kind") == "comp_rest")
    for place, day, minutes in moves.select("agent", "date", "minutes").iter_rows():
        if inputs.agents[place].id in moved:
            moved[inputs.agents[place].id].append(Movement(day, minutes))
    last = inputs.month.end + timedelta(days=terms.warn_before_days)
    for agent, own in sorted(moved.items()):
        for lot in lots_of(own, terms.expires_after_months):
            if lot.left and lot.expires is not None and inputs.month.start <= lot.expires <= last:
                yield AttendanceException(
                    agent,
                    min(lot.expires, inputs.month.end),
                    "rest_expires",
                    Standing.NOTED,
                    f"{lot.left} min by {lot.expires}",
                    f"{lot.earned:%Y%m%d}",
                    f"{lot.left} {lot.expires}",
                )
