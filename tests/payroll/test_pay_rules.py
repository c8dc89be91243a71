"""Every pay rule holds its own cases, and the cases would notice if it were gone.

Most case files are those of `rules check`. What one agent's days cannot reach has cases of another
shape, and they say so: `employment`, the stretches of a month (`paid_days` null where one is the whole
month), `ordered`, minutes of ordered overtime that were worked, `booked`, what people booked,
`settled`, who is settled as dismissed, `attended`, how the month was attended, with the kind of a
`leave` taken, or `appraised`, the bonus of each appraisal. `expected` are the entries, in yuan;
`values` are those of the rule, changed for the case.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from types import ModuleType
from typing import Any

import polars as pl
import pytest

from rostering.attendance.schema import FINDINGS
from rostering.discovery import modules_in
from rostering.payroll import charging
from rostering.payroll.cases import check_cases, read_cases
from rostering.payroll.charging import charge_all
from rostering.payroll.inputs import PayInputs, pay_inputs
from rostering.payroll.schema import APPRAISED, ATTENDED, BOOKED, EMPLOYMENT, SETTLED, WAGES
from rostering.policy.catalogue import Catalogue, load_catalogue
from rostering.policy.rule import Parameter, Value

MAY = date(2026, 5, 1)
CASES = Path(__file__).parents[1] / "cases" / "pay_rules"
OF_EMPLOYMENT = ("base_pay", "communication_allowance", "floating_pay", "transport_allowance")
OF_ORDERED = ("own_work_overtime",)
OF_BOOKED = ("adjustment", "entered_amount", "statutory_deduction")
OF_SETTLED = ("settlement",)
OF_ATTENDED = ("attendance_bonus",)
OF_APPRAISED = ("appraisal_bonus",)
OF_SHAPE = OF_EMPLOYMENT + OF_ORDERED + OF_BOOKED + OF_SETTLED + OF_ATTENDED + OF_APPRAISED
FILES = sorted(file for file in CASES.glob("*.json") if file.stem not in OF_SHAPE)
each_file = pytest.mark.parametrize("file", FILES, ids=[file.stem for file in FILES])
SHAPED = [
    (name, case)
    for name in OF_SHAPE
    for case in json.loads((CASES / f"{name}.json").read_text(encoding="utf-8"))
]
NO_REST = pl.DataFrame(schema={"agent": pl.Int64, "minutes": pl.Int64})
DAY = date(2026, 5, 1)


@each_file
def test_the_cases_of_a_pay_rule_hold(file: Path) -> None:
    for result in check_cases(read_cases(file), load_catalogue()):
        assert result.got == result.expected, f"{result.id}: {result.says}"


@each_file
def test_a_case_fails_where_the_pay_rule_is_left_out(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert file.stem in modules_in(charging.PAY_RULES_PACKAGE)
    monkeypatch.setattr(charging, "modules_in", others_than(file.stem))
    assert not all(one.holds for one in check_cases(read_cases(file), load_catalogue()))


@pytest.mark.parametrize(("name", "case"), SHAPED, ids=[case["id"] for _name, case in SHAPED])
def test_a_case_of_another_shape_holds(name: str, case: dict[str, Any]) -> None:
    assert entered(name, case) == case["expected"], case["says"]


@pytest.mark.parametrize("name", OF_SHAPE)
def test_a_case_of_another_shape_fails_where_the_pay_rule_is_left_out(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(charging, "modules_in", others_than(name))
    assert not all(entered(of, case) == case["expected"] for of, case in SHAPED if of == name)


def test_compensatory_rest_is_earned_at_the_rate_of_the_rules() -> None:
    # 90 minutes of rest-day overtime at two for one are 180 minutes of rest (D15)
    catalogue = changed("compensatory_rest", {"minutes_per_minute": 2})
    entries = charge_all(overtime_by_rest(90), catalogue, MAY).filter(pl.col("kind") == "comp_rest")
    assert entries.select("minutes", "amount_fen", "clause").rows() == [(180, 0, "D15")]


def test_rest_earned_below_nothing_is_earned_all_the_same() -> None:
    owed = pl.DataFrame({"agent": [0], "minutes": [-200]})
    inputs = replace(overtime_by_rest(90), comp_balance=owed)
    entries = charge_all(inputs, load_catalogue(), MAY)
    assert entries.filter(pl.col("kind") == "comp_rest")["minutes"].to_list() == [90]
    assert "comp_balance_short" not in entries["kind"]


def test_day_and_hour_are_those_of_the_shared_rate() -> None:
    # 1740.00 ÷ 20 days ÷ 8 hours × 150 % = 16.3125, ÷ 20 ÷ 7.5 × 150 % = 17.40 (G15)
    by_days, by_hours = {"days_a_month": "20"}, {"days_a_month": "20", "hours_a_day": "7.5"}
    for values, amount in ((by_days, 1631), (by_hours, 1740)):
        catalogue = changed("day_rate", values)
        inputs = inputs_of([ordered("2026-05-04", 60, "business")], catalogue)
        assert charge_all(inputs, catalogue, MAY)["amount_fen"].to_list() == [amount]


def test_a_value_holds_from_its_date_on_within_one_month() -> None:
    # work-day overtime at 150 % until 14 May and 200 % from the 15th: 15.00 and 20.00
    catalogue = from_mid_may("workday_overtime", "percent", 200)
    rows = [ordered(f"2026-05-{day}", 60, "business") for day in (14, 15)]
    entries = charge_all(inputs_of(rows), catalogue, MAY)
    assert entries.sort("date")["amount_fen"].to_list() == [1500, 2000]


def test_a_lower_number_of_events_counts_from_its_date_on() -> None:
    # more than 5 until 14 May, more than 2 from the 15th: of four events the fourth goes over it
    catalogue = from_mid_may("dismissal_review", "more_than", 2)
    days = ("2026-05-11", "2026-05-12", "2026-05-13", "2026-05-18", "2026-05-19")
    entries = charge_all(events("late", days), catalogue, MAY)
    reviews = entries.filter(pl.col("rule") == "dismissal_review")
    assert reviews["date"].to_list() == [date(2026, 5, 18)]


def test_a_lower_number_of_leaves_counts_from_its_date_on() -> None:
    # three until 14 May, one from the 15th: the third request of the month costs the points, once
    catalogue = from_mid_may("frequent_leave", "requests", 1)
    days = ("2026-05-11", "2026-05-12", "2026-05-18", "2026-05-19")
    entries = charge_all(events("leave_request", days), catalogue, MAY)
    frequent = entries.filter(pl.col("rule") == "frequent_leave")
    assert frequent.select("date", "points").rows() == [(date(2026, 5, 18), 5)]


def test_a_rule_that_came_after_a_month_was_frozen_charges_nothing() -> None:
    rules = load_catalogue().rules
    frozen = Catalogue({key: rule for key, rule in rules.items() if key[1] != "frequent_leave"})
    days = ("2026-05-11", "2026-05-12", "2026-05-18")
    entries = charge_all(events("leave_request", days), frozen, MAY)
    assert "frequent_leave" not in entries["rule"]


def others_than(name: str) -> Callable[[str], Mapping[str, ModuleType]]:
    return lambda package: {of: unit for of, unit in modules_in(package).items() if of != name}


def entered(name: str, case: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The entries of the rule, with the keys that the case's expected entries have."""
    if name in OF_EMPLOYMENT:
        inputs = replace(inputs_of([]), employment=employment(case["employment"]))
    elif name in OF_BOOKED:
        inputs = replace(inputs_of([]), booked=booked(case["booked"]))
    elif name in OF_SETTLED:
        inputs = replace(inputs_of([]), settled=settled(case["settled"]))
    elif name in OF_ATTENDED:
        leave = events("leave_taken", ["2026-05-11"] if "leave" in case else [])
        findings = leave.findings.with_columns(detail=pl.lit(case.get("leave"), pl.String))
        inputs = replace(leave, findings=findings, attended=attended(case["attended"]))
    elif name in OF_APPRAISED:
        inputs = replace(inputs_of([]), appraised=appraised(case["appraised"]))
    else:
        inputs = inputs_of(case["ordered"])
    entries = charge_all(inputs, changed(name, case.get("values", {})), MAY)
    own = entries.filter(pl.col("rule") == name)
    keys = {key for row in case["expected"] for key in row}
    rows = (
        {
            **row,
            "date": row["date"].isoformat(),
            "amount": f"{Decimal(row['amount_fen']) / 100:.2f}",
        }
        for row in own.iter_rows(named=True)
    )
    return [{key: value for key, value in row.items() if not keys or key in keys} for row in rows]


