"""Rule values inside a table: the one in force on each row's date, and since when."""

from __future__ import annotations

from functools import lru_cache

import polars as pl

from rostering.policy.rule import Parameter


def in_force(parameter: Parameter, day: str = "date") -> pl.Expr:
    """The value of `parameter` on the date in column `day`; null before its first value."""
    return _by_date(parameter, day, "value")


def since(parameter: Parameter, day: str = "date") -> pl.Expr:
    """The date from which the value in force on column `day` holds."""
    return _by_date(parameter, day, "since")


@lru_cache(maxsize=1024)  # made once a parameter: a month asks for the same ones part by part
def _by_date(parameter: Parameter, day: str, field: str) -> pl.Expr:
    chosen = pl.lit(None)
    for value in sorted(parameter.values, key=lambda value: value.since):
        in_force = pl.when(pl.col(day) >= value.since)
        chosen = in_force.then(pl.lit(getattr(value, field))).otherwise(chosen)
    return chosen
