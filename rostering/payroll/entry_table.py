"""Making rows of the schema ENTRIES."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from rostering.payroll.schema import ENTRIES

# made once: a month has hundreds of them
_NOTHING = {name: pl.lit(None, dtype).alias(name) for name, dtype in ENTRIES.items()}


def as_entries(rows: pl.LazyFrame, rule: str, kind: str) -> pl.LazyFrame:
    """`rows` as entries of `rule`; `kind` stands where the rows have none of their own.

    Rows may carry clause, amount_fen, points, minutes, halves and the rest of the schema.
    """
    present = rows.collect_schema()
    constants = {"rule": rule, "kind": kind, "amount_fen": 0, "points": 0}
    columns = []
    for name, dtype in ENTRIES.items():
        if name in constants and (name not in present or name in ("rule", "kind")):
            columns.append(pl.lit(constants[name]).cast(dtype).alias(name))
        elif name in present:
            columns.append(pl.col(name) if present[name] == dtype else pl.col(name).cast(dtype))
        else:
            columns.append(_NOTHING[name])
    return rows.select(columns)


def no_entries() -> pl.LazyFrame:
    """No entry at all: of what nobody booked or recorded, nothing is worked out."""
    return pl.LazyFrame(schema=ENTRIES)


def as_booked_entries(booked: pl.DataFrame, rule: str, kinds: Sequence[str]) -> pl.LazyFrame:
    """The rows of `booked` (schema BOOKED) of these kinds, as entries of `rule` in their own kind."""
    if booked.is_empty():
        return no_entries()
    of_kind = (booked.lazy().filter(pl.col("kind") == kind) for kind in kinds)
    return pl.concat(
        as_entries(rows, rule, kind) for rows, kind in zip(of_kind, kinds, strict=True)
    )
