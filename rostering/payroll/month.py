"""A month's pay for the whole centre: attendance, wages, entries, collection, legal checks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import polars as pl

from rostering.attendance.month import (
    MonthInputs,
    MonthReconciled,
    month_number,
    reconcile_month,
)
from rostering.domain.people import Agent, GradeChange
from rostering.payroll.charging import charge_all
from rostering.payroll.collection import collect
from rostering.payroll.employment import Stretch, employment_table, stretches, wages_table
from rostering.payroll.incidents import incident_table
from rostering.payroll.inputs import pay_inputs
from rostering.payroll.legality import warn_all
from rostering.policy.catalogue import Catalogue


@dataclass(frozen=True, slots=True)
class MonthPay:
    """`entries` (schema ENTRIES) and `warnings` (schema WARNINGS) of all agents; `employment` are
    each agent's stretches, empty for those who do not work here in the month."""

    reconciled: MonthReconciled
    entries: pl.DataFrame
    warnings: pl.DataFrame
    employment: tuple[tuple[Agent, tuple[Stretch, ...]], ...]


def pay_month(
    inputs: MonthInputs,
    changes: Sequence[GradeChange],
    comp_balance: Mapping[str, int],
    catalogue: Catalogue,
) -> MonthPay:
    """Every entry of the month. `comp_balance` is compensatory rest in minutes as the month opens."""
    month = inputs.month
    reconciled = reconcile_month(inputs, catalogue)
    employment = tuple(
        (agent, stretches(agent, changes, catalogue, month)) for agent in inputs.agents
    )
    wages = wages_table(employment)
    statutory = [day for day in inputs.calendar.statutory if day in month]
    pay = pay_inputs(
        reconciled.findings,
        wages,
        _balance_table(comp_balance, inputs.places),
        catalogue,
        month.start,
        employment=employment_table(employment, _rostered(inputs), statutory, month),
        incidents=_incidents(inputs, catalogue),
    )
    entries = charge_all(pay, catalogue, month.start)
    warnings = warn_all(pay, entries, catalogue, month.start)
    return MonthPay(reconciled, collect(entries, wages, pay.day_rate), warnings, employment)


def _incidents(inputs: MonthInputs, catalogue: Catalogue) -> pl.DataFrame:
    """Those of the month; earlier ones only tell which of them are the first of their kind."""
    table = incident_table(inputs.incidents, inputs.places, catalogue)
    return table.filter(pl.col("month") == month_number(inputs.month.start))


def _rostered(inputs: MonthInputs) -> dict[str, set[date]]:
    days: dict[str, set[date]] = {}
    for shift in inputs.shifts:
        if shift.date in inputs.month:
            days.setdefault(shift.agent, set()).add(shift.date)
    return days


def _balance_table(balance: Mapping[str, int], places: Mapping[str, int]) -> pl.DataFrame:
    rows = [
        {"agent": places[agent], "minutes": minutes}
        for agent, minutes in balance.items()
        if agent in places
    ]
    return pl.DataFrame(rows, {"agent": pl.Int64, "minutes": pl.Int64})
