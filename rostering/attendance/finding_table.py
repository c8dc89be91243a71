"""Making rows of the schema FINDINGS."""

from __future__ import annotations

import polars as pl

from rostering.attendance.schema import FINDINGS
from rostering.attendance.segments import paused

# made once: a month has hundreds of them
_NOTHING = {name: pl.lit(None, dtype).alias(name) for name, dtype in FINDINGS.items()}
_MONTH = (
    (pl.col("date").dt.year().cast(pl.Int64) * 100 + pl.col("date").dt.month())
    .cast(pl.Int64)
    .alias("month")
)


def as_findings(rows: pl.LazyFrame, kind: str) -> pl.LazyFrame:
    """`rows` as findings called `kind`; columns of the schema that it lacks are null."""
    present = rows.collect_schema()
    columns = []
    for name, dtype in FINDINGS.items():
        if name == "kind":
            columns.append(pl.lit(kind).alias(name))
        elif name == "month":
            columns.append(_MONTH)
        elif name in present:
            columns.append(pl.col(name) if present[name] == dtype else pl.col(name).cast(dtype))
        else:
            columns.append(_NOTHING[name])
    return rows.select(columns)


def with_missed(rows: pl.LazyFrame, start: pl.Expr, most: int) -> pl.LazyFrame:
    """`rows` with `missed`: their `minutes` from `start` on, less the breaks that lie in them, of which
    a row has at most so many."""
    end = start + pl.col("minutes") * 60
    return rows.with_columns(missed=pl.col("minutes") - paused(start, end, most) // 60)
