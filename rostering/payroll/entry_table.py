"""Making rows of the schema ENTRIES."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from rostering.payroll.schema import ENTRIES

# made once: a month has hundreds of them
_NOTHING = {name: pl.lit(None, dtype).alias(name) for name, dtype in ENTRIES.items()}
_ZERO = {name: pl.lit(0, ENTRIES[name]).alias(name) for name in ("amount_fen", "points")}
_NO_ENTRIES = pl.DataFrame(schema=ENTRIES)


def as_entries(rows: pl.DataFrame, rule: str, kind: str) -> pl.DataFrame:
    """`rows` as entries of `rule`, all of one `kind`.

    Rows may carry clause, amount_fen, points, minutes, halves and the rest of the schema.
    """
    if rows.is_empty():
        return _NO_ENTRIES
    present = rows.schema
    columns: list[str | pl.Expr] = []
    for name, dtype in ENTRIES.items():
        if name == "rule":
            columns.append(pl.lit(rule).alias(name))
        elif name == "kind":
            columns.append(pl.lit(kind).alias(name))
        elif name in present:
            columns.append(name if present[name] == dtype else pl.col(name).cast(dtype))
        else:
            columns.append(_ZERO.get(name, _NOTHING[name]))
    return rows.select(columns)


def count_within(*columns: str) -> pl.Expr:
    """The number of each row among those alike in `columns`, from 1; for rows sorted by them: many times
    faster than a window over each."""
    number = pl.int_range(pl.len())
    changes = pl.any_horizontal(pl.col(name) != pl.col(name).shift(1) for name in columns)
    begins = pl.when(changes.fill_null(True)).then(number).forward_fill()
    return number - begins + 1


def no_entries() -> pl.DataFrame:
    """No entry at all: of what nobody booked or recorded, nothing is worked out."""
    return _NO_ENTRIES


def as_booked_entries(booked: pl.DataFrame, rule: str, kinds: Sequence[str]) -> pl.DataFrame:
    """The rows of `booked` (schema BOOKED) of these kinds, as entries of `rule` in their own kind."""
    if booked.is_empty():
        return no_entries()
    return pl.concat(
        as_entries(booked.filter(pl.col("kind") == kind), rule, kind) for kind in kinds
    )
