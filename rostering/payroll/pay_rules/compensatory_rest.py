"""Compensatory rest: earned minute for minute, taken only as far as there is balance (D11, D15)."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

import polars as pl

from rostering.attendance.dated import in_force, since
from rostering.domain.balances import Movement
from rostering.payroll.entry_table import as_entries
from rostering.payroll.inputs import PayInputs
from rostering.payroll.rest_ledger import Lot, balance_on, take
from rostering.policy.rule import Rule


def charge(inputs: PayInputs, rule: Rule) -> pl.DataFrame:
    """One entry a movement of the balance, minutes earned (+) or taken (-); a day without enough
    balance takes nothing and is of kind comp_balance_short."""
    rate = in_force(rule.parameters["minutes_per_minute"])
    earned = _earned(inputs).with_columns(
        minutes=pl.col("minutes") * rate, movement=pl.lit("comp_rest")
    )
    taken = (
        inputs.found("leave_taken")
        .filter(pl.col("detail") == "comp")
        .with_columns(minutes=-pl.col("minutes"), movement=pl.lit("comp_rest"))
    )
    moves = pl.concat([earned, taken]).sort(
        "agent",
        "date",
        "minutes",
        "block",
        "order",
        "day_type",
        descending=[False, False, True, False, False, False],
    )
    balances = _balances(inputs)
    kinds = []
    for agent, day, minutes in moves.select("agent", "date", "minutes").iter_rows():
        own = balances.setdefault(agent, Balance(0))
        kinds.append("comp_rest" if own.moved(day, minutes) else "comp_balance_short")
    rows = moves.with_columns(pl.Series("movement", kinds, pl.String)).with_columns(
        pl.when(pl.col("movement") == "comp_rest").then("minutes").otherwise(0).alias("minutes"),
        clause=pl.when(pl.col("kind") == "leave_taken")
        .then(pl.lit("D11"))
        .otherwise(pl.lit("D15")),
        value_from=since(rule.parameters["minutes_per_minute"]),
    )
    both = [
        as_entries(rows.filter(pl.col("movement") == kind), "compensatory_rest", kind)
        for kind in ("comp_rest", "comp_balance_short")
    ]
    return pl.concat(both)


@dataclass(slots=True)
class Balance:
    """Minutes on hand; where some of them end within the month, in lots with their last days."""

    minutes: int
    lots: list[Lot] = field(default_factory=list)

    def moved(self, day: date, minutes: int) -> bool:
        """Earn or take minutes on `day`; False, and nothing taken, where there is not enough."""
        if self.lots:
            return self._moved_in_lots(Movement(day, minutes))
        if minutes < 0 and self.minutes + minutes < 0:
            return False
        self.minutes += minutes
        return True

    def _moved_in_lots(self, move: Movement) -> bool:
        if move.minutes > 0:
            self.lots.append(Lot(move.day, move.minutes, None))
        elif balance_on(self.lots, move.day) < -move.minutes:
            return False
        else:
            take(self.lots, move)
        return True


def _balances(inputs: PayInputs) -> dict[int, Balance]:
    found = {
        agent: Balance(minutes)
        for agent, minutes in inputs.comp_balance.select("agent", "minutes").iter_rows()
    }
    for agent, own in inputs.ending_rest.items():
        lots = [Lot(lot.earned, lot.minutes, lot.expires) for lot in own]
        found[agent] = Balance(0, lots)
    return found


def _earned(inputs: PayInputs) -> pl.DataFrame:
    by_order = inputs.found("ordered_overtime").filter(pl.col("detail") == "business:comp")
    if inputs.holiday_settle != "comp":
        return by_order
    return pl.concat([by_order, inputs.found("holiday_work")])
