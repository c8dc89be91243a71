"""A month's pay for the whole centre: attendance, wages, entries, collection, legal checks."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date

import polars as pl

from rostering.attendance.month import (
    MonthInputs,
    MonthReconciled,
    month_number,
    reconcile_month,
)
from rostering.domain.appraisals import AppraisalScore
from rostering.domain.balances import NO_BALANCES, MonthBalances, RestLot
from rostering.domain.booked import NOTHING, Booked
from rostering.domain.calendar import Period
from rostering.domain.people import Agent
from rostering.payroll.appraisal_facts import appraised, appraised_table, asks_for_attendance
from rostering.payroll.attended import attended_table
from rostering.payroll.booking import booked_table, settled_table
from rostering.payroll.charging import charged
from rostering.payroll.collection import collect
from rostering.payroll.employment import Stretch, employment_of, employment_table, wages_table
from rostering.payroll.hours_at_work import at_work_table
from rostering.payroll.incidents import incident_table
from rostering.payroll.inputs import PayInputs, pay_inputs
from rostering.payroll.legality import held_against_law
from rostering.payroll.schema import ATTENDED, ENTRY_ORDER
from rostering.policy.appraisals import appraisals_in
from rostering.policy.catalogue import Catalogue
from rostering.policy.rule import Parameter


@dataclass(frozen=True, slots=True)
class MonthPay:
    """`entries` (schema ENTRIES) and `warnings` (schema WARNINGS) of all agents; `employment` are
    each agent's stretches, empty for those who do not work here in the month. `booked` is what people
    booked, `catalogue` the rules that held, `appraised` the appraisals that end in the month (P8)."""

    reconciled: MonthReconciled
    entries: pl.DataFrame
    warnings: pl.DataFrame
    employment: tuple[tuple[Agent, tuple[Stretch, ...]], ...]
    booked: Booked
    catalogue: Catalogue
    appraised: tuple[AppraisalScore, ...] = ()
    balances: MonthBalances = NO_BALANCES


def pay_month(
    inputs: MonthInputs,
    comp_balance: Mapping[str, int],
    catalogue: Catalogue,
    booked: Booked = NOTHING,
    balances: MonthBalances = NO_BALANCES,
) -> MonthPay:
    """Every entry of the month. `comp_balance` is compensatory rest in minutes as the month opens, and
    `balances` what is said beside the entries."""
    month = inputs.month
    reconciled = reconcile_month(inputs, catalogue)
    employment = employment_of(inputs.agents, inputs.grade_changes, catalogue, month)
    statutory = [day for day in inputs.calendar.statutory if day in month]
    employed = employment_table(employment, _rostered(inputs), statutory, month)
    settled = settled_table(booked, employment, reconciled.worked, month)
    is_settled = pl.col("agent").is_in(settled["agent"].to_list())
    appraisals = appraisals_in(catalogue, month.start)
    attended = pl.DataFrame(schema=ATTENDED)
    if asks_for_attendance(appraisals, catalogue, month):
        attended = attended_table(reconciled, employment, month)
    scores = appraised(appraisals, employment, attended, booked, month)

    def with_bookings(pay: PayInputs) -> PayInputs:
        return replace(
            pay,
            booked=booked_table(booked, inputs.places, month),
            settled=settled,
            attended=attended.filter(~is_settled),
            appraised=appraised_table(scores, inputs.agents, month).filter(~is_settled),
            settled_employment=employed.filter(is_settled),
            at_work=at_work_table(inputs, reconciled, employment),
            minimum_wage=_minimum_wage(booked.region, catalogue),
            ending_rest=_ending_rest(balances, inputs.places, month),
        )

    entries, warnings = pay_findings(
        reconciled.findings,
        wages_table(employment),
        employed.filter(~is_settled),
        _balance_table(comp_balance, inputs.places),
        _incidents(inputs, catalogue),
        catalogue,
        month.start,
        with_bookings,
    )
    return MonthPay(
        reconciled, entries, warnings, tuple(employment), booked, catalogue, scores, balances
    )


def pay_findings(
    findings: pl.DataFrame,
    wages: pl.DataFrame,
    employment: pl.DataFrame,
    comp_balance: pl.DataFrame,
    incidents: pl.DataFrame,
    catalogue: Catalogue,
    day: date,
    complete: Callable[[PayInputs], PayInputs] = lambda pay: pay,
) -> tuple[pl.DataFrame, pl.DataFrame]:
    """The entries (schema ENTRIES) and warnings (schema WARNINGS) of the month that begins on `day`.

    The tables are those of PayInputs; `complete` lays what people booked beside them. No figure of an
    agent depends on another agent.
    """
    pay = complete(
        pay_inputs(
            findings,
            wages,
            comp_balance,
            catalogue,
            day,
            employment=employment,
            incidents=incidents,
        )
    )
    entries = collect(charged(pay, catalogue, day), wages, pay.day_rate)
    entries, warnings = held_against_law(pay, entries, catalogue, day)
    return entries.sort(ENTRY_ORDER), warnings


def _incidents(inputs: MonthInputs, catalogue: Catalogue) -> pl.DataFrame:
    """Those of the month; earlier ones only tell which of them are the first of their kind."""
    table = incident_table(inputs.incidents, inputs.places, catalogue)
    return table.filter(pl.col("month") == month_number(inputs.month.start))


def _minimum_wage(region: str, catalogue: Catalogue) -> Parameter | None:
    """The minimum wage of the centre's region over time; None where it names none."""
    return catalogue.rule("minimum_wage", region).parameters["monthly"] if region else None


def _rostered(inputs: MonthInputs) -> dict[str, set[date]]:
    days: dict[str, set[date]] = {}
    for shift in inputs.shifts:
        if shift.date in inputs.month:
            days.setdefault(shift.agent, set()).add(shift.date)
    return days


def _ending_rest(
    balances: MonthBalances, places: Mapping[str, int], month: Period
) -> dict[int, tuple[RestLot, ...]]:
    """The lots of the agents who have one that ends before the month does."""
    lots: dict[str, list[RestLot]] = {}
    for lot in balances.rest_lots:
        lots.setdefault(lot.agent, []).append(lot)
    return {
        places[agent]: tuple(own)
        for agent, own in lots.items()
        if agent in places and any(lot.expires and lot.expires < month.end for lot in own)
    }


def _balance_table(balance: Mapping[str, int], places: Mapping[str, int]) -> pl.DataFrame:
    rows = [
        {"agent": places[agent], "minutes": minutes}
        for agent, minutes in balance.items()
        if agent in places
    ]
    return pl.DataFrame(rows, {"agent": pl.Int64, "minutes": pl.Int64})