def employment(stretches: Iterable[Mapping[str, Any]]) -> pl.DataFrame:
    rows = [
        {
            "agent": 0,
            "date": date.fromisoformat(stretch["from"]),
            "until": date.fromisoformat(stretch["until"]),
            "grade": "",
            "clause": stretch["clause"],
            "base_fen": fen(stretch["base"]),
            "floating_fen": fen(stretch["floating"]),
            "allowances": stretch["allowances"],
            "paid_days": stretch["paid_days"],
            "value_from": date(2010, 7, 28),
        }
        for stretch in stretches
    ]
    return pl.DataFrame(rows, EMPLOYMENT)


def booked(rows: Iterable[Mapping[str, Any]]) -> pl.DataFrame:
    lines = [
        {
            "agent": 0, "date": date(2026, 5, 31), "month": 202605, "kind": row["kind"],
            "clause": row.get("clause", "G18"), "amount_fen": fen(row["amount"]),
            "points": row.get("points", 0), "booking": f"amount:{number}",
        }
        for number, row in enumerate(rows, 1)
    ]  # fmt: skip
    return pl.DataFrame(lines, BOOKED)


def settled(case: Mapping[str, Any]) -> pl.DataFrame:
    row = {
        "agent": 0, "date": date.fromisoformat(case["last_day"]), "month": 202605,
        "days_worked": case["days_worked"], "wage_fen": fen(case["base"]), "booking": "settlement:1",
    }  # fmt: skip
    return pl.DataFrame([row], SETTLED)


