"""Rule values inside a table: the one in force on each row's date, and since when."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import polars as pl

from rostering.policy.rule import DatedValue, Parameter


def in_force(parameter: Parameter, day: str = "date") -> pl.Expr:
    """The value of `parameter` on the date in column `day`; null before its first value."""
    return _by_date(parameter, day, lambda value: value.value)


def since(parameter: Parameter, day: str = "date") -> pl.Expr:
    """The date from which the value in force on column `day` holds."""
    return _by_date(parameter, day, lambda value: value.since)


def _by_date(parameter: Parameter, day: str, of: Callable[[DatedValue], Any]) -> pl.Expr:
    chosen = pl.lit(None)
    for value in sorted(parameter.values, key=lambda value: value.since):
        chosen = pl.when(pl.col(day) >= value.since).then(pl.lit(of(value))).otherwise(chosen)
    return chosen
