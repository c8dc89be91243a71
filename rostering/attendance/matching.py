"""Punches and the published roster become worked shifts (D4–D7, D13, D14, D16).

First in and last out decide. Every punch belongs to the one block whose window it lies in; the
others are unmatched and are listed, never dropped.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

import polars as pl

from rostering.attendance.blocks import agent_day, beside, local_date, make_blocks
from rostering.attendance.due import with_due
from rostering.attendance.hour_leave import approved_hours, with_hours_out
from rostering.attendance.placing import place
from rostering.attendance.schema import ACCEPTED, DECIDED, SIGN_INS, WORKED, no_rows
from rostering.attendance.segments import statutory_spans

Spans = Sequence[tuple[int, int]] | None


@dataclass(frozen=True, slots=True)
class Parameters:
    """Minutes, each from `rules/attendance/matching.toml`."""

    before_minutes: int
    after_minutes: int
    join_minutes: int
    double_tap_minutes: int
    near_end_minutes: int


@dataclass(frozen=True, slots=True)
class Inputs:
    """What a reconciliation starts from; tables by the schemas of `attendance.schema`.

    `complete` are the spans (epoch seconds) that the imports cover, or None where all is there
    (D16). `zone` is an IANA name. `sign_ins` are attendance lists, which no punch has a part in.
    Blocks are numbered from `first_block` on, so that a large centre can be reconciled in parts.
    `decided` are punches that people put in the place of what was recorded, and `accepted` the
    days whose reason for lateness or early leaving they accepted.
    """

    shifts: pl.DataFrame
    orders: pl.DataFrame
    punches: pl.DataFrame
    leave: pl.DataFrame
    days: pl.DataFrame
    zone: str
    complete: Spans = None
    sign_ins: pl.DataFrame = field(default_factory=no_rows(SIGN_INS))
    first_block: int = 0
    decided: pl.DataFrame = field(default_factory=no_rows(DECIDED))
    accepted: pl.DataFrame = field(default_factory=no_rows(ACCEPTED))


@dataclass(frozen=True)
class Matched:
    """`worked` by the schema WORKED, the approved `orders` with their block, the `unmatched`
    punches, the leave and the days the shifts were matched with, the attendance lists and the
    accepted reasons. `statutory` are the statutory days about them, midnight to midnight."""

    worked: pl.DataFrame
    orders: pl.DataFrame
    unmatched: pl.DataFrame
    leave: pl.DataFrame
    days: pl.DataFrame
    zone: str
    statutory: Sequence[tuple[int, int]]
    sign_ins: pl.DataFrame = field(default_factory=no_rows(SIGN_INS))
    accepted: pl.DataFrame = field(default_factory=no_rows(ACCEPTED))

    def blocks(self, where: pl.Expr | str, *columns: str | pl.Expr) -> pl.DataFrame:
        """These columns of the blocks for which `where` holds.

        One lazy query: the other columns, the breaks among them, are not moved.
        """
        return self.worked.lazy().filter(where).select(columns).collect()

    def not_accepted(self, rows: pl.DataFrame, side: str) -> pl.DataFrame:
        """`rows` without those whose day has an accepted reason for this side, late or early."""
        accepted = self.accepted.filter(pl.col("side") == side)
        if accepted.is_empty():
            return rows
        return rows.join(accepted, on=["agent", "date"], how="anti", maintain_order="left")

    @cached_property
    def hours_off(self) -> pl.DataFrame:
        """The approved leave by the hour."""
        return approved_hours(self.leave)

    @cached_property
    def statutory_shifts(self) -> pl.DataFrame:
        """`agent` and `date` of the rostered shifts on statutory days."""
        rostered = pl.col("order").is_null() & (pl.col("day_type") == "statutory")
        return self.blocks(rostered, "agent", "date").unique()


def match(inputs: Inputs, rule: Parameters) -> Matched:
    """Match every punch with a block, and say of each block what is known of it."""
    made = make_blocks(
        inputs.shifts,
        inputs.orders,
        inputs.zone,
        join_minutes=rule.join_minutes,
        before_minutes=rule.before_minutes,
        after_minutes=rule.after_minutes,
        first_block=inputs.first_block,
    )
    blocks, leave = with_hours_out(with_due(made.blocks, inputs.leave), inputs.leave)
    tap = rule.double_tap_minutes * 60
    taken, unmatched = place(inputs.punches, blocks, tap)
    worked = _with_punches(blocks, taken)
    worked = _with_decided(worked, inputs.decided, tap)
    worked = _with_day_types(worked, inputs.days)
    worked = _with_states(worked, inputs.complete, rule.near_end_minutes * 60)
    unmatched = unmatched.with_columns(local_date("at", inputs.zone).alias("date"))
    return Matched(
        worked.select(*WORKED.names()),
        made.orders,
        unmatched,
        leave,
        inputs.days,
        inputs.zone,
        statutory_spans(inputs.days, inputs.zone, worked),
        inputs.sign_ins,
        accepted=inputs.accepted,
    )


def _with_punches(blocks: pl.DataFrame, taken: pl.DataFrame) -> pl.DataFrame:
    month = pl.col("date").dt.year().cast(pl.Int64) * 100 + pl.col("date").dt.month()
    return beside(blocks, taken, "block").with_columns(pl.col("punches").fill_null(0), month=month)


def _with_decided(worked: pl.DataFrame, decided: pl.DataFrame, tap: int) -> pl.DataFrame:
    """`worked` with decided punches in the place of the first and the last ones, the latest decision
    on each side; `settled` where both sides were decided, whatever the imports cover."""
    if decided.is_empty():
        return worked.with_columns(settled=pl.lit(False))
    windows = worked.select("block", "agent", "window_open", "window_close")
    inside = pl.col("at").is_between("window_open", "window_close")
    placed = decided.join(windows, on="agent", maintain_order="left").filter(inside)
    sides = placed.group_by("block").agg(
        pl.col("at").filter(pl.col("side") == side).last().alias(f"decided_{side}")
        for side in ("in", "out")
    )
    joined = worked.join(sides, on="block", how="left", maintain_order="left")
    first = pl.coalesce("decided_in", "first", "decided_out")
    last = pl.coalesce("decided_out", "last", "decided_in")
    either = pl.any_horizontal(pl.col("decided_in", "decided_out").is_not_null())
    count = pl.when(pl.max_horizontal(first, last) - first <= tap).then(1).otherwise(2)
    return joined.with_columns(
        first.alias("first"),
        pl.max_horizontal(first, last).alias("last"),
        pl.when(either).then(count).otherwise("punches").cast(pl.Int64).alias("punches"),
        pl.all_horizontal(pl.col("decided_in", "decided_out").is_not_null()).alias("settled"),
    ).drop("decided_in", "decided_out")


def _with_day_types(worked: pl.DataFrame, days: pl.DataFrame) -> pl.DataFrame:
    """A rostered day is a work day unless it is statutory; ordered overtime on a day without a
    rostered shift falls on the rest day (O5)."""
    rostered = pl.col("order").is_null()
    on_shift = on_the_days_of(worked, ~rostered, rostered)
    at_work = rostered | pl.col("block").is_in(on_shift.implode())
    own = pl.when(at_work).then(pl.lit("workday")).otherwise(pl.lit("rest"))
    listed = days.select("date", pl.col("day_type").alias("listed"))
    joined = beside(worked, listed, "date")
    kind = (
        pl.when(pl.col("listed") == "statutory")
        .then(pl.lit("statutory"))
        .when(~rostered & pl.col("listed").is_not_null())
        .then("listed")
        .otherwise(own)
    )
    return joined.with_columns(kind.alias("day_type")).drop("listed")


def on_the_days_of(worked: pl.DataFrame, rows: pl.Expr, others: pl.Expr) -> pl.Series:
    """The blocks of `worked` for which `rows` holds, and which share agent and date with one for
    which `others` holds."""
    days = worked.select("block", day=agent_day(), asked=rows, other=others)
    asked = days.filter("asked")
    beside = days.filter(pl.col("other") & pl.col("day").is_in(asked["day"].implode()))
    return asked.filter(pl.col("day").is_in(beside["day"].implode()))["block"]


def _with_states(worked: pl.DataFrame, complete: Spans, near: int) -> pl.DataFrame:
    rostered = pl.col("order").is_null()
    worked = worked.with_columns((_is_pending(complete) & ~pl.col("settled")).alias("pending"))
    judged = pl.col("due_start").is_not_null() & ~pl.col("pending")
    none = judged & rostered & (pl.col("punches") == 0)
    came = judged & rostered & (pl.col("punches") > 0)
    missed_part = pl.col("block").is_in(on_the_days_of(worked, none, came).implode())
    visit = pl.col("presence") == "none"
    exception = (
        pl.when(visit & (pl.col("punches") == 0) & rostered)
        .then(pl.lit("missing_visit"))
        .when(visit)
        .then(None)
        .when(missed_part)
        .then(pl.lit("missing_part"))
        .when(pl.col("punches") == 1)
        .then(_single(near))
        .when((pl.col("punches") > 1) & (pl.col("last") < _middle()))
        .then(pl.lit("suspect_missing_out"))
        .otherwise(None)
    )
    # most shifts have two punches far apart, and are not looked at again
    whole = (pl.col("punches") > 1) & (pl.col("last") >= _middle())
    found = worked.lazy().filter(judged & ~whole).select("block", exception=exception)
    worked = beside(worked, found.collect(), "block")
    open_ones = pl.col("exception").is_not_null()
    days = on_the_days_of(worked, rostered, rostered & open_ones)
    # an order's own shift is held by itself, a rostered one with the rest of its day (D14)
    held = open_ones | pl.col("block").is_in(days.implode())
    absent = judged & rostered & (pl.col("punches") == 0) & ~visit & ~held
    return worked.with_columns(held.alias("held")).with_columns(absent.alias("absent"))


def _middle() -> pl.Expr:
    return (pl.col("due_start") + pl.col("due_end")) / 2


def _single(near: int) -> pl.Expr:
    """Which side of a single punch is missing: it stands within `near` seconds of the other (D5)."""
    at_start = (
        pl.col("first") >= pl.col("long_start").clip(upper_bound=pl.col("due_start")) - near
    ) & (pl.col("first") <= pl.col("due_start") + near)
    at_end = (pl.col("last") >= pl.col("due_end") - near) & (
        pl.col("last") <= pl.max_horizontal("long_end", "due_end") + near
    )
    return (
        pl.when(at_start & ~at_end)
        .then(pl.lit("missing_out"))
        .when(at_end & ~at_start)
        .then(pl.lit("missing_in"))
        .otherwise(pl.lit("single_punch_ambiguous"))
    )


def _is_pending(complete: Spans) -> pl.Expr:
    """Whether no import covers the whole block: then nothing is known, and nobody is absent."""
    if complete is None:
        return pl.lit(False)
    covered = pl.lit(False)
    for start, end in complete:
        covered |= (pl.col("long_start") >= start) & (pl.col("long_end") <= end)
    return ~covered
