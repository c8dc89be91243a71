"""Cases that a clerk can write: one agent's shifts, punches, leave and orders, and what must follow.

A case runs through the same matching, findings and pay rules as a real month.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import polars as pl

from rostering.attendance.matching import Inputs
from rostering.attendance.reconcile import reconcile
from rostering.attendance.schema import DAYS, LEAVE, ORDERS, PUNCHES, SHIFTS
from rostering.attendance.tables import sign_ins_table
from rostering.domain.incidents import Gathering, Incident, SignIn, SignInStatus
from rostering.errors import InputError, InputProblem
from rostering.payroll.case_shape import shape_problems
from rostering.payroll.charging import charge_all
from rostering.payroll.collection import collect
from rostering.payroll.entry_table import as_entries
from rostering.payroll.incidents import incident_table
from rostering.payroll.inputs import DayRate, pay_inputs
from rostering.payroll.legality import held_against_law
from rostering.payroll.outcome import outcome_of
from rostering.payroll.schema import WAGES
from rostering.policy.catalogue import Catalogue
from rostering.policy.incidents import incident_kind

AGENT = "A"
ZONE = ZoneInfo("Asia/Shanghai")


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


def check_case(case: Mapping[str, Any], catalogue: Catalogue) -> CaseResult:
    """Run one case under `catalogue` and compare."""
    caps = catalogue.rule("law", "overtime_caps").parameters["day_minutes"]
    day_cap = int(caps.on(_first_day(case)).value)  # type: ignore[arg-type]
    got = outcome_of(*run_case(case, catalogue), day_cap)
    return CaseResult(str(case["id"]), str(case.get("says", "")), _expected(case), got)


def run_case(
    case: Mapping[str, Any], catalogue: Catalogue
) -> tuple[pl.DataFrame, pl.DataFrame, pl.DataFrame]:
    """The findings, entries and warnings of one case; a law that is applied has its line.

    A month takes no more from the case's wage than it would from a whole month's (G11).
    """
    day = _first_day(case)
    reconciled = reconcile(_inputs(case), catalogue, day)
    wages = _wages(case)
    inputs = pay_inputs(
        reconciled.findings,
        wages,
        pl.DataFrame({"agent": [0], "minutes": [int(case.get("comp_balance", 0))]}),
        catalogue,
        day,
        case.get("holiday_settle", "pay"),
        incidents=incident_table(_incidents(case, catalogue), {AGENT: 0}, catalogue),
    )
    entries = _collected(charge_all(inputs, catalogue, day), wages, inputs.day_rate)
    entries, warnings = held_against_law(inputs, entries, catalogue, day)
    return reconciled.findings, entries, warnings


def _from_toml(text: str) -> Any:
    """The cases as JSON has them: dates and times of TOML are texts there."""
    return json.loads(json.dumps(tomllib.loads(text).get("case", []), default=str))


def _expected(case: Mapping[str, Any]) -> dict[str, Any]:
    expected = {key: value for key, value in case.get("expected", {}).items() if value}
    if "flags" in expected:
        expected["flags"] = sorted(set(expected["flags"]))
    if case.get("law"):
        expected["law"] = dict(case["law"])
    return expected


def _inputs(case: Mapping[str, Any]) -> Inputs:
    shifts = [
        {
            "agent": 0,
            "date": _local(shift["start"]).date(),
            "start": _second(shift["start"]),
            "end": _second(shift["end"]),
            "breaks": _breaks(shift.get("breaks", ())),
            "presence": "required",
            "version": 1,
        }
        for shift in case.get("shifts", ())
    ]
    orders = [
        {
            "order": number,
            "agent": 0,
            "start": _second(order["start"]),
            "end": _second(order["end"]),
            "breaks": _breaks(order.get("breaks", ())),
            "approved": order.get("approved", True),
            "reason": order.get("reason", "business"),
            "settle": order.get("settle", "pay"),
            "standalone": order.get("standalone"),
        }
        for number, order in enumerate(case.get("overtime", ()))
    ]
    punches = [
        {"agent": 0, "at": _second(punch), "kind": "clock", "punch": number}
        for number, punch in enumerate(case.get("punches", ()))
    ]
    leave = [
        {
            "agent": 0,
            "date": date.fromisoformat(day["date"]),
            "kind": day["type"],
            "part": day.get("part", "full"),
            "status": day.get("status", "approved"),
            "request": day.get("request", f"#{number}"),
            "start": _second(day["start"]) if "start" in day else None,
            "end": _second(day["end"]) if "end" in day else None,
            "lacks_certificate": day.get("certificate") == "missing",
        }
        for number, day in enumerate(case.get("leaves", ()), 1)
    ]
    return Inputs(
        pl.DataFrame(shifts, SHIFTS),
        pl.DataFrame(orders, ORDERS),
        pl.DataFrame(punches, PUNCHES),
        pl.DataFrame(leave, LEAVE),
        pl.DataFrame(_days(case), DAYS),
        ZONE.key,
        sign_ins=sign_ins_table(_sign_ins(case), {AGENT: 0}),
    )


def _sign_ins(case: Mapping[str, Any]) -> list[SignIn]:
    return [
        SignIn(
            AGENT,
            date.fromisoformat(item["date"]),
            Gathering(item["kind"]),
            SignInStatus(item["status"]),
            item.get("name", ""),
        )
        for item in case.get("sign_ins", ())
    ]


def _incidents(case: Mapping[str, Any], catalogue: Catalogue) -> list[Incident]:
    return [
        Incident(
            item.get("id", f"#{number}"),
            AGENT,
            date.fromisoformat(item["date"]),
            "" if "withdraws" in item else incident_kind(catalogue, item["clause"]),
            int(Decimal(item.get("amount", "0")) * 100),
            item.get("points", 0),
            item.get("grave", False),
            withdraws=item.get("withdraws", ""),
        )
        for number, item in enumerate(case.get("incidents", ()), 1)
    ]


def _days(case: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Day types with moved statutory days applied: the original a work day, the new one the holiday.

    A date that is not named is a work day.
    """
    types = {_local(order["start"]).date(): "workday" for order in case.get("overtime", ())}
    types |= {date.fromisoformat(day): kind for day, kind in case.get("day_types", {}).items()}
    moved = {
        date.fromisoformat(old): date.fromisoformat(new)
        for old, new in case.get("moved", {}).items()
    }
    for old, new in moved.items():
        types[old] = "workday"
        types[new] = "statutory"
    return [
        {"date": day, "day_type": kind, "moved_to": moved.get(day)}
        for day, kind in sorted(types.items())
    ]


