"""Making rows of the schema FINDINGS."""

from __future__ import annotations

import polars as pl

from rostering.attendance.schema import FINDINGS


def as_findings(rows: pl.LazyFrame, kind: str) -> pl.LazyFrame:
    """`rows` as findings called `kind`; columns of the schema that it lacks are null."""
    present = set(rows.collect_schema().names())
    month = pl.col("date").dt.year().cast(pl.Int64) * 100 + pl.col("date").dt.month()
    columns = []
    for name, dtype in FINDINGS.items():
        if name == "kind":
            columns.append(pl.lit(kind).alias(name))
        elif name == "month":
            columns.append(month.cast(pl.Int64).alias(name))
        elif name in present:
            columns.append(pl.col(name).cast(dtype))
        else:
            columns.append(pl.lit(None, dtype).alias(name))
    return rows.select(columns)
