"""Leave by the hour: the presence that is due without it, and the work minutes that it takes (D4).

Such leave is a pause of the shift. Where it touches the start, with a break that adjoins it or
without, the expected start moves to its end; where it touches the end, the expected end to its start.
In between nothing moves, for the first punch and the last decide. Few rows have such leave: they are
worked out one by one, and all others are left as they are.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import polars as pl

from rostering.attendance.schema import INTERVALS, table

Row = dict[str, Any]
Span = tuple[int, int]
CHANGED = table(
    {
        "block": pl.Int64,
        "new_start": pl.Int64,
        "new_end": pl.Int64,
        "new_breaks": INTERVALS,
        "work": pl.Int64,
    }
)


@dataclass(frozen=True, slots=True)
class _Shift:
    """A block with leave by the hour taken out: what is due, its pauses and its work minutes."""

    start: int
    end: int
    pauses: tuple[Span, ...]

    @property
    def covered(self) -> bool:
        """Whether nothing of it is due any more."""
        return self.start >= self.end

    @property
    def minutes(self) -> int:
        """Work minutes that are due."""
        return (self.end - self.start - _within(self.pauses, self.start, self.end)) // 60


def with_hours_out(blocks: pl.DataFrame, leave: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
    """`blocks` with due_start, due_end, due_minutes and breaks after approved leave by the hour, and
    `leave` with the minutes that each such day takes."""
    blocks = blocks.with_columns(due_minutes=pl.lit(None, pl.Int64))
    by_hour = approved_hours(leave)
    if by_hour.is_empty():
        return blocks, leave
    hours: dict[tuple[int, date], list[Row]] = {}
    for row in by_hour.iter_rows(named=True):
        hours.setdefault((row["agent"], row["date"]), []).append(row)
    taken: dict[tuple[str, date], int] = {}
    changed = list(_changed(blocks, hours, taken))
    rows = [
        {
            "block": block,
            "new_start": None if shift.covered else shift.start,
            "new_end": None if shift.covered else shift.end,
            "new_breaks": [{"start": start, "end": end} for start, end in shift.pauses],
            "work": max(shift.minutes, 0),
        }
        for block, shift in changed
    ]
    minutes = [
        taken.get((request, day), 0) if part == "hours" else None
        for request, day, part in leave.select("request", "date", "part").iter_rows()
    ]
    return _replaced(blocks, pl.DataFrame(rows, CHANGED)), leave.with_columns(
        minutes=pl.Series(minutes, dtype=pl.Int64)
    )


def less_leave(rows: pl.DataFrame, by_hour: pl.DataFrame) -> pl.DataFrame:
    """`rows` whose `minutes` reach from `gap_from` to `gap_to` (seconds), less the approved leave
    `by_hour` in between."""
    if by_hour.is_empty():
        return rows
    away = (
        pl.min_horizontal("gap_to", "leave_end") - pl.max_horizontal("gap_from", "leave_start")
    ).clip(lower_bound=0)
    spans = by_hour.select("agent", "date", leave_start="start", leave_end="end")
    sums = (
        rows.select("block", "agent", "date", "gap_from", "gap_to")
        .join(spans, on=["agent", "date"])
        .group_by("block")
        .agg(away.sum().alias("away"))
    )
    left = (pl.col("gap_to") - pl.col("gap_from") - pl.col("away")).floordiv(60)
    return rows.join(sums, on="block", how="left", maintain_order="left").with_columns(
        pl.when(pl.col("away").is_null()).then("minutes").otherwise(left).alias("minutes")
    )


def approved_hours(leave: pl.DataFrame) -> pl.DataFrame:
    """The rows of `leave` (schema LEAVE) that are approved leave by the hour."""
    return leave.filter((pl.col("part") == "hours") & (pl.col("status") == "approved"))


def _changed(
    blocks: pl.DataFrame,
    hours: dict[tuple[int, date], list[Row]],
    taken: dict[tuple[str, date], int],
) -> Iterator[tuple[int, _Shift]]:
    """Each rostered block of a day with such leave, by its number; `taken` sums up what it takes."""
    days = pl.DataFrame(
        {"agent": [agent for agent, _ in hours], "date": [day for _, day in hours]},
        {"agent": pl.Int64, "date": pl.Date},
    )
    own = blocks.filter(pl.col("order").is_null()).join(days, on=["agent", "date"], how="semi")
    for row in own.iter_rows(named=True):
        breaks = [(pause["start"], pause["end"]) for pause in row["breaks"]]
        if row["due_start"] is None:
            yield row["block"], _Shift(row["start"], row["start"], tuple(breaks))
            continue
        away = []
        for one in hours[row["agent"], row["date"]]:
            span = max(one["start"], row["due_start"]), min(one["end"], row["due_end"])
            if span[0] < span[1]:
                away.append(span)
                key = (one["request"], one["date"])
                worked = span[1] - span[0] - _within(_union(breaks), *span)
                taken[key] = taken.get(key, 0) + worked // 60
        yield row["block"], _without(row["due_start"], row["due_end"], breaks, away)


def _without(start: int, end: int, breaks: Sequence[Span], away: Sequence[Span]) -> _Shift:
    pauses = _union([*breaks, *away])
    for first, last in pauses:
        if not _within(away, first, last):
            continue
        if first <= start < last:
            start = last
        if first < end <= last:
            end = max(first, start)
    return _Shift(start, end, tuple(pauses))


def _union(spans: Sequence[Span]) -> list[Span]:
    """Spans that touch or overlap as one, in order."""
    joined: list[Span] = []
    for first, last in sorted(spans):
        if joined and first <= joined[-1][1]:
            joined[-1] = joined[-1][0], max(joined[-1][1], last)
        else:
            joined.append((first, last))
    return joined


def _within(spans: Sequence[Span], start: int, end: int) -> int:
    return sum(max(min(last, end) - max(first, start), 0) for first, last in spans)


def _replaced(blocks: pl.DataFrame, changed: pl.DataFrame) -> pl.DataFrame:
    here = pl.col("work").is_not_null()
    joined = blocks.join(changed, on="block", how="left", maintain_order="left")
    of_day = pl.col("work").sum().over("agent", "date")
    return joined.with_columns(
        pl.when(here).then("new_start").otherwise("due_start").alias("due_start"),
        pl.when(here).then("new_end").otherwise("due_end").alias("due_end"),
        pl.when(here).then("new_breaks").otherwise("breaks").alias("breaks"),
        pl.when(here).then(of_day).alias("due_minutes"),
    ).drop("new_start", "new_end", "new_breaks", "work")
