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
from rostering.payroll.employment import Stretch, employment_of, employment_table, wages_table
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
    employment = employment_of(inputs.agents, changes, catalogue, month)
    statutory = [day for day in inputs.calendar.statutory if day in month]
    entries, warnings = pay_findings(
        reconciled.findings,
        wages_table(employment),
        employment_table(employment, _rostered(inputs), statutory, month),
        _balance_table(comp_balance, inputs.places),
        _incidents(inputs, catalogue),
        catalogue,
        month.start,
    )
    return MonthPay(reconciled, entries, warnings, tuple(employment))


def pay_findings(
    findings: pl.DataFrame,
    wages: pl.DataFrame,
    employment: pl.DataFrame,
    comp_balance: pl.DataFrame,
    incidents: pl.DataFrame,
    catalogue: Catalogue,
    day: date,
) -> tuple[pl.DataFrame, pl.DataFrame]:
    """The entries (schema ENTRIES) and warnings (schema WARNINGS) of the month that begins on `day`.

    The tables are those of PayInputs. No figure of an agent depends on another agent.
    """
    pay = pay_inputs(
        findings,
        wages,
        comp_balance,
        catalogue,
        day,
        employment=employment,
        incidents=incidents,
    )
    entries = charge_all(pay, catalogue, day)
    warnings = warn_all(pay, entries, catalogue, day)
    return collect(entries, wages, pay.day_rate), warnings


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
