"""What of the deductions is really taken: fines from floating pay alone, absences from the wage (G11).

Leave takes at most the base. The floating share of absences comes first, fines may take what is left of the floating pay, and the
rest is given back as an entry of its own, so that the entries of a statement still add up.
"""

from __future__ import annotations

import polars as pl

from rostering.payroll.entry_table import as_entries
from rostering.payroll.inputs import DayRate

FINES = ("late_early", "punishment", "duty", "meeting")
LEAVES = ("personal", "sick")
NOT_COLLECTED = ("fine_not_collected", "absence_not_collected", "leave_not_collected")


def of_kinds(*kinds: str) -> pl.Expr:
    """The amount of an entry of these kinds, and 0 for any other: summed much sooner than filtered."""
    return pl.when(pl.col("kind").is_in(kinds)).then("amount_fen").otherwise(0)


SUMS = {
    "base": of_kinds("base"),
    "floating": of_kinds("floating"),
    "absences": -of_kinds("absence"),
    "fines": -of_kinds(*FINES),
    "leaves": -of_kinds(*LEAVES),
}


def collect(entries: pl.DataFrame, wages: pl.DataFrame, day_rate: DayRate) -> pl.DataFrame:
    """`entries` (schema ENTRIES) and those that give back what is not collected.

    One an agent, month and kind: fine_not_collected, absence_not_collected, leave_not_collected. Who
    has no base line, as one settled on dismissal (G14), has nothing taken. `wages` (schema WAGES)
    tell how much of an absence is floating pay.
    """
    months = (
        entries.select("agent", "month", "date", **SUMS)
        .group_by("agent", "month")
        .agg(pl.col(*SUMS).sum(), pl.col("date").max())
    )
    shares = _floating_shares(entries, wages, day_rate)
    months = months.join(shares, on=["agent", "month"], how="left")
    left = (pl.col("floating") - pl.col("floating_share").fill_null(0)).clip(lower_bound=0)
    wage = pl.col("base") + pl.col("floating")
    months = months.with_columns(
        fine_not_collected=pl.col("fines") - left,
        absence_not_collected=pl.col("absences") - wage,
        leave_not_collected=pl.col("leaves") - pl.col("base"),
    )
    back = [_given_back(months, kind) for kind in NOT_COLLECTED]
    return pl.concat([entries, *back])


def _floating_shares(entries: pl.DataFrame, wages: pl.DataFrame, day_rate: DayRate) -> pl.DataFrame:
    """How much of each agent's absences is floating pay: what is above the base of those days."""
    absences = entries.filter((pl.col("kind") == "absence") & (pl.col("amount_fen") < 0))
    rated = absences.sort("date").join_asof(
        wages.sort("since"),
        left_on="date",
        right_on="since",
        by="agent",
        check_sortedness=False,
    )
    base = day_rate.of_halves(pl.col("base_fen"), pl.col("halves"))
    return rated.group_by("agent", "month").agg(
        (-pl.col("amount_fen") - base).sum().alias("floating_share")
    )


def _given_back(months: pl.DataFrame, kind: str) -> pl.DataFrame:
    rows = months.filter(pl.col(kind) > 0)
    rows = rows.select("agent", "month", "date", clause=pl.lit("G11"), amount_fen=kind)
    return as_entries(rows, "floating_pay", kind)
