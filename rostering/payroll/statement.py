"""From a month's entries to a statement for each agent."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import polars as pl

from rostering.attendance.exceptions import as_decided, exceptions_of, silences_of
from rostering.attendance.month import MonthInputs
from rostering.domain.booked import ENTERED, STATUTORY
from rostering.domain.calendar import month_of
from rostering.domain.findings import AttendanceException, Standing
from rostering.domain.statement import Entry, LegalWarning, Statement
from rostering.payroll.calendar import pay_day, probation_over
from rostering.payroll.month import MonthPay

NO_LINES = {"comp_balance_short", "dismissal_review"}  # an exception and a flag, neither is pay
SECTIONS = (
    "base", "floating", "settlement", "allowance", "overtime", "comp_rest", "own_work_overtime",
    "reward", *ENTERED,
)  # fmt: skip
LAST_SECTIONS = ("adjustment", "law", *STATUTORY)

Row = dict[str, Any]


def statements(pay: MonthPay, inputs: MonthInputs) -> tuple[Statement, ...]:
    """A statement for each agent who works here in the month, or has something booked into it, such as
    an adjustment after leaving; in the order of the centre's list."""
    exceptions = all_exceptions(pay, inputs)
    booked = set(pay.entries.filter(pl.col("booking").is_not_null())["agent"])
    return tuple(
        _statement(place, pay, inputs, exceptions)
        for place, (_agent, stretches) in enumerate(pay.employment)
        if stretches or place in booked
    )


def all_exceptions(pay: MonthPay, inputs: MonthInputs) -> tuple[AttendanceException, ...]:
    """What the attendance leaves open, and compensatory rest without the balance for it (D11)."""
    short = pay.entries.filter(pl.col("kind") == "comp_balance_short")
    found = exceptions_of(pay.reconciled, inputs.agents, inputs.zone) + tuple(
        AttendanceException(
            inputs.agents[row["agent"]].id, row["date"], "comp_balance_short", Standing.OPEN
        )
        for row in short.iter_rows(named=True)
    )
    return as_decided((*found, *silences_of(inputs)), inputs.decisions)


def _statement(
    place: int, pay: MonthPay, inputs: MonthInputs, exceptions: Iterable[AttendanceException]
) -> Statement:
    agent, stretches = pay.employment[place]
    own = pl.col("agent") == place
    rows = pay.entries.filter(own)
    worked = pay.reconciled.worked.filter(own)
    rostered = worked.filter(pl.col("order").is_null())
    kinds = set(rows["kind"])
    over = bool(stretches) and probation_over(agent.hired, stretches[-1], pay.catalogue)
    return Statement(
        agent=agent.id,
        month=month_of(inputs.month.start),
        grade=stretches[-1].grade if stretches else agent.grade,
        days_rostered=rostered["date"].n_unique(),
        days_worked=worked.filter(pl.col("punches") > 0)["date"].n_unique(),
        entries=_entries(rows),
        exceptions=tuple(item for item in exceptions if item.agent == agent.id),
        warnings=tuple(
            LegalWarning(code, stake)
            for code, stake in pay.warnings.filter(own).select("code", "stake_fen").iter_rows()
        ),
        flags=_flags(rows, pay.reconciled.findings.filter(own), over),
        missing=tuple(kind for kind in _required(pay, inputs) if kind not in kinds),
        pay_day=pay_day(inputs.month, inputs.calendar, pay.catalogue),
    )


def _required(pay: MonthPay, inputs: MonthInputs) -> tuple[str, ...]:
    rule = pay.catalogue.rule("pay_rules", "statutory_deduction")
    required = rule.parameters["required"].on(inputs.month.start).value
    return tuple(str(kind) for kind in required) if isinstance(required, tuple) else ()


def _flags(entries: pl.DataFrame, findings: pl.DataFrame, probation: bool) -> tuple[str, ...]:
    flags = set(entries.filter(pl.col("kind") == "dismissal_review")["kind"])
    flags |= set(findings.filter(pl.col("kind") == "holiday_moved")["kind"])
    holiday = (pl.col("kind") == "absence") & (pl.col("day_type") == "statutory")
    if entries.filter(holiday).height:
        flags.add("absent_on_statutory_holiday")
    if probation:
        flags.add("probation_over")
    return tuple(sorted(flags))


def _entries(rows: pl.DataFrame) -> tuple[Entry, ...]:
    lines = [row for row in rows.iter_rows(named=True) if row["kind"] not in NO_LINES]
    return tuple(_entry(number, row) for number, row in enumerate(sorted(lines, key=_order), 1))


def _order(row: Row) -> tuple[int, Any, str, int]:
    kind = row["kind"]
    if kind in LAST_SECTIONS:
        return 1000 + LAST_SECTIONS.index(kind), row["date"], row["rule"], 0
    section = SECTIONS.index(kind) if kind in SECTIONS else len(SECTIONS)
    given_back = kind.endswith("not_collected")
    return section + given_back, row["date"], row["rule"], row["block"] or 0


def _entry(line: int, row: Row) -> Entry:
    return Entry(line=line, **{name: row[name] for name in row if name not in ("agent", "month")})
