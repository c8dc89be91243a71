"""Every legal check holds its own cases, and the cases would notice if it were gone.

Checks of a month's total have cases of the shape `month`: `employment` or `settled` stretches, a `sick`
day, `entries` in yuan, and what is `expected` at stake.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
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
from rostering.payroll import legality
from rostering.payroll.cases import check_cases, read_cases, run_case
from rostering.payroll.inputs import PayInputs, pay_inputs
from rostering.payroll.legality import held_against_law
from rostering.payroll.schema import AT_WORK, EMPLOYMENT, ENTRIES, WAGES
from rostering.policy.catalogue import Catalogue, load_catalogue

ALL = sorted((Path(__file__).parents[1] / "cases" / "law").glob("*.json"))
OF_MONTH = [file for file in ALL if '"shape"' in file.read_text(encoding="utf-8")]
FILES = [file for file in ALL if file not in OF_MONTH]
MONTHLY = [
    (file.stem, case) for file in OF_MONTH for case in json.loads(file.read_text(encoding="utf-8"))
]
each_file = pytest.mark.parametrize("file", FILES, ids=[file.stem for file in FILES])


@each_file
def test_the_cases_of_a_legal_check_hold(file: Path) -> None:
    for result in check_cases(read_cases(file), load_catalogue()):
        assert result.got == result.expected, f"{result.id}: {result.says}"


@each_file
def test_a_case_fails_where_the_legal_check_is_left_out(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def others(package: str) -> dict[str, ModuleType]:
        return {name: unit for name, unit in modules_in(package).items() if name != file.stem}

    assert file.stem in modules_in(legality.LAW_PACKAGE)
    monkeypatch.setattr(legality, "modules_in", others)
    assert not all(one.holds for one in check_cases(read_cases(file), load_catalogue()))


@pytest.mark.parametrize(("name", "case"), MONTHLY, ids=[case["id"] for _name, case in MONTHLY])
def test_a_case_of_a_month_holds(name: str, case: Mapping[str, Any]) -> None:
    code = load_catalogue().rule("law", name).clause
    _entries, warnings = held(case, load_catalogue())
    stakes = dict(warnings.select("code", "stake_fen").iter_rows())
    if case["expected"] is True:
        assert code in stakes, case["says"]
        assert stakes[code] is None
        return
    assert stakes.get(code) == fen(case["expected"]), case["says"]


@pytest.mark.parametrize("name", sorted({name for name, _case in MONTHLY} - {"weekly_rest"}))
def test_an_applied_law_pays_what_was_at_stake_and_warns_no_more(name: str) -> None:
    case = next(case for of, case in MONTHLY if of == name and case["expected"])
    code = load_catalogue().rule("law", name).clause
    entries, warnings = held(case, applied(name))
    lines = entries.filter(pl.col("kind") == "law")
    assert lines.select("rule", "clause", "amount_fen").rows() == [
        (name, code, fen(case["expected"]))
    ]
    assert lines["date"].to_list() == [date(2026, 5, 31)]
    assert code not in warnings["code"].to_list()


CODES = ("L01", "L02", "L03", "L04", "L05", "L06", "L07", "L09", "L10", "L11", "L16", "L17", "L18")
WITHOUT_SUM = ("L05", "L11", "L18")  # nothing could be paid instead


@pytest.mark.parametrize("code", CODES)
def test_every_code_has_its_articles_and_cases_and_can_be_applied(code: str) -> None:
    (rule,) = [one for one in load_catalogue().of_kind("law").values() if one.clause == code]
    assert "art." in rule.source or "Order" in rule.source
    assert rule.name in {file.stem for file in ALL}
    assert ("apply" in rule.parameters) is (code not in WITHOUT_SUM)


@each_file
def test_an_applied_law_of_a_day_pays_what_was_at_stake_and_warns_no_more(file: Path) -> None:
    rule = load_catalogue().rule("law", file.stem)
    if "apply" not in rule.parameters:
        assert rule.clause in WITHOUT_SUM
        return
    case = next(case for case in read_cases(file) if rule.clause in (case.get("law") or {}))
    _findings, entries, warnings = run_case(case, applied(file.stem))
    lines = entries.filter(pl.col("kind") == "law").select("rule", "clause", "amount_fen").rows()
    assert lines == [(file.stem, rule.clause, fen(case["law"][rule.clause]))]
    assert rule.clause not in warnings["code"].to_list()


def test_fines_that_the_law_gives_back_are_no_deduction_any_more() -> None:
    # 400.00 of fines are above the cap of 380.00; given back by L01, nothing is left for L10
    case = next(case for name, case in MONTHLY if name == "deductions_and_minimum_wage")
    _entries, warnings = held(case, applied("fines_without_basis"))
    assert "L10" not in warnings["code"].to_list()


def applied(name: str) -> Catalogue:
    """The shipped rules, with one law applied."""
    rule = load_catalogue().rule("law", name)
    switch = rule.parameters["apply"]
    on = replace(switch, values=(replace(switch.values[0], value=True),))
    return load_catalogue().with_([replace(rule, parameters={**rule.parameters, "apply": on})])


def held(case: Mapping[str, Any], catalogue: Catalogue) -> tuple[pl.DataFrame, pl.DataFrame]:
    entries = [
        dict.fromkeys(ENTRIES.names())
        | {
            "agent": 0, "date": date.fromisoformat(row.get("date", "2026-05-06")), "month": 202605,
            "kind": row["kind"], "rule": row["kind"], "amount_fen": fen(row["amount"]), "points": 0,
        }
        for row in case["entries"]
    ]  # fmt: skip
    frame = pl.DataFrame(entries, ENTRIES)
    return held_against_law(inputs_of(case, catalogue), frame, catalogue, date(2026, 5, 1))


def inputs_of(case: Mapping[str, Any], catalogue: Catalogue) -> PayInputs:
    sick = case.get("sick")
    findings = [
        dict.fromkeys(FINDINGS.names())
        | {
            "agent": 0, "date": date.fromisoformat(sick["date"]), "month": 202605,
            "kind": "leave_taken", "halves": sick["halves"], "detail": "sick",
        }
    ] if sick else []  # fmt: skip
    wage = sick or {"base": "0", "floating": "0"}
    wages = [
        {
            "agent": 0, "since": date(1900, 1, 1), "base_fen": fen(wage["base"]),
            "floating_fen": fen(wage["floating"]),
        }
    ]  # fmt: skip
    region = case.get("region")
    inputs = pay_inputs(
        pl.DataFrame(findings, FINDINGS),
        pl.DataFrame(wages, WAGES),
        pl.DataFrame(schema={"agent": pl.Int64, "minutes": pl.Int64}),
        catalogue,
        date(2026, 5, 1),
        employment=stretches(case.get("employment", ())),
    )
    minimum = catalogue.rule("minimum_wage", region).parameters["monthly"] if region else None
    settled = stretches(case.get("settled", ()))
    at_work = pl.DataFrame(
        [
            {"agent": 0, "month": 202605, "date": date(2026, 5, 31), "base_fen": fen(row["base"])}
            | {
                name: row[name]
                for name in ("minutes", "office_days", "whole", "weeks_without_rest")
            }
            for row in case.get("at_work", ())
        ],
        AT_WORK,
    )
    return replace(inputs, minimum_wage=minimum, settled_employment=settled, at_work=at_work)


def stretches(rows: Iterable[Mapping[str, Any]]) -> pl.DataFrame:
    made = [
        {
            "agent": 0, "date": date.fromisoformat(row["from"]),
            "until": date.fromisoformat(row["until"]), "grade": "agent", "clause": "G5",
            "base_fen": fen(row["base"]), "floating_fen": fen(row["floating"]),
            "allowances": True, "paid_days": row["paid_days"], "value_from": date(2010, 7, 28),
            "before_fen": fen(row.get("before")), "agreed": row.get("agreed", False),
        }
        for row in rows
    ]  # fmt: skip
    return pl.DataFrame(made, EMPLOYMENT)


def fen(yuan: str | None) -> int | None:
    return None if yuan is None else int(Decimal(yuan) * 100)
