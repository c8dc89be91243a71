"""Pay and points of single agents in plain Python, from the words of the policy, without the project's code.

Money is in fen; times are epoch seconds. It knows what the generated month has in it, and no more.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta, timezone
from fractions import Fraction
from itertools import pairwise
from typing import Any

LOCAL = timezone(timedelta(hours=8))
STATUTORY = {date(2026, 5, 1), date(2026, 5, 2)}
WAGES = {"agent": (100_000, 90_000), "team_leader": (110_000, 90_000), "intern": (70_000, 0)}
PERCENT = {"workday": 150, "rest": 200, "statutory": 300}
DAYS_A_MONTH, MINUTES_A_DAY = Fraction(87, 4), 480
Row = dict[str, Any]
Span = tuple[int, int]


@dataclass
class Block:
    """A shift, or ordered overtime of its own, with what is due and the punches in its window."""

    date: date
    start: int
    end: int
    breaks: list[Span]
    order: Row | None = None
    orders: list[Row] = field(default_factory=list)
    due: Span | None = None
    halves: int = 2
    punches: list[int] = field(default_factory=list)
    exception: bool = False
    held: bool = False


def expected_totals(
    inputs: Any, agents: Sequence[Any], chosen: Iterable[int]
) -> dict[int, tuple[int, int]]:
    """Gross pay in fen and points lost of the `chosen` agents."""
    wanted = list(chosen)
    tables = {
        name: _by_agent(getattr(inputs, name), wanted)
        for name in ("shifts", "orders", "punches", "leave")
    }
    return {
        number: _total(agents[number], *(tables[name][number] for name in tables))
        for number in wanted
    }


def _by_agent(table: Any, wanted: list[int]) -> Mapping[int, list[Row]]:
    rows: dict[int, list[Row]] = defaultdict(list)
    for row in table.filter(table["agent"].is_in(wanted)).iter_rows(named=True):
        rows[row["agent"]].append(row)
    return rows


def _total(
    agent: Any, shifts: list[Row], orders: list[Row], punches: list[Row], leave: list[Row]
) -> tuple[int, int]:
    blocks = _blocks(shifts, orders)
    visits = any(shift["presence"] == "none" for shift in shifts)
    _give(blocks, punches, visits)
    approved = [day for day in leave if day["status"] == "approved"]
    _set_due(blocks, approved)
    _judge(blocks, visits)
    base, floating = WAGES[agent.grade]
    paid_base, paid_floating, other = _month(agent, base, floating, shifts)
    fines, absences, share, points = _discipline(blocks, base, floating, visits)
    other -= _leave_taken(blocks, approved, base)
    other += _overtime(blocks, base)
    counted = {day["request"] for day in approved if day["kind"] in ("personal", "sick")}
    points += 5 if len(counted) >= 3 else 0
    fines = min(fines, max(paid_floating - share, 0))
    absences = min(absences, paid_base + paid_floating)
    return paid_base + paid_floating + other - fines - absences, points


def _half_up(exact: Fraction) -> int:
    return (2 * exact.numerator + exact.denominator) // (2 * exact.denominator)


def _of_halves(wage: int, halves: int, percent: int = 100) -> int:
    return _half_up(wage * Fraction(halves, 2) * Fraction(percent, 100) / DAYS_A_MONTH)


def _of_minutes(wage: int, minutes: int, percent: int) -> int:
    return _half_up(Fraction(wage * minutes * percent, 100) / DAYS_A_MONTH / MINUTES_A_DAY)


def _month(agent: Any, base: int, floating: int, shifts: list[Row]) -> tuple[int, int, int]:
    """Base, floating pay and allowances, by paid days for those who join (G10, G17)."""
    allowance = 0 if agent.grade == "intern" else 5000
    if agent.hired <= date(2026, 5, 1):
        return base, floating, allowance
    days = {shift["date"] for shift in shifts} | {day for day in STATUTORY if day >= agent.hired}
    parts = [min(wage, _of_halves(wage, 2 * len(days))) for wage in (base, floating, allowance)]
    return parts[0], parts[1], parts[2]


def _blocks(shifts: list[Row], orders: list[Row]) -> list[Block]:
    """Shifts are never close together here; orders touch one or stand alone (D6, D9)."""
    blocks = [
        Block(
            shift["date"],
            shift["start"],
            shift["end"],
            [(pause["start"], pause["end"]) for pause in shift["breaks"]],
        )
        for shift in shifts
    ]
    apart = []
    for order in orders:
        touched = [
            one
            for one in blocks
            if order["start"] <= one.end + 900 and order["end"] >= one.start - 900
        ]
        if touched:
            touched[0].orders.append(order)
        else:
            apart.append(
                Block(_day(order["start"]), order["start"], order["end"], [], order, [order])
            )
    return sorted(blocks + apart, key=lambda block: block.start)


def _long(block: Block) -> Span:
    starts = [block.start, *(order["start"] for order in block.orders)]
    ends = [block.end, *(order["end"] for order in block.orders)]
    return min(starts), max(ends)


def _give(blocks: list[Block], punches: list[Row], visits: bool) -> None:
    """Each punch to the block in whose window it lies (D13)."""
    for number, block in enumerate(blocks):
        start, end = _long(block)
        since, until = start - 7200, end + 14400
        if number and since < _long(blocks[number - 1])[1] + 14400:
            since = (_long(blocks[number - 1])[1] + start) // 2
        if number + 1 < len(blocks) and until > _long(blocks[number + 1])[0] - 7200:
            until = (end + _long(blocks[number + 1])[0]) // 2 - 1
        proof = "visit" if visits and block.order is None else "clock"
        block.punches = sorted(
            row["at"] for row in punches if since <= row["at"] <= until and row["kind"] == proof
        )


def _set_due(blocks: list[Block], approved: list[Row]) -> None:
    """What approved leave leaves of each shift (D4)."""
    for block in blocks:
        block.due = (block.start, block.end)
        parts = {day["part"] for day in approved if day["date"] == block.date}
        if block.order is not None or not parts:
            continue
        first, second = bool(parts & {"full", "first"}), bool(parts & {"full", "second"})
        block.halves = 2 - first - second
        cut = _cut([one for one in blocks if one.date == block.date and one.order is None])
        start = max(block.start, cut[1]) if first else block.start
        end = min(block.end, cut[0]) if second else block.end
        block.due = None if (first and second) or start >= end else (start, end)


def _cut(day: list[Block]) -> Span:
    """The break, or the gap of a split shift, nearest to the middle of the day."""
    middle = (day[0].start + day[-1].end) // 2
    pauses = [pause for block in day for pause in block.breaks]
    pauses += [(one.end, other.start) for one, other in pairwise(day)]
    if not pauses:
        return middle, middle
    return min(pauses, key=lambda pause: (max(pause[0] - middle, middle - pause[1], 0), pause[0]))


def _judge(blocks: list[Block], visits: bool) -> None:
    """Which punches are missing, and which shifts are held for it (D5, D14)."""
    days: dict[date, list[Block]] = defaultdict(list)
    for block in blocks:
        if block.due is None:
            continue
        if block.order is None:
            days[block.date].append(block)
        if visits and block.order is None:
            block.exception = not block.punches
        elif block.punches:
            middle = Fraction(sum(block.due), 2)
            once = block.punches[-1] - block.punches[0] <= 180
            block.exception = once or block.punches[-1] < middle
        block.held = block.exception
    for parts in days.values():
        if not visits and any(part.punches for part in parts):
            for part in parts:
                part.exception |= not part.punches
        held = any(part.exception for part in parts)
        for part in parts:
            part.held = held


def _discipline(
    blocks: list[Block], base: int, floating: int, visits: bool
) -> tuple[int, int, int, int]:
    """Fines, absences, the floating share of these, and points (A1 to A4, A9, D2, D3)."""
    fines = absences = share = points = 0
    days: dict[date, list[Block]] = defaultdict(list)
    for block in blocks:
        if block.order is None and block.due is not None and not block.held and not visits:
            days[block.date].append(block)
    for day, parts in days.items():
        minutes = [minutes for part in parts for minutes in _events(part)]
        if all(not part.punches for part in parts) or max(minutes, default=0) >= 60:
            points += 10
            if day not in STATUTORY:
                taken = _of_halves(base + floating, parts[0].halves)
                absences += taken
                share += taken - _of_halves(base, parts[0].halves)
            continue
        fines += sum(1000 if event <= 30 else 3000 for event in minutes)
        points += sum(3 if event <= 30 else 5 for event in minutes)
    return fines, absences, share, points


def _events(block: Block) -> list[int]:
    if not block.punches or block.due is None:
        return []
    late = (block.punches[0] - block.due[0]) // 60
    early = (block.due[1] - block.punches[-1]) // 60
    return [minutes for minutes in (late, early) if minutes > 0]


def _leave_taken(blocks: list[Block], approved: list[Row], base: int) -> int:
    rostered = {block.date for block in blocks if block.order is None} - STATUTORY
    percent = {"personal": 100, "sick": 50}
    return sum(
        _of_halves(base, 2 if day["part"] == "full" else 1, percent[day["kind"]])
        for day in approved
        if day["date"] in rostered and day["kind"] in percent
    )


def _overtime(blocks: list[Block], base: int) -> int:
    """Ordered overtime cut to presence, and work on rostered statutory days (O2 to O4, D7 to D9)."""
    rostered = {block.date for block in blocks if block.order is None}
    paid = 0
    for block in blocks:
        if block.held or not block.punches or block.punches[-1] - block.punches[0] <= 180:
            continue
        first, last = block.punches[0], block.punches[-1]
        plain = "workday" if block.date in rostered else "rest"
        if block.order is None and block.due is not None:
            there = (max(block.due[0], first), min(block.due[1], last))
            seconds = _by_class(there, block.breaks, "workday")["statutory"]
            paid += _of_minutes(base, seconds // 60, PERCENT["statutory"])
        for order in block.orders:
            if order["reason"] != "business" or order["settle"] != "pay":
                continue
            since = order["start"] if block.order else max(order["start"], block.end)
            stretch = (max(since, first), min(order["end"], last))
            for kind, seconds in _by_class(stretch, [], plain).items():
                paid += _of_minutes(base, seconds // 60, PERCENT[kind])
    return paid


def _by_class(stretch: Span, breaks: list[Span], plain: str) -> dict[str, int]:
    """Seconds by class of day, cut at midnight, without breaks (D7)."""
    seconds: dict[str, int] = defaultdict(int)
    start, end = stretch
    while start < end:
        day = _day(start)
        midnight = int(datetime(day.year, day.month, day.day, tzinfo=LOCAL).timestamp()) + 86400
        until = min(end, midnight)
        pauses = sum(max(min(until, stop) - max(start, begin), 0) for begin, stop in breaks)
        seconds["statutory" if day in STATUTORY else plain] += until - start - pauses
        start = until
    return seconds


def _day(second: int) -> date:
    return datetime.fromtimestamp(second, UTC).astimezone(LOCAL).date()
