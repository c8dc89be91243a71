"""Cases that a clerk can write: one agent's shifts, punches, leave and orders, and what must follow.

A case runs through the same matching, findings and pay rules as a real month.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import polars as pl

from rostering.attendance.reconcile import reconcile
from rostering.errors import InputError, InputProblem
from rostering.payroll.case_shape import shape_problems
from rostering.payroll.case_tables import (
    Case,
    case_balances,
    case_incidents,
    case_inputs,
    case_wages,
    first_day,
)
from rostering.payroll.charging import charge_all
from rostering.payroll.collection import collect
from rostering.payroll.entry_table import as_entries
from rostering.payroll.inputs import DayRate, pay_inputs
from rostering.payroll.legality import held_against_law
from rostering.payroll.outcome import outcome_of
from rostering.policy.catalogue import Catalogue


@dataclass(frozen=True, slots=True)
class CaseResult:
    """A case with what was expected and what came out, both without zero and empty keys."""

    id: str
    says: str
    expected: Mapping[str, Any]
    got: Mapping[str, Any]

    @property
    def holds(self) -> bool:
        """Whether everything came out as expected, exactly."""
        return self.expected == self.got


def read_cases(file: Path) -> list[dict[str, Any]]:
    """The cases of a JSON list, or of a TOML file's `[[case]]` tables.

    Raises InputError with every unknown or missing key, and with what is no date, time or amount.
    """
    try:
        text = file.read_text(encoding="utf-8-sig")
        cases = _from_toml(text) if file.suffix == ".toml" else json.loads(text)
    except (tomllib.TOMLDecodeError, json.JSONDecodeError, UnicodeDecodeError) as error:
        raise InputError([InputProblem(str(file), str(error))]) from None
    problems = shape_problems(file, cases)
    if problems:
        raise InputError(problems)
    return list(cases)


def check_cases(cases: Sequence[Case], catalogue: Catalogue) -> list[CaseResult]:
    """Run the cases under `catalogue` and compare, in their order.

    Those that begin on one day, and say the same of the calendar, run together, each as an agent: a
    thousand cases take seconds, and no agent's figures may depend on another's.
    """
    groups: dict[str, list[int]] = {}
    for place, case in enumerate(cases):
        groups.setdefault(_beside(case), []).append(place)
    got: dict[int, dict[str, Any]] = {}
    for places in groups.values():
        got |= dict(zip(places, _outcomes([cases[one] for one in places], catalogue), strict=True))
    return [
        CaseResult(str(case["id"]), str(case.get("says", "")), _expected(case), got[place])
        for place, case in enumerate(cases)
    ]


def check_case(case: Case, catalogue: Catalogue) -> CaseResult:
    """Run one case under `catalogue` and compare."""
    return check_cases([case], catalogue)[0]


def run_case(case: Case, catalogue: Catalogue) -> tuple[pl.DataFrame, pl.DataFrame, pl.DataFrame]:
    """The findings, entries and warnings of one case; a law that is applied has its line."""
    return _run([case], catalogue)


def _beside(case: Case) -> str:
    """What a case must have in common with those that run together with it."""
    calendar = [case.get("day_types", {}), case.get("moved", {}), case.get("holiday_settle", "pay")]
    return json.dumps([str(first_day(case)), *calendar], sort_keys=True)


def _outcomes(cases: Sequence[Case], catalogue: Catalogue) -> list[dict[str, Any]]:
    caps = catalogue.rule("law", "overtime_caps").parameters["day_minutes"]
    day_cap = int(caps.on(first_day(cases[0])).value)  # type: ignore[arg-type]
    findings, entries, warnings = (_by_place(table) for table in _run(cases, catalogue))
    return [
        outcome_of(findings(place), entries(place), warnings(place), day_cap)
        for place in range(len(cases))
    ]


def _by_place(table: pl.DataFrame) -> Callable[[int], pl.DataFrame]:
    """The rows of each agent; none where an agent has none."""
    parts = table.partition_by("agent", as_dict=True)
    return lambda place: parts.get((place,), table.clear())


def _run(
    cases: Sequence[Case], catalogue: Catalogue
) -> tuple[pl.DataFrame, pl.DataFrame, pl.DataFrame]:
    """The findings, entries and warnings of cases that run together.

    A month takes no more from a case's wage than it would from a whole month's (G11).
    """
    day = first_day(cases[0])
    reconciled = reconcile(case_inputs(cases), catalogue, day)
    wages = case_wages(cases)
    inputs = pay_inputs(
        reconciled.findings,
        wages,
        case_balances(cases),
        catalogue,
        day,
        cases[0].get("holiday_settle", "pay"),
        incidents=case_incidents(cases, catalogue),
    )
    entries = _collected(charge_all(inputs, catalogue, day), wages, inputs.day_rate)
    entries, warnings = held_against_law(inputs, entries, catalogue, day)
    return reconciled.findings, entries, warnings


def _from_toml(text: str) -> Any:
    """The cases as JSON has them: dates and times of TOML are texts there."""
    return json.loads(json.dumps(tomllib.loads(text).get("case", []), default=str))


def _expected(case: Case) -> dict[str, Any]:
    expected = {key: value for key, value in case.get("expected", {}).items() if value}
    if "flags" in expected:
        expected["flags"] = sorted(set(expected["flags"]))
    if case.get("law"):
        expected["law"] = dict(case["law"])
    return expected


def _collected(entries: pl.DataFrame, wages: pl.DataFrame, day_rate: DayRate) -> pl.DataFrame:
    """`entries` and those that give back what a whole month's base and floating pay do not cover."""
    months = entries.select("agent", "month").unique().join(wages, on="agent")
    paid = [
        as_entries(months.with_columns(amount_fen=f"{kind}_fen"), "cases", kind)
        for kind in ("base", "floating")
    ]
    collected = collect(pl.concat([entries, *paid]), wages, day_rate)
    return collected.filter(pl.col("rule") != "cases")
