"""Every run is held against itself: entries, statements and totals must agree to the fen."""

from __future__ import annotations

from collections.abc import Sequence

from rostering.domain.booked import STATUTORY
from rostering.domain.statement import Statement
from rostering.payroll.month import MonthPay


def check_sums(pay: MonthPay, statements: Sequence[Statement]) -> int:
    """The gross pay of all in fen; raises ArithmeticError where any two sums differ."""
    of_entries: dict[str, int] = {}
    gross = 0
    for place, kind, fen in pay.entries.select("agent", "kind", "amount_fen").iter_rows():
        agent = pay.employment[place][0].id
        of_entries[agent] = of_entries.get(agent, 0) + fen
        gross += 0 if kind in STATUTORY else fen
    for statement in statements:
        lines = statement.gross_fen - statement.withheld_fen
        if of_entries.pop(statement.agent, 0) != lines:
            raise ArithmeticError(f"{statement.agent}: the statement is not the sum of its entries")
        if statement.net_fen not in (None, lines):
            raise ArithmeticError(
                f"{statement.agent}: net pay is not gross pay less what is withheld"
            )
    left = {agent: fen for agent, fen in of_entries.items() if fen}
    if left or sum(statement.gross_fen for statement in statements) != gross:
        raise ArithmeticError(f"the totals are not the sum of the statements: {left}")
    return gross
