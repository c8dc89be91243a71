"""A month's pay as CSV: a row an agent, or a row a line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from rostering.domain.statement import Statement
from rostering.language import _, joined
from rostering.payroll.columns import COLUMNS, column_sums
from rostering.reports.csv_table import csv_table
from rostering.reports.payslip import Line, Payslip


def column_headings() -> tuple[str, ...]:
    """The headings of the columns that gross pay is made of, in their order."""
    return (
        _("base"), _("floating"), _("allowance"), _("overtime"), _("other"), _("deducted"),
    )  # fmt: skip


def in_yuan(fen: int | None) -> Decimal | None:
    """Fen as an exact number of yuan."""
    return None if fen is None else Decimal(fen).scaleb(-2)


def pay_table(slips: Sequence[Payslip], statements: Sequence[Statement]) -> bytes:
    """A row an agent; net pay is empty while it is not known."""
    headings = (
        _("month"), _("agent"), _("name"), *column_headings(), _("gross pay 应发"), _("withheld 代扣"),
        _("net pay 实发"), _("points lost"), _("standing"),
    )  # fmt: skip
    rows = []
    for slip, made in zip(slips, statements, strict=True):
        sums = column_sums(made)
        rows.append(
            (
                slip.month,
                slip.agent,
                slip.name,
                *(in_yuan(sums[column]) for column in COLUMNS),
                in_yuan(made.gross_fen),
                None if made.missing else in_yuan(made.withheld_fen),
                in_yuan(made.net_fen),
                made.points_lost,
                slip.standing,
            )
        )
    return csv_table(headings, rows)


def lines_table(slips: Sequence[Payslip]) -> bytes:
    """A row a line, with its clause, rule, arithmetic and what it rests on."""
    headings = (
        _("month"), _("agent"), _("name"), _("no."), _("date"), _("clause"), _("what"), _("yuan"),
        _("points"), _("how it was worked out"), _("rule"), _("rests on"), _("standing"),
    )  # fmt: skip
    return csv_table(
        headings,
        (
            (
                slip.month, slip.agent, slip.name, line.number, line.date,
                line.clause, line.what, Decimal(line.amount),
                int(line.points) if line.points else None, line.how, line.rule,
                joined(line.facts), slip.standing,
            )
            for slip, line in lines_of(slips)
        ),
    )  # fmt: skip


def lines_of(slips: Sequence[Payslip]) -> Iterator[tuple[Payslip, Line]]:
    """Every line with its payslip, in the order of the statements."""
    for slip in slips:
        lines = (line for part in slip.parts for line in part.lines)
        yield from ((slip, line) for line in sorted(lines, key=lambda line: line.number))
