"""A month of a large centre, generated with the awkward cases in it, the same each time.

Day, early and night shifts with a break, split shifts, field agents whom visits prove; rest days in
rotation; lateness, early leaving, absence, missing punches, double taps, stray punches, half and
pending leave, overtime ordered after shifts and on rest days, statutory days.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import polars as pl

from rostering.attendance.schema import LEAVE, ORDERS, PUNCHES, SHIFTS
from rostering.domain.calendar import Period

ZONE = ZoneInfo("Asia/Shanghai")
MONTH = Period.month(2026, 5)
MIDNIGHT = int(datetime(2026, 5, 1, tzinfo=ZONE).timestamp())
DAYS = 31
# by the last digit of an agent's number: start, end, break in minutes; the split shift has two parts
DAY, EARLY, NIGHT, SPLIT = (540, 1080, 720), (480, 1020, 690), (1320, 1860, 1500), (480, 720, 0)
PATTERNS = (DAY,) * 6 + (EARLY, NIGHT, SPLIT, DAY)
SECOND_PART = (900, 1140)
JOINED = 10  # the day of the month, from 0, on which one in fifty joins


@dataclass(frozen=True, slots=True)
class Generated:
    """Tables by the schemas of `attendance.schema`."""

    shifts: pl.DataFrame
    orders: pl.DataFrame
    punches: pl.DataFrame
    leave: pl.DataFrame


def generate(agents: int, first: int = 0) -> Generated:
    """The month of the agents `first` to `first + agents - 1`; what an agent does depends on its
    number alone."""
    numbers = pl.DataFrame({"agent": pl.int_range(first, first + agents, eager=True)})
    days = pl.DataFrame({"day": pl.int_range(DAYS, eager=True)})
    cells = numbers.join(days, how="cross").with_columns(
        digit=pl.col("agent") % 10,
        rest=(pl.col("agent") + pl.col("day")) % 7 < 2,
        visits=pl.col("agent") % 100 == 99,
        date=pl.lit(MONTH.start) + pl.duration(days=pl.col("day")),
        luck=_chance(1, 1000),
        away=_chance(2, 1000),
        ordered=_chance(3, 100),
    )
    cells = cells.filter(~joins_late(pl.col("agent")) | (pl.col("day") >= JOINED))
    leave = _leave(cells)
    parts = _parts(cells.filter(~pl.col("rest")))
    orders = _orders(cells, parts)
    return Generated(
        parts.select(
            "agent",
            "date",
            "start",
            "end",
            "breaks",
            pl.when("visits").then(pl.lit("none")).otherwise(pl.lit("required")).alias("presence"),
            version=pl.lit(1, pl.Int64),
        ).cast(dict(SHIFTS)),
        orders,
        _punches(cells, parts),
        leave,
    )


def joins_late(agent: Any) -> Any:
    """Whether the agent of this number joins within the month; for an expression, too."""
    return agent % 50 == 7


def _chance(salt: int | pl.Expr, sides: int) -> pl.Expr:
    """A number from 0 to sides - 1 that depends on agent, day and salt alone."""
    mixed = (pl.col("agent") * DAYS + pl.col("day") + salt * 1_000_003).cast(pl.UInt64)
    for factor in (0x9E3779B1, 0x85EBCA6B):
        mixed = (mixed * factor) % (1 << 31)
        mixed = mixed ^ (mixed // (1 << 15))
    return (mixed % sides).cast(pl.Int64)


def _second(minute: pl.Expr) -> pl.Expr:
    return MIDNIGHT + pl.col("day") * 86400 + minute * 60


def _parts(worked: pl.DataFrame) -> pl.DataFrame:
    """The shifts: one a day, two on the days of a split shift."""
    of_digit = pl.DataFrame(
        [(digit, *pattern) for digit, pattern in enumerate(PATTERNS)],
        schema=["digit", "from", "to", "pause"],
        orient="row",
    )
    first = worked.join(of_digit, on="digit", maintain_order="left").with_columns(part=pl.lit(0))
    second = first.filter(pl.col("digit") == PATTERNS.index(SPLIT)).with_columns(
        pl.lit(SECOND_PART[0], pl.Int64).alias("from"),
        pl.lit(SECOND_PART[1], pl.Int64).alias("to"),
        part=pl.lit(1),
    )
    pause = pl.struct(start=_second(pl.col("pause")), end=_second(pl.col("pause") + 60))
    return (
        pl.concat([first, second])
        .sort("agent", "day", "part")
        .with_columns(
            start=_second(pl.col("from")),
            end=_second(pl.col("to")),
            breaks=pl.when(pl.col("pause") > 0).then(pl.concat_list(pause)).otherwise([]),
        )
    )


def _leave(cells: pl.DataFrame) -> pl.DataFrame:
    """Twelve days in a thousand: whole and half days, approved and pending."""
    kinds = ["personal", "personal", "sick", "sick", "annual", "comp"]
    asked = cells.filter((pl.col("away") < 12) & ~pl.col("rest"))
    number = pl.col("away")
    return asked.select(
        "agent",
        "date",
        kind=(number % 6).replace_strict(dict(enumerate(kinds))),
        part=pl.when(number < 6)
        .then(pl.lit("full"))
        .when(number < 9)
        .then(pl.lit("first"))
        .otherwise(pl.lit("second")),
        status=pl.when(number % 5 == 4).then(pl.lit("pending")).otherwise(pl.lit("approved")),
        request=pl.concat_str(pl.lit("L"), "agent", pl.lit("-"), "day"),
        start=pl.lit(None),
        end=pl.lit(None),
        minutes=pl.lit(None),
        lacks_certificate=pl.lit(False),
    ).cast(dict(LEAVE))


def _orders(cells: pl.DataFrame, parts: pl.DataFrame) -> pl.DataFrame:
    """Two hours after one day shift in twenty, three hours on one rest day in fifty."""
    kept = ["agent", "day", "start", "end"]
    after = parts.filter(_ordered_after()).with_columns(start="end", end=pl.col("end") + 7200)
    apart = cells.filter((pl.col("ordered") < 2) & pl.col("rest")).with_columns(
        start=_second(pl.lit(540)), end=_second(pl.lit(720))
    )
    own_work = pl.col("agent") % 7 == 6
    by_rest = pl.col("day") % 4 == 3
    return (
        pl.concat([after.select(kept), apart.select(kept)])
        .sort("agent", "start")
        .with_columns(
            order=pl.col("agent") * DAYS + pl.col("day"),
            breaks=pl.lit([], SHIFTS["breaks"]),
            approved=True,
            reason=pl.when(own_work).then(pl.lit("inefficiency")).otherwise(pl.lit("business")),
            settle=pl.when(by_rest).then(pl.lit("comp")).otherwise(pl.lit("pay")),
            standalone=pl.lit(None, pl.Boolean),
        )
        .select(pl.col(name).cast(dtype) for name, dtype in ORDERS.items())
    )


def _ordered_after() -> pl.Expr:
    return (pl.col("ordered") < 5) & (pl.col("pause") == DAY[2])


def _punches(cells: pl.DataFrame, parts: pl.DataFrame) -> pl.DataFrame:
    gone = (pl.col("luck") < 5) | ((pl.col("away") < 6) & (pl.col("luck") % 4 != 0))
    came = parts.filter(~gone).with_columns(
        early=_chance(4 + 10 * pl.col("part"), 1000), later=_chance(5 + 10 * pl.col("part"), 1000)
    )
    half = (pl.col("away") >= 6) & (pl.col("away") < 9) & (pl.col("pause") > 0)
    begin = pl.when(half).then(_second(pl.col("pause") + 60)).otherwise("start")
    came = came.with_columns(first=begin + _arrival(), last=pl.col("end") + _departure())
    whole = came.filter((pl.col("luck") < 5) | (pl.col("luck") >= 12))
    lunch = whole.filter((pl.col("pause") > 0) & ~half)
    resting = cells.filter("rest").with_columns(early=_chance(4, 1000), later=_chance(5, 1000))
    stray = resting.filter(_chance(6, 100) < 3)
    apart = resting.filter((pl.col("ordered") < 2) & (pl.col("luck") >= 100))
    taps = pl.col("luck") % 5
    moments = [
        (came, pl.col("first")),
        (came.filter(taps < 2), pl.col("first") + pl.col("luck") % 170 + 1),
        (lunch, _second(pl.col("pause")) + pl.col("later") % 300),
        (lunch, _second(pl.col("pause") + 60) - pl.col("early") % 300),
        (whole, pl.col("last")),
        (whole.filter(taps.is_in([2, 3])), pl.col("last") + pl.col("luck") % 170 + 1),
        (stray, _second(pl.lit(1200)) + pl.col("early")),
        (apart, _second(pl.lit(540)) + pl.col("early") - 700),
        (apart, _second(pl.lit(720)) + pl.col("later") - 300),
    ]
    kind = pl.when("visits").then(pl.lit("visit")).otherwise(pl.lit("clock")).alias("kind")
    found = pl.concat(rows.select("agent", moment.alias("at"), kind) for rows, moment in moments)
    numbered = found.unique().sort("at", "agent").with_row_index("punch")
    return numbered.select(pl.col(name).cast(dtype) for name, dtype in PUNCHES.items())


def _arrival() -> pl.Expr:
    """Seconds after the start: one in twenty up to 40 minutes late, one in a hundred up to 90."""
    early = pl.col("early")
    late = pl.when(early < 50).then(early * 48).when(early < 60).then((early - 50) * 600)
    return late.otherwise(-(early % 600))


def _departure() -> pl.Expr:
    """Seconds after the end: one in 25 up to 40 minutes early, one in twenty stays up to 90."""
    later = pl.col("later")
    return (
        pl.when(_ordered_after())
        .then(6900 + later % 900)
        .when(later < 40)
        .then(-60 * later)
        .when(later < 90)
        .then((later - 40) * 108)
        .otherwise(later % 600)
    )
