"""The shape of a case file: keys that no case has, keys that are lacking, times and amounts that are none.

Everything is named at once, with its case and its place in it: `X1: shifts[2].start`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from rostering.domain.incidents import Gathering, SignInStatus
from rostering.domain.leave import LeaveStatus, OvertimeReason, Part, Settlement
from rostering.errors import InputProblem
from rostering.language import _, listed

KEYS = {
    "id", "says", "group", "pay", "shifts", "punches", "leaves", "overtime", "day_types",
    "comp_balance", "holiday_settle", "moved", "sign_ins", "incidents", "expected", "law",
}  # fmt: skip
EXPECTED_KEYS = {
    "late_minutes", "early_minutes", "late_early_events", "absence_days", "deductions",
    "ot_minutes", "ot_pay", "comp_minutes", "points_lost", "leave_requests", "flags",
    "rewards",
}  # fmt: skip

Check = Callable[[Any], str]


def _text(value: Any) -> str:
    return "" if isinstance(value, str) else _("must be a text")


def _flag(value: Any) -> str:
    return "" if isinstance(value, bool) else _("must be true or false")


def _whole(value: Any) -> str:
    if isinstance(value, int) and not isinstance(value, bool) and value >= 0:
        return ""
    return _("must be a whole number from 0 on")


def _moment(value: Any) -> str:
    text = str(value)
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return _("is no time; type it as 2026-03-02T09:00")
    return "" if len(text) > 10 else _("is a day without a time; type it as 2026-03-02T09:00")


def _day(value: Any) -> str:
    try:
        date.fromisoformat(str(value))
    except ValueError:
        return _("is no date; type it as 2026-03-02")
    return ""


def _yuan(value: Any) -> str:
    try:
        fen = Decimal(value) * 100 if isinstance(value, str) else Decimal("NaN")
    except InvalidOperation:
        fen = Decimal("NaN")
    if fen.is_finite() and fen >= 0 and fen == int(fen):
        return ""
    return _('is no amount of yuan; type it quoted, as "1000.00"')


def _one_of(*known: str) -> Check:
    def check(value: Any) -> str:
        return (
            ""
            if value in known
            else _("is not known; known are {names}").format(names=listed(known))
        )

    return check


def _breaks(value: Any) -> str:
    if not isinstance(value, list) or not all(
        isinstance(pair, list) and len(pair) == 2 for pair in value
    ):
        return _("must be pairs of start and end")
    return next((fault for pair in value for one in pair if (fault := _moment(one))), "")


DAY_TYPE = _one_of("workday", "rest", "statutory")
TABLES: Mapping[str, Mapping[str, Check]] = {
    "shifts": {"start": _moment, "end": _moment, "breaks": _breaks},
    "leaves": {
        "type": _text,
        "date": _day,
        "part": _one_of(*Part),
        "status": _one_of(*LeaveStatus),
        "request": _text,
        "start": _moment,
        "end": _moment,
        "certificate": _one_of("missing"),
    },
    "overtime": {
        "start": _moment,
        "end": _moment,
        "breaks": _breaks,
        "approved": _flag,
        "reason": _one_of(*OvertimeReason),
        "settle": _one_of(*Settlement),
        "standalone": _flag,
    },
    "sign_ins": {
        "date": _day,
        "kind": _one_of(*Gathering),
        "status": _one_of(*SignInStatus),
        "name": _text,
    },
    "incidents": {
        "id": _text,
        "date": _day,
        "clause": _text,
        "amount": _yuan,
        "points": _whole,
        "grave": _flag,
        "withdraws": _text,
    },
}
NEEDED = {
    "shifts": ("start", "end"),
    "leaves": ("type", "date"),
    "overtime": ("start", "end"),
    "sign_ins": ("date", "kind", "status"),
    "incidents": ("date",),
}
MAPPINGS: Mapping[str, Check] = {"day_types": DAY_TYPE, "moved": _day}


def shape_problems(file: Path, cases: Any) -> list[InputProblem]:
    """Everything that is wrong with the shape of the cases in `file`."""
    if not isinstance(cases, list) or not all(isinstance(case, dict) for case in cases):
        return [InputProblem(str(file), _("is no list of cases"))]
    return [
        InputProblem(f"{file}: {case.get('id', position)}", message, shown)
        for position, case in enumerate(cases, 1)
        for message, shown in _of_case(case)
    ]


def _of_case(case: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for key in ("id", "pay"):
        if key not in case:
            yield _("lacks the key"), key
    for key in sorted(set(case) - KEYS):
        yield _("unknown key"), key
    yield from _of_mappings(case)
    for name, checks in TABLES.items():
        yield from _of_table(name, checks, case.get(name) or [])
    punches = case.get("punches") or []
    if not isinstance(punches, list):
        yield _("must be a list"), "punches"
        punches = []
    for number, punch in enumerate(punches, 1):
        if fault := _moment(punch):
            yield f"punches[{number}]: {fault}", str(punch)
    if "comp_balance" in case and (fault := _whole(case["comp_balance"])):
        yield f"comp_balance: {fault}", str(case["comp_balance"])
    if fault := _one_of(*Settlement)(case.get("holiday_settle", "pay")):
        yield f"holiday_settle: {fault}", str(case["holiday_settle"])


def _of_mappings(case: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for key in ("pay", "expected", "law", *MAPPINGS):
        if not isinstance(case.get(key) or {}, dict):
            yield _("must be a table"), key
    pay = case.get("pay")
    if isinstance(pay, dict):
        for key in ("base", "floating"):
            if key not in pay:
                yield _("lacks the key"), f"pay.{key}"
            elif fault := _yuan(pay[key]):
                yield f"pay.{key}: {fault}", str(pay[key])
        for key in sorted(set(pay) - {"base", "floating"}):
            yield _("unknown key"), f"pay.{key}"
    expected = case.get("expected")
    if isinstance(expected, dict):
        for key in sorted(set(expected) - EXPECTED_KEYS):
            yield _("unknown key"), key
    for name, check in MAPPINGS.items():
        table = case.get(name)
        for day, value in table.items() if isinstance(table, dict) else ():
            for text, fault in ((day, _day(day)), (value, check(value))):
                if fault:
                    yield f"{name}: {fault}", str(text)


def _of_table(name: str, checks: Mapping[str, Check], rows: Any) -> Iterator[tuple[str, str]]:
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        yield _("must be a list of tables"), name
        return
    for number, row in enumerate(rows, 1):
        place = f"{name}[{number}]"
        for key in sorted(set(row) - set(checks)):
            yield _("unknown key"), f"{name}.{key}"
        for key in NEEDED[name]:
            if key not in row:
                yield _("lacks the key"), f"{place}.{key}"
        for key, check in checks.items():
            if row.get(key) is not None and (fault := check(row[key])):
                yield f"{place}.{key}: {fault}", str(row[key])
        yield from _of_hours(place, row)
        if not _in_order(row):
            yield f"{place}.end: " + _("is not after the start"), str(row["end"])


def _in_order(row: Mapping[str, Any]) -> bool:
    """Whether the end is after the start, where both are times of one kind."""
    if "start" not in row or "end" not in row or _moment(row["start"]) or _moment(row["end"]):
        return True
    start, end = (datetime.fromisoformat(str(row[key])) for key in ("start", "end"))
    return (start.tzinfo is None) != (end.tzinfo is None) or start < end


def _of_hours(place: str, row: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Leave by the hour has a start and an end, and no other leave."""
    if row.get("part") == "hours":
        for key in ("start", "end"):
            if key not in row:
                yield _("lacks the key"), f"{place}.{key}"
    elif "type" in row and "start" in row:
        yield _("only leave of part hours has a start and an end"), f"{place}.start"
