"""The attendance and pay of a case, read from the clauses once more, in plain Python.

Written from the words alone, one agent and one minute at a time, and slow: it shares nothing with the
program but the format of a case. `test_plain_reading.py` holds the two against each other. It knows
shifts, also split and over midnight, breaks, half-day leave, ordered overtime before, after and apart
from a shift, statutory days, and no more.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from fractions import Fraction
from typing import Any

Span = tuple[datetime, datetime]
Case = Mapping[str, Any]
MINUTE = timedelta(minutes=1)
PERCENT = {"workday": 150, "rest": 200, "statutory": 300}


@dataclass
class Block:
    """A shift, or ordered overtime apart from one, with what is known of it."""

    start: datetime
    end: datetime
    breaks: list[Span]
    rostered: bool
    orders: list[Case] = field(default_factory=list)
    punches: list[datetime] = field(default_factory=list)
    due: Span | None = None
    exception: str = ""
    held: bool = False

    @property
    def date(self) -> date:
        return self.start.date()  # D7

    @property
    def long(self) -> Span:
        spans = [span_of(order) for order in self.orders]
        return min([self.start, *(a for a, _ in spans)]), max([self.end, *(b for _, b in spans)])

    @property
    def present(self) -> Span | None:
        """From the first to the last punch; None with fewer than two, within 3 min being one (D6)."""
        if not self.punches or self.punches[-1] - self.punches[0] <= 3 * MINUTE:
            return None
        return self.punches[0], self.punches[-1]


class Reading:
    """What comes of one case."""

    def __init__(self, case: Case) -> None:
        self.case = case
        self.base = fen(case["pay"]["base"])
        self.wage = self.base + fen(case["pay"]["floating"])
        self.sums: Counter[str] = Counter()
        self.taken: Counter[str] = Counter()
        self.overtime: Counter[str] = Counter()
        self.law: Counter[str] = Counter()
        self.flags: set[str] = set()
        self.workday_overtime: Counter[date] = Counter()
        self.rest: list[tuple[date, int, int]] = []
        self.blocks = blocks_of(case)
        self.leave: defaultdict[date, list[Case]] = defaultdict(list)
        for leave in case["leaves"]:
            self.leave[date.fromisoformat(leave["date"])].append(leave)

    def outcome(self) -> dict[str, Any]:
        """In the words of a case's `expected`, with `law`."""
        self.place_punches()
        self.say_what_is_due()
        self.find_exceptions()
        for day in sorted({block.date for block in self.blocks if block.rostered}):
            self.discipline([one for one in self.blocks if one.rostered and one.date == day])
        self.charge_leave()
        for block in self.blocks:
            self.pay_overtime(block)
        self.settle_rest()
        return self.told()

    def statutory(self, day: date) -> bool:
        return str(self.case["day_types"].get(str(day))) == "statutory"

    def place_punches(self) -> None:
        """D13: 120 min before to 240 after; where windows meet, the middle of the gap divides them."""
        windows = [
            (a - 120 * MINUTE, b + 240 * MINUTE) for a, b in (one.long for one in self.blocks)
        ]
        for here in range(len(windows) - 1):
            if windows[here][1] > windows[here + 1][0]:
                end, start = self.blocks[here].long[1], self.blocks[here + 1].long[0]
                middle = end + (start - end) / 2
                windows[here] = windows[here][0], middle - timedelta(seconds=1)
                windows[here + 1] = middle, windows[here + 1][1]
        unmatched: list[datetime] = []
        for punch in sorted(map(datetime.fromisoformat, self.case["punches"])):
            for block, (opens, closes) in zip(self.blocks, windows, strict=True):
                if opens <= punch <= closes:
                    block.punches.append(punch)
                    break
            else:
                if not unmatched or punch - unmatched[-1] > 3 * MINUTE:  # D6
                    unmatched.append(punch)
        self.sums["unmatched"] = len(unmatched)

    def say_what_is_due(self) -> None:
        """D4: half-day leave ends, or begins, at the break nearest mid-shift, without one in the middle."""
        for block in self.blocks:
            block.due = (block.start, block.end)
            for leave in self.leave[block.date] if block.rostered else ():
                if leave["status"] == "pending":
                    self.flags.add("leave_pending")
                elif leave["part"] == "full":
                    block.due = None
                else:
                    before, after = dividing(block)
                    first = leave["part"] == "first"
                    block.due = (after, block.end) if first else (block.start, before)

    def find_exceptions(self) -> None:
        """D5 and D14: an open punch exception holds all that is rostered on its day."""
        for block in self.blocks:
            if block.due and block.punches:
                block.exception = exception_of(block, block.due)
        for block in self.blocks:
            beside = [
                one for one in self.blocks
                if one.rostered and block.rostered and one.date == block.date and one.due
            ]  # fmt: skip
            came = any(one.punches for one in beside)
            if block.rostered and block.due and not block.punches and came:
                block.exception = "missing_part"
            if block.exception == "missing_part":
                self.flags |= {"missing_in", "missing_out"}
            elif block.exception:
                self.flags.add(block.exception)
        for block in self.blocks:
            same = [one for one in self.blocks if one.rostered and one.date == block.date]
            block.held = any(one.exception for one in (same if block.rostered else [block]))

    def discipline(self, blocks: list[Block]) -> None:
        """A1–A4, A9 on one day; D1, D2, D8."""
        due = [block for block in blocks if block.due]
        if not due or any(block.held for block in blocks):
            return
        events, missed = [], 0
        for block in due:
            for kind, minutes, not_worked in lateness(block):
                self.sums[kind] += minutes
                events.append(minutes)
                missed += not_worked
        absent = any(not block.punches for block in due)
        if not absent and all(minutes < 60 for minutes in events):
            for minutes in events:
                self.sums["events"] += 1
                self.taken["late_early"] += 1000 if minutes <= 30 else 3000
                self.sums["points"] += 3 if minutes <= 30 else 5
            return
        halves = 1 if any(one["status"] == "approved" for one in self.leave[due[0].date]) else 2
        self.sums["halves"] += halves
        self.sums["points"] += 10
        if self.statutory(due[0].date):
            self.flags.add("absent_on_statutory_holiday")
            return
        day = rounded(Fraction(self.wage * halves, 2) / Fraction("21.75"))
        self.taken["absence"] += day
        if not absent:
            self.law["L02"] += max(day - pay_of(self.wage, missed, 100), 0)

    def charge_leave(self) -> None:
        """A6–A8: rostered work days alone are charged (D4)."""
        asked = set()
        for block in self.blocks:
            for leave in self.leave[block.date] if block.rostered else ():
                if leave["status"] != "approved":
                    continue
                if leave["type"] in ("personal", "sick"):
                    asked.add(leave["request"])
                if self.statutory(block.date):
                    continue
                share = Fraction(1 if leave["part"] == "full" else Fraction(1, 2))
                if leave["type"] == "comp":
                    work = minutes_in((block.start, block.end), block.breaks)
                    self.rest.append((block.date, 1, -int(work * share)))
                elif leave["type"] != "annual":
                    half = Fraction(1, 2) if leave["type"] == "sick" else 1
                    amount = self.base / Fraction("21.75") * share * half
                    self.taken[leave["type"]] += rounded(amount)
        self.sums["requests"] = len(asked)
        self.sums["points"] += 5 if len(asked) >= 3 else 0

    def pay_overtime(self, block: Block) -> None:
        """O1–O4, D8, D9."""
        if not block.rostered and not block.punches:
            self.flags.add("ot_no_show")
        if block.held or not block.present:
            return
        first, last = block.present
        plain = "workday" if block.rostered else "rest"
        for order in block.orders:
            start, end = span_of(order)
            worked = self.by_class((max(start, first), min(end, last)), breaks_of(order), plain)
            if order["reason"] == "inefficiency" and worked:
                self.flags.add(f"ot_inefficiency:{sum(worked.values())}")
                self.not_paid(worked)
                continue
            for kind, minutes in worked.items():
                self.book(block.date, kind, minutes, order["settle"])
        if block.due and block.rostered:
            worked_on = (max(first, block.due[0]), min(last, block.due[1]))
            holiday = self.by_class(worked_on, block.breaks, plain).get("statutory", 0)
            self.book(block.date, "statutory", holiday, self.case["holiday_settle"])
        if block.due:
            self.list_staying_on(block, last, plain)

    def list_staying_on(self, block: Block, last: datetime, plain: str) -> None:
        ordered = [span_of(order) for order in block.orders]
        if seconds_in((block.end, last), ordered) >= 30 * 60:
            stayed = self.by_class((block.end, last), ordered, plain)
            self.flags.add(f"unapproved_overtime:{sum(stayed.values())}")
            self.not_paid(stayed)

    def not_paid(self, worked: Mapping[str, int]) -> None:
        for kind, minutes in worked.items():
            self.law["L04"] += pay_of(self.base, minutes, PERCENT[kind])

    def book(self, day: date, kind: str, minutes: int, settle: str) -> None:
        self.overtime[kind] += minutes
        if kind == "workday":
            self.workday_overtime[day] += minutes
        if settle == "pay":
            self.sums["ot_pay"] += pay_of(self.base, minutes, PERCENT[kind])
            return
        self.rest.append((day, 0, minutes))
        if kind == "statutory":
            self.law["L03"] += pay_of(self.base, minutes, 300)

    def by_class(self, span: Span, breaks: list[Span], plain: str) -> dict[str, int]:
        """Whole minutes by class: those on a statutory day apart, cut at midnight (D7)."""
        seconds: Counter[str] = Counter()
        start, end = span
        while start < end:
            midnight = datetime.combine(start.date() + timedelta(days=1), datetime.min.time())
            kind = "statutory" if self.statutory(start.date()) else plain
            seconds[kind] += seconds_in((start, min(midnight, end)), breaks)
            start = midnight
        return {kind: amount // 60 for kind, amount in seconds.items() if amount >= 60}

    def settle_rest(self) -> None:
        """D11, D15: earned minute for minute, and never taken below zero."""
        balance = int(self.case["comp_balance"])
        for _day, _order, minutes in sorted(self.rest):
            if balance + minutes < 0:
                self.flags.add("comp_balance_short")
                continue
            balance += minutes
            self.sums["comp"] += minutes

    def told(self) -> dict[str, Any]:
        law: dict[str, Any] = {code: yuan(amount) for code, amount in self.law.items() if amount}
        if self.sums["events"] > 5:
            self.flags.add("dismissal_review")
            law["L11"] = True
        if any(minutes > 180 for minutes in self.workday_overtime.values()):
            self.flags.add("ot_day_over_180")
            law["L05"] = True
        if self.overtime.total() > 36 * 60:
            law["L05"] = True
        if self.sums["unmatched"]:
            self.flags.add(f"unmatched_punch:{self.sums['unmatched']}")
        told = {
            "late_minutes": self.sums["late"],
            "early_minutes": self.sums["early"],
            "late_early_events": self.sums["events"],
            "absence_days": f"{self.sums['halves'] / 2:g}" if self.sums["halves"] else "",
            "deductions": {kind: yuan(amount) for kind, amount in self.taken.items() if amount},
            "ot_minutes": {kind: minutes for kind, minutes in self.overtime.items() if minutes},
            "ot_pay": yuan(self.sums["ot_pay"]) if self.sums["ot_pay"] else "",
            "comp_minutes": self.sums["comp"],
            "points_lost": self.sums["points"],
            "leave_requests": self.sums["requests"],
            "flags": sorted(self.flags),
            "law": law,
        }
        return {key: value for key, value in told.items() if value}


def blocks_of(case: Case) -> list[Block]:
    """Each shift, and each approved order that stands alone; the others go to the shift they touch."""
    blocks = [Block(*span_of(shift), breaks_of(shift), True) for shift in case["shifts"]]
    approved = [order for order in case["overtime"] if order["approved"]]
    for order in approved:
        start, end = span_of(order)
        if order["standalone"]:
            blocks.append(Block(start, end, breaks_of(order), False, [order]))
        else:
            touched = [
                one for one in blocks if one.rostered and (start == one.end or end == one.start)
            ]
            touched[0].orders.append(order)
    return sorted(blocks, key=lambda block: block.start)


def dividing(block: Block) -> Span:
    """The break nearest mid-shift; without one, the very middle."""
    middle = block.start + (block.end - block.start) / 2
    return min(
        block.breaks or [(middle, middle)],
        key=lambda one: abs(one[0] + (one[1] - one[0]) / 2 - middle),
    )


def exception_of(block: Block, due: Span) -> str:
    """D5: what is wrong with the punches of a block that has any; else empty."""
    hour = 60 * MINUTE
    if block.present:
        before_middle = block.punches[-1] < due[0] + (due[1] - due[0]) / 2
        return "suspect_missing_out" if before_middle else ""
    at_start = min(block.long[0], due[0]) - hour <= block.punches[0] <= due[0] + hour
    at_end = due[1] - hour <= block.punches[-1] <= max(block.long[1], due[1]) + hour
    if at_start == at_end:
        return "single_punch_ambiguous"
    return "missing_out" if at_start else "missing_in"


def lateness(block: Block) -> Iterator[tuple[str, int, int]]:
    """Late and early: whole minutes (D1), and those of them that are no break."""
    if not block.present or not block.due:
        return
    (first, last), (start, end) = block.present, block.due
    late, early = (first - start) // MINUTE, (end - last) // MINUTE
    if late > 0:
        yield "late", late, minutes_in((start, start + late * MINUTE), block.breaks)
    if early > 0:
        yield "early", early, minutes_in((end - early * MINUTE, end), block.breaks)


def span_of(item: Case) -> Span:
    return datetime.fromisoformat(item["start"]), datetime.fromisoformat(item["end"])


def breaks_of(item: Case) -> list[Span]:
    return [(datetime.fromisoformat(a), datetime.fromisoformat(b)) for a, b in item["breaks"]]


def seconds_in(span: Span, breaks: list[Span]) -> int:
    paused = sum(
        max((min(span[1], end) - max(span[0], start)).total_seconds(), 0) for start, end in breaks
    )
    return int((span[1] - span[0]).total_seconds() - paused)


def minutes_in(span: Span, breaks: list[Span]) -> int:
    return seconds_in(span, breaks) // 60


def pay_of(wage: int, minutes: int, percent: int) -> int:
    return rounded(Fraction(wage * minutes * percent, 100 * 60 * 8) / Fraction("21.75"))


def rounded(exact: Fraction) -> int:
    """Half up, to the fen (G16); nothing here is negative."""
    return int(exact + Fraction(1, 2))


def fen(text: str) -> int:
    return int(Fraction(text) * 100)


def yuan(amount: int) -> str:
    return f"{amount // 100}.{amount % 100:02d}"
