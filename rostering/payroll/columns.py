"""A statement in the columns that a month is shown in: what was earned, what was taken, what is left."""

from __future__ import annotations

from rostering.domain.booked import STATUTORY
from rostering.domain.statement import Entry, Statement

COLUMNS = ("base", "floating", "allowance", "overtime", "other", "deducted")
OVERTIME = ("overtime", "own_work_overtime", "comp_rest")


def column_sums(statement: Statement) -> dict[str, int]:
    """Fen by column; together they are the gross pay."""
    sums = dict.fromkeys(COLUMNS, 0)
    for entry in statement.entries:
        if entry.kind not in STATUTORY:
            sums[column_of(entry)] += entry.amount_fen
    return sums


def column_of(entry: Entry) -> str:
    """The column of a line that is not withheld; what was taken and given back is deducted."""
    if entry.kind in ("base", "settlement"):
        return "base"
    if entry.kind in ("floating", "allowance"):
        return entry.kind
    if entry.kind in OVERTIME:
        return "overtime"
    given_back = entry.kind.endswith("_not_collected")
    return "other" if entry.amount_fen > 0 and not given_back else "deducted"