def attended(case: Mapping[str, Any]) -> pl.DataFrame:
    row = {"agent": 0, "date": date(2026, 5, 31), "month": 202605, **case}
    return pl.DataFrame([row], ATTENDED)


def appraised(rows: Iterable[Mapping[str, Any]]) -> pl.DataFrame:
    lines = [
        {
            "agent": 0, "date": date(2026, 5, 31), "month": 202605, "clause": "P8",
            "amount_fen": fen(row["amount"]), "value_from": DAY, "booking": f"appraisal:{row['name']}",
        }
        for row in rows
    ]  # fmt: skip
    return pl.DataFrame(lines, APPRAISED)


def ordered(day: str, minutes: int, reason: str, **more: Any) -> dict[str, Any]:
    blank = {"settle": "pay", "day_type": "workday", "base": "1740.00"}
    return blank | {"date": day, "minutes": minutes, "reason": reason} | more


def overtime_by_rest(minutes: int) -> PayInputs:
    row = ordered("2026-05-09", minutes, "business", settle="comp", day_type="rest")
    return inputs_of([row])


def events(kind: str, days: Iterable[str]) -> PayInputs:
    """Findings of one kind, ten minutes each, on a wage of 1740.00."""
    rows = [ordered(day, 10, "business") for day in days]
    inputs = inputs_of(rows)
    findings = inputs.findings.with_columns(
        kind=pl.lit(kind), detail=pl.col("date").cast(pl.String)
    )
    return replace(inputs, findings=findings)


def inputs_of(rows: Iterable[Mapping[str, Any]], catalogue: Catalogue | None = None) -> PayInputs:
    """Ordered overtime that was worked, each row on its own base; no employment."""
    listed = list(rows)
    findings = [
        dict.fromkeys(FINDINGS.names())
        | {
            "agent": 0,
            "date": date.fromisoformat(row["date"]),
            "month": int(row["date"][:4] + row["date"][5:7]),
            "kind": "ordered_overtime",
            "minutes": row["minutes"],
            "day_type": row["day_type"],
            "detail": f"{row['reason']}:{row['settle']}",
        }
        for row in listed
    ]
    wages = [
        {
            "agent": 0,
            "since": date.fromisoformat(row["date"]),
            "base_fen": fen(row["base"]),
            "floating_fen": 0,
        }
        for row in listed
    ]
    return pay_inputs(
        pl.DataFrame(findings, FINDINGS),
        pl.DataFrame(wages, WAGES),
        NO_REST,
        catalogue or load_catalogue(),
        DAY,
    )


def changed(name: str, values: Mapping[str, Any]) -> Catalogue:
    """The shipped rules, with other values for one pay rule; yuan are strings."""
    rule = load_catalogue().rule("pay_rules", name)
    parameters = {of: with_value(rule.parameters[of], value) for of, value in values.items()}
    return load_catalogue().with_([replace(rule, parameters={**rule.parameters, **parameters})])


def from_mid_may(name: str, parameter: str, value: int) -> Catalogue:
    """The shipped rules, with another value for one parameter from 15 May 2026 on."""
    rule = load_catalogue().rule("pay_rules", name)
    dated = rule.parameters[parameter]
    later = replace(dated.values[0], since=date(2026, 5, 15), value=value)
    dated = replace(dated, values=(*dated.values, later))
    return load_catalogue().with_([replace(rule, parameters={**rule.parameters, parameter: dated})])


def with_value(parameter: Parameter, value: Any) -> Parameter:
    held: Value = fen(value) if parameter.unit == "yuan" else value
    return replace(parameter, values=(replace(parameter.values[0], value=held),))


def fen(yuan: str) -> int:
    return int(Decimal(yuan) * 100)
