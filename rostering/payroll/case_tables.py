"""The tables of cases: each case is one agent, whose place is the case's own in its group."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from itertools import count
from typing import Any
from zoneinfo import ZoneInfo

import polars as pl

from rostering.attendance.matching import Inputs
from rostering.attendance.schema import DAYS, LEAVE, ORDERS, PUNCHES, SHIFTS
from rostering.attendance.tables import sign_ins_table
from rostering.domain.incidents import Gathering, Incident, SignIn, SignInStatus
from rostering.payroll.incidents import incident_table
from rostering.payroll.schema import WAGES
from rostering.policy.catalogue import Catalogue
from rostering.policy.incidents import incident_kind

ZONE = ZoneInfo("Asia/Shanghai")

Case = Mapping[str, Any]


def case_inputs(cases: Sequence[Case]) -> Inputs:
    """What the reconciliation of these cases starts from; their day types do not contradict."""
    sign_ins = [one for place, case in enumerate(cases) for one in _sign_ins(place, case)]
    return Inputs(
        pl.DataFrame(
            [row for place, case in enumerate(cases) for row in _shifts(place, case)], SHIFTS
        ),
        pl.DataFrame(_orders(cases), ORDERS),
        pl.DataFrame(_punches(cases), PUNCHES),
        pl.DataFrame(
            [row for place, case in enumerate(cases) for row in _leave(place, case)], LEAVE
        ),
        pl.DataFrame(_days(cases), DAYS),
        ZONE.key,
        sign_ins=sign_ins_table(sign_ins, _places(cases)),
    )


def case_wages(cases: Sequence[Case]) -> pl.DataFrame:
    """The wage of each case, in force on every day (schema WAGES)."""
    rows = [
        {
            "agent": place,
            "since": date(1900, 1, 1),
            "base_fen": int(Decimal(case["pay"]["base"]) * 100),
            "floating_fen": int(Decimal(case["pay"]["floating"]) * 100),
        }
        for place, case in enumerate(cases)
    ]
    return pl.DataFrame(rows, WAGES)


def case_balances(cases: Sequence[Case]) -> pl.DataFrame:
    """The compensatory rest on hand of each case, in minutes."""
    rows = [(place, int(case.get("comp_balance", 0))) for place, case in enumerate(cases)]
    return pl.DataFrame(rows, {"agent": pl.Int64, "minutes": pl.Int64}, orient="row")


def case_incidents(cases: Sequence[Case], catalogue: Catalogue) -> pl.DataFrame:
    """The rewards and punishments of the cases (schema INCIDENTS)."""
    found = [
        incident
        for place, case in enumerate(cases)
        for incident in _incidents(place, case, catalogue)
    ]
    return incident_table(found, _places(cases), catalogue)


def first_day(case: Case) -> date:
    """The first day that the case speaks of."""
    days = [
        local(item["start"]).date() for item in (*case.get("shifts", ()), *case.get("overtime", ()))
    ]
    days += [date.fromisoformat(day["date"]) for day in case.get("leaves", ())]
    days += [local(punch).date() for punch in case.get("punches", ())]
    days += [date.fromisoformat(day) for day in case.get("day_types", {})]
    days += [
        date.fromisoformat(item["date"])
        for key in ("sign_ins", "incidents")
        for item in case.get(key, ())
    ]
    return min(days, default=date(2026, 1, 1))


def local(text: str) -> datetime:
    """The aware time that a case gives; without an offset it is local."""
    moment = datetime.fromisoformat(text)
    return moment.replace(tzinfo=ZONE) if moment.tzinfo is None else moment.astimezone(ZONE)


def _places(cases: Sequence[Case]) -> dict[str, int]:
    return {str(place): place for place in range(len(cases))}


def _shifts(place: int, case: Case) -> Iterator[dict[str, Any]]:
    for shift in case.get("shifts", ()):
        yield {
            "agent": place,
            "date": local(shift["start"]).date(),
            "start": _second(shift["start"]),
            "end": _second(shift["end"]),
            "breaks": _breaks(shift.get("breaks", ())),
            "presence": "required",
            "version": 1,
        }


def _orders(cases: Sequence[Case]) -> list[dict[str, Any]]:
    number = count()
    return [
        {
            "order": next(number),
            "agent": place,
            "start": _second(order["start"]),
            "end": _second(order["end"]),
            "breaks": _breaks(order.get("breaks", ())),
            "approved": order.get("approved", True),
            "reason": order.get("reason", "business"),
            "settle": order.get("settle", "pay"),
            "standalone": order.get("standalone"),
        }
        for place, case in enumerate(cases)
        for order in case.get("overtime", ())
    ]


def _punches(cases: Sequence[Case]) -> list[dict[str, Any]]:
    number = count()
    return [
        {"agent": place, "at": _second(punch), "kind": "clock", "punch": next(number)}
        for place, case in enumerate(cases)
        for punch in case.get("punches", ())
    ]


def _leave(place: int, case: Case) -> Iterator[dict[str, Any]]:
    for number, day in enumerate(case.get("leaves", ()), 1):
        yield {
            "agent": place,
            "date": date.fromisoformat(day["date"]),
            "kind": day["type"],
            "part": day.get("part", "full"),
            "status": day.get("status", "approved"),
            "request": f"{place}/{day.get('request', f'#{number}')}",
            "start": _second(day["start"]) if "start" in day else None,
            "end": _second(day["end"]) if "end" in day else None,
            "lacks_certificate": day.get("certificate") == "missing",
        }


def _sign_ins(place: int, case: Case) -> Iterator[SignIn]:
    for item in case.get("sign_ins", ()):
        yield SignIn(
            str(place),
            date.fromisoformat(item["date"]),
            Gathering(item["kind"]),
            SignInStatus(item["status"]),
            item.get("name", ""),
        )


def _incidents(place: int, case: Case, catalogue: Catalogue) -> Iterator[Incident]:
    for number, item in enumerate(case.get("incidents", ()), 1):
        withdrawn = item.get("withdraws", "")
        yield Incident(
            f"{place}/{item.get('id', f'#{number}')}",
            str(place),
            date.fromisoformat(item["date"]),
            "" if withdrawn else incident_kind(catalogue, item["clause"]),
            int(Decimal(item.get("amount", "0")) * 100),
            item.get("points", 0),
            item.get("grave", False),
            withdraws=f"{place}/{withdrawn}" if withdrawn else "",
        )


def _days(cases: Sequence[Case]) -> list[dict[str, Any]]:
    """Day types with moved statutory days applied: the original a work day, the new one the holiday.

    A date that is not named is a work day.
    """
    types: dict[date, str] = {}
    moved: dict[date, date] = {}
    for case in cases:
        for order in case.get("overtime", ()):
            types.setdefault(local(order["start"]).date(), "workday")
    for case in cases:
        types |= {date.fromisoformat(day): kind for day, kind in case.get("day_types", {}).items()}
        moved |= {
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


def _breaks(pairs: Any) -> list[dict[str, int]]:
    return [{"start": _second(start), "end": _second(end)} for start, end in pairs]


def _second(text: str) -> int:
    return int(local(text).astimezone(UTC).timestamp())
