"""From a month's entries to a statement for each agent."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import polars as pl

from rostering.attendance.exceptions import exceptions_of
from rostering.attendance.month import MonthInputs
from rostering.domain.calendar import month_of
from rostering.domain.findings import AttendanceException, Standing
from rostering.domain.statement import Entry, LegalWarning, Statement
from rostering.payroll.month import MonthPay

NO_LINES = {"comp_balance_short", "dismissal_review"}  # an exception and a flag, neither is pay
SECTIONS = ("base", "floating", "allowance", "overtime", "comp_rest", "own_work_overtime", "reward")

Row = dict[str, Any]


def statements(pay: MonthPay, inputs: MonthInputs) -> tuple[Statement, ...]:
    """A statement for each agent who works here in the month, in the order of the centre's list."""
    exceptions = all_exceptions(pay, inputs)
    return tuple(
        _statement(place, pay, inputs, exceptions)
        for place, (_agent, stretches) in enumerate(pay.employment)
        if stretches
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
    return tuple(sorted(found, key=lambda item: (item.standing != "open", item.agent, item.date)))


def _statement(
    place: int, pay: MonthPay, inputs: MonthInputs, exceptions: Iterable[AttendanceException]
) -> Statement:
    agent, stretches = pay.employment[place]
    own = pl.col("agent") == place
    rows = pay.entries.filter(own)
    worked = pay.reconciled.worked.filter(own)
    rostered = worked.filter(pl.col("order").is_null())
    return Statement(
        agent=agent.id,
        month=month_of(inputs.month.start),
        grade=stretches[-1].grade,
        days_rostered=rostered["date"].n_unique(),
        days_worked=worked.filter(pl.col("punches") > 0)["date"].n_unique(),
        entries=_entries(rows),
        exceptions=tuple(item for item in exceptions if item.agent == agent.id),
        warnings=tuple(
            LegalWarning(code, stake)
            for code, stake in pay.warnings.filter(own).select("code", "stake_fen").iter_rows()
        ),
        flags=_flags(rows, pay.reconciled.findings.filter(own)),
    )


def _flags(entries: pl.DataFrame, findings: pl.DataFrame) -> tuple[str, ...]:
    flags = set(entries.filter(pl.col("kind") == "dismissal_review")["kind"])
    flags |= set(findings.filter(pl.col("kind") == "holiday_moved")["kind"])
    holiday = (pl.col("kind") == "absence") & (pl.col("day_type") == "statutory")
    if entries.filter(holiday).height:
        flags.add("absent_on_statutory_holiday")
    return tuple(sorted(flags))


def _entries(rows: pl.DataFrame) -> tuple[Entry, ...]:
    lines = [row for row in rows.iter_rows(named=True) if row["kind"] not in NO_LINES]
    return tuple(_entry(number, row) for number, row in enumerate(sorted(lines, key=_order), 1))


def _order(row: Row) -> tuple[int, Any, str, int]:
    kind = row["kind"]
    section = SECTIONS.index(kind) if kind in SECTIONS else len(SECTIONS)
    given_back = kind.endswith("not_collected")
    return section + given_back, row["date"], row["rule"], row["block"] or 0


def _entry(line: int, row: Row) -> Entry:
    return Entry(line=line, **{name: row[name] for name in row if name not in ("agent", "month")})