def _wages(case: Mapping[str, Any]) -> pl.DataFrame:
    pay = case["pay"]
    base, floating = (int(Decimal(pay[key]) * 100) for key in ("base", "floating"))
    row = {"agent": 0, "since": date(1900, 1, 1), "base_fen": base, "floating_fen": floating}
    return pl.DataFrame([row], WAGES)


def _collected(entries: pl.DataFrame, wages: pl.DataFrame, day_rate: DayRate) -> pl.DataFrame:
    """`entries` and those that give back what a whole month's base and floating pay do not cover."""
    months = entries.select("agent", "month").unique().join(wages, on="agent")
    paid = [
        as_entries(months.with_columns(amount_fen=f"{kind}_fen"), "cases", kind)
        for kind in ("base", "floating")
    ]
    collected = collect(pl.concat([entries, *paid]), wages, day_rate)
    return collected.filter(pl.col("rule") != "cases")


def _first_day(case: Mapping[str, Any]) -> date:
    days = [
        _local(item["start"]).date()
        for item in (*case.get("shifts", ()), *case.get("overtime", ()))
    ]
    days += [date.fromisoformat(day["date"]) for day in case.get("leaves", ())]
    days += [_local(punch).date() for punch in case.get("punches", ())]
    days += [date.fromisoformat(day) for day in case.get("day_types", {})]
    days += [
        date.fromisoformat(item["date"])
        for key in ("sign_ins", "incidents")
        for item in case.get(key, ())
    ]
    return min(days, default=date(2026, 1, 1))


def _breaks(pairs: Any) -> list[dict[str, int]]:
    return [{"start": _second(start), "end": _second(end)} for start, end in pairs]


def _local(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    return moment.replace(tzinfo=ZONE) if moment.tzinfo is None else moment.astimezone(ZONE)


def _second(text: str) -> int:
    return int(_local(text).astimezone(UTC).timestamp())
