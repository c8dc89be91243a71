"""A second, plain reading of the clauses comes to the same figures, for agents made at random."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from random import Random
from typing import Any

from rostering.payroll.cases import check_cases
from rostering.policy.catalogue import load_catalogue
from tests.payroll.plain_reading import Reading

MONDAY = datetime(2026, 5, 4)
DAYS = {"2026-05-04": "workday", "2026-05-06": "statutory", "2026-05-08": "rest"}
SHIFTS = (  # hours since midnight: start, end, breaks
    [(9, 18, [(12, 13)])],
    [(9, 19, [(11, 11.5), (14.5, 15.5)])],
    [(7, 15, [])],
    [(8, 12, []), (17, 21, [])],
    [(13, 22, [(17, 18)])],
    [(22, 31, [(26, 27)])],
)
AFTER_A_NIGHT = SHIFTS[-2:]
# seconds late or early: about every bound of a band, floored minutes, half a shift
OFF = (0, 0, 0, -300, 59, 60, 300, 1799, 1800, 1859, 1860, 3599, 3600, 3661, 9000, 17000)
STAYED = (-2100, -1800, -1799, -200)
WAGES = (("1740.00", "435.00"), ("2000.00", "500.00"), ("1000.00", "900.00"), ("1740.87", "435.00"))


def test_a_plain_reading_of_the_clauses_agrees_for_three_hundred_agents() -> None:
    cases = [made(Random(number), number) for number in range(300)]
    told = {result.id: result.got for result in check_cases(cases, load_catalogue())}
    differing = {}
    for case in cases:
        read, got = Reading(case).outcome(), dict(told[case["id"]])
        # who came on a half-day of leave all the same is pointed out; how early that is, no clause says
        flags = [flag for flag in got.pop("flags", []) if flag != "punches_on_leave"]
        got |= {"flags": flags} if flags else {}
        if read != got:
            differing[case["id"]] = (case, read, got)
    assert differing == {}


def made(random: Random, number: int) -> dict[str, Any]:
    """An agent with three days of shifts, leave, overtime and punches."""
    base, floating = random.choice(WAGES)
    case: dict[str, Any] = {
        "id": f"R{number}", "says": "", "pay": {"base": base, "floating": floating},
        "shifts": [], "punches": [], "leaves": [], "overtime": [], "day_types": DAYS,
        "comp_balance": random.choice((0, 240, 480, 1000)), "holiday_settle": "pay",
    }  # fmt: skip
    start = random.choice((0, 2))
    parts = SHIFTS[0]
    for day in range(start, start + 3):
        if day == 4:
            _rest_day(case, random, day)
        else:
            before_rest = SHIFTS[:-1] if day == 3 else SHIFTS
            parts = random.choice(AFTER_A_NIGHT if parts == SHIFTS[-1] else before_rest)
            _work_day(case, random, day, parts)
    return case


def _work_day(
    case: dict[str, Any],
    random: Random,
    day: int,
    parts: list[tuple[int, int, list[tuple[float, float]]]],
) -> None:
    split = len(parts) > 1
    if not split and random.random() < 0.3:
        case["leaves"].append(
            {
                "type": random.choice(("personal", "sick", "annual", "comp")),
                "part": random.choice(("full", "first", "second")),
                "date": _at(day, 0)[:10],
                "status": random.choice(("approved", "approved", "approved", "pending")),
                "request": f"L{day}",
            }
        )
    for start, end, breaks in parts:
        case["shifts"].append(
            {
                "start": _at(day, start),
                "end": _at(day, end),
                "breaks": [[_at(day, one), _at(day, other)] for one, other in breaks],
            }
        )
        leaves = end
        if not split and random.random() < 0.4:
            leaves = end + random.choice((1, 2, 3.05))
            case["overtime"].append(_order(random, day, end, leaves, alone=False))
        case["punches"] += _punches(random, day, start, random.choice((end, leaves)))


def _rest_day(case: dict[str, Any], random: Random, day: int) -> None:
    start, end = random.choice(((9, 13), (10, 18), (20, 27)))
    case["overtime"].append(_order(random, day, start, end, alone=True))
    case["punches"] += _punches(random, day, start, end)


def _order(random: Random, day: int, start: float, end: float, alone: bool) -> dict[str, Any]:
    return {
        "start": _at(day, start),
        "end": _at(day, end),
        "breaks": [],
        "approved": random.random() < 0.85,
        "reason": random.choice(("business", "business", "inefficiency")),
        "settle": random.choice(("pay", "pay", "comp")),
        "standalone": alone,
    }


def _punches(random: Random, day: int, start: float, end: float) -> Iterator[str]:
    """Both, one or none of the two, sometimes twice, in seconds about the bounds."""
    first = _at(day, start, random.choice(OFF))
    last = _at(day, end, -random.choice(OFF + STAYED))
    kind = random.random()
    if kind < 0.8 or 0.85 < kind < 0.9:
        yield first
    if kind < 0.85 and (kind >= 0.8 or last > first):
        yield last
    if kind < 0.1:
        yield _at(day, start, 150)


def _at(day: int, hour: float, seconds: int = 0) -> str:
    return (MONDAY + timedelta(days=day, hours=hour, seconds=seconds)).isoformat()
