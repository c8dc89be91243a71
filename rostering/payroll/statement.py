"""From a month's entries to a statement for each agent."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import polars as pl

from rostering.attendance.exceptions import as_decided, exceptions_of, silences_of
from rostering.attendance.month import MonthInputs
from rostering.domain.booked import ENTERED, STATUTORY
from rostering.domain.calendar import month_of
from rostering.domain.findings import AttendanceException, Standing
from rostering.domain.people import GradeChange
from rostering.domain.statement import Appraised, Entry, LegalWarning, Statement
from rostering.payroll.calendar import pay_day, probation_over
from rostering.payroll.documents import Documents
from rostering.payroll.expiring import expiring_rest
from rostering.payroll.month import MonthPay
from rostering.payroll.scoring import keeps_score, scores_of

NO_LINES = {"comp_balance_short", "dismissal_review"}  # an exception and a flag, neither is pay
SECTIONS = (
    "base", "floating", "settlement", "allowance", "overtime", "comp_rest", "own_work_overtime",
    "attendance_bonus", "appraisal_bonus", "reward", *ENTERED,
)  # fmt: skip
LAST_SECTIONS = ("adjustment", "law", *STATUTORY)

Row = dict[str, Any]


def statements(pay: MonthPay, inputs: MonthInputs) -> tuple[Statement, ...]:
    """A statement for each agent who works here in the month, or has something booked into it, such as
    an adjustment after leaving; in the order of the centre's list."""
    rows = _rows_of(pay, inputs)
    booked = set(pay.entries.filter(pl.col("booking").is_not_null())["agent"])
    whole = Statement(
        agent="",
        month=month_of(inputs.month.start),
        grade="",
        days_rostered=0,
        days_worked=0,
        entries=(),
        missing=_required(pay, inputs),
        pay_day=pay_day(inputs.month, inputs.calendar, pay.catalogue),
    )
    made = [
        _statement(place, pay, rows, whole)
        for place, (_agent, stretches) in enumerate(pay.employment)
        if stretches or place in booked
    ]
    if pay.appraised:
        made = [replace(one, appraisals=_appraised(one.agent, pay)) for one in made]
    if not keeps_score(pay.catalogue, inputs.month.start):
        return tuple(made)
    scores = scores_of(made, inputs, pay.booked, pay.catalogue)
    return tuple(
        replace(statement, score=score.total, points_earned=score.earned)
        for statement, score in zip(made, scores, strict=True)
    )


def _appraised(agent: str, pay: MonthPay) -> tuple[Appraised, ...]:
    return tuple(
        Appraised(one.appraisal.name, one.hundredths, one.band, one.missing)
        for one in pay.appraised
        if one.agent == agent
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
    overdrawn = (
        AttendanceException(agent, day, "annual_balance_short", Standing.OPEN)
        for agent, day in sorted(set(pay.balances.overdrawn))
    )
    beside = (*overdrawn, *expiring_rest(pay, inputs), *silences_of(inputs))
    return as_decided((*found, *beside), inputs.decisions)


@dataclass(frozen=True, slots=True)
class _Rows:
    """The month's rows by the agent's place, each table gone through once; exceptions by agent.

    `days` are the days rostered, and those of them with a punch. `moved` are the agents with a
    statutory day that was moved; `changes` are the changes of grade.
    """

    entries: Mapping[int, list[Row]]
    warnings: Mapping[int, list[Row]]
    exceptions: Mapping[str, list[AttendanceException]]
    days: Mapping[int, tuple[int, int]]
    moved: frozenset[int]
    changes: Mapping[str, Sequence[GradeChange]]
    documents: Documents


def _rows_of(pay: MonthPay, inputs: MonthInputs) -> _Rows:
    changes: dict[str, list[GradeChange]] = {}
    for change in inputs.grade_changes:
        changes.setdefault(change.agent, []).append(change)
    exceptions: dict[str, list[AttendanceException]] = {}
    for item in all_exceptions(pay, inputs):
        exceptions.setdefault(item.agent, []).append(item)
    day = pl.col("date")
    days = pay.reconciled.worked.group_by("agent").agg(
        day.filter(pl.col("order").is_null()).n_unique().alias("rostered"),
        day.filter(pl.col("punches") > 0).n_unique().alias("worked"),
    )
    moved = pay.reconciled.findings.filter(pl.col("kind") == "holiday_moved")["agent"]
    return _Rows(
        _by_agent(pay.entries),
        _by_agent(pay.warnings),
        exceptions,
        {agent: (rostered, worked) for agent, rostered, worked in days.iter_rows()},
        frozenset(moved),
        changes,
        Documents(inputs),
    )


def _by_agent(table: pl.DataFrame) -> dict[int, list[Row]]:
    found: dict[int, list[Row]] = {}
    for row in table.iter_rows(named=True):
        found.setdefault(row["agent"], []).append(row)
    return found


def _statement(place: int, pay: MonthPay, rows: _Rows, whole: Statement) -> Statement:
    """`whole` with what is the agent's own."""
    agent, stretches = pay.employment[place]
    entries = rows.entries.get(place, [])
    kinds = {row["kind"] for row in entries}
    days_rostered, days_worked = rows.days.get(place, (0, 0))
    changes = rows.changes.get(agent.id, ())
    over = bool(stretches) and probation_over(agent, changes, stretches[-1].days.end, pay.catalogue)
    return replace(
        whole,
        agent=agent.id,
        grade=stretches[-1].grade if stretches else agent.grade,
        days_rostered=days_rostered,
        days_worked=days_worked,
        entries=_entries(entries, agent.id, rows.documents),
        exceptions=tuple(rows.exceptions.get(agent.id, ())),
        warnings=tuple(
            LegalWarning(row["code"], row["stake_fen"]) for row in rows.warnings.get(place, ())
        ),
        flags=_flags(entries, place in rows.moved, over),
        missing=tuple(kind for kind in whole.missing if kind not in kinds),
    )


def _required(pay: MonthPay, inputs: MonthInputs) -> tuple[str, ...]:
    rule = pay.catalogue.rule("pay_rules", "statutory_deduction")
    required = rule.parameters["required"].on(inputs.month.start).value
    return tuple(str(kind) for kind in required) if isinstance(required, tuple) else ()


def _flags(entries: Iterable[Row], moved: bool, probation: bool) -> tuple[str, ...]:
    flags = set()
    for row in entries:
        if row["kind"] == "dismissal_review":
            flags.add("dismissal_review")
        if row["kind"] == "absence" and row["day_type"] == "statutory":
            flags.add("absent_on_statutory_holiday")
    if moved:
        flags.add("holiday_moved")
    if probation:
        flags.add("probation_over")
    return tuple(sorted(flags))


def _entries(rows: Iterable[Row], agent: str, documents: Documents) -> tuple[Entry, ...]:
    lines = [row for row in rows if row["kind"] not in NO_LINES]
    return tuple(
        _entry(number, row, documents.of(agent, row))
        for number, row in enumerate(sorted(lines, key=_order), 1)
    )


def _order(row: Row) -> tuple[int, Any, str, int]:
    kind = row["kind"]
    if kind in LAST_SECTIONS:
        return 1000 + LAST_SECTIONS.index(kind), row["date"], row["rule"], 0
    section = SECTIONS.index(kind) if kind in SECTIONS else len(SECTIONS)
    given_back = kind.endswith("not_collected")
    return section + given_back, row["date"], row["rule"], row["block"] or 0


def _entry(line: int, row: Row, document: str | None) -> Entry:
    given = {name: row[name] for name in row if name not in ("agent", "month")}
    return Entry(line=line, document=document, **given)
