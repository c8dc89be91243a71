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


def with_missed(rows: pl.LazyFrame, start: pl.Expr) -> pl.LazyFrame:
    """`rows` with `missed`: their `minutes` from `start` on, less the breaks that lie in them."""
    end = pl.col("gap_from") + pl.col("minutes") * 60
    numbered = rows.with_columns(gap_from=start).with_columns(gap_to=end).with_row_index("row")
    pauses = (
        numbered.select("row", "gap_from", "gap_to", pl.col("breaks").alias("pause"))
        .explode("pause", empty_as_null=False)
        .unnest("pause")
        .select(
            "row",
            pause=(
                pl.min_horizontal("gap_to", "end") - pl.max_horizontal("gap_from", "start")
            ).clip(lower_bound=0),
        )
        .group_by("row")
        .agg(pl.col("pause").sum())
    )
    joined = numbered.join(pauses, on="row", how="left")
    return joined.with_columns(missed=pl.col("minutes") - pl.col("pause").fill_null(0) // 60)
