"""A month's pay as a workbook: a row an agent, a row a line with all that it rests on, and what is still
to be settled."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from rostering.domain.booked import STATUTORY
from rostering.domain.statement import Statement
from rostering.language import _, joined
from rostering.payroll.columns import COLUMNS, column_sums
from rostering.reports.pay_table import column_headings, in_yuan, lines_of
from rostering.reports.payslip import Basis, Payslip
from rostering.reports.statement import booked_name
from rostering.reports.workbook import QUIET, Book, Cell, Column, put

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

TOP = 3
YUAN = "#,##0.00;[Red]-#,##0.00"
WARN = {"bold": True, "font_color": "#6B4700", "bg_color": "#FDEECF"}


def pay_workbook(
    month: str, slips: Sequence[Payslip], statements: Sequence[Statement], basis: Basis
) -> bytes:
    """The workbook of these statements and their payslips, in the same order."""
    title = f"{basis.centre.name}  {_('Pay')} {month}"
    book = Book(title)
    mark = next((slip.mark for slip in slips if slip.mark), "")
    standing = next((slip.standing for slip in slips if slip.mark), slips[0].standing)
    sheets = (
        (_("Agents"), _agent_columns(), list(_agents(slips, statements, basis)), 2),
        (_("Lines"), _line_columns(), list(_lines(slips)), 3),
        (_("To settle"), _open_columns(), list(_open(slips)), 2),
    )
    for name, columns, rows, frozen in sheets:
        sheet = book.sheet(name)
        _head(book, sheet, f"{title}  {name}", standing, mark)
        end = book.table(sheet, columns, rows, top=TOP, frozen=frozen)
        if columns == sheets[0][1]:
            _totals(book, sheet, columns, rows, end)
    return book.content()


def _head(book: Book, sheet: Worksheet, title: str, standing: str, mark: str) -> None:
    """The title and whether the figures can stand, on the sheet and on every page of its print."""
    put(sheet, 0, 0, title, book.style(bold=True, font_size=14))
    put(sheet, 1, 0, standing, book.style(**WARN) if mark else book.style(font_color=QUIET))
    sheet.set_footer(f"&L{_plain(title)}&C{_plain(mark)}&R&P / &N")


def _plain(text: str) -> str:
    """Text for a footer, where & begins a code."""
    return text.replace("&", "&&")


def _agent_columns() -> list[Column]:
    money = [
        *column_headings(), _("gross pay 应发"), *(booked_name(kind) for kind in STATUTORY),
        _("net pay 实发"),
    ]  # fmt: skip
    return [
        Column(_("agent")),
        Column(_("name")),
        Column(_("team")),
        Column(_("grade")),
        Column(_("days rostered"), number="0", width=9),
        Column(_("days worked"), number="0", width=9),
        *(Column(name, number=YUAN, width=13) for name in money),
        Column(_("points lost"), number="0", width=8),
        Column(_("score"), number="0", width=8),
        Column(_("pay day")),
        Column(_("standing")),
    ]


def _agents(
    slips: Sequence[Payslip], statements: Sequence[Statement], basis: Basis
) -> Iterator[list[Cell]]:
    teams = {agent.id: agent.team for agent in basis.centre.agents}
    for slip, made in zip(slips, statements, strict=True):
        sums = column_sums(made)
        yield [
            made.agent,
            slip.name,
            teams.get(made.agent, ""),
            _(basis.catalogue.rule("grades", made.grade).title),
            made.days_rostered,
            made.days_worked,
            *(in_yuan(sums[column]) for column in COLUMNS),
            in_yuan(made.gross_fen),
            *(_withheld(made, kind) for kind in STATUTORY),
            in_yuan(made.net_fen),
            made.points_lost,
            made.score,
            made.pay_day,
            slip.standing,
        ]


def _withheld(made: Statement, kind: str) -> Decimal | None:
    """What is withheld of this kind; None while it is not known."""
    if kind in made.missing:
        return None
    return in_yuan(sum(entry.amount_fen for entry in made.entries if entry.kind == kind))


def _totals(
    book: Book, sheet: Worksheet, columns: list[Column], rows: list[list[Cell]], end: int
) -> None:
    """The sums of the columns of money; none where a sum is not known of everybody."""
    put(sheet, end, 0, _("total"), book.style(bold=True, top=2))
    for place, column in enumerate(columns[1:], 1):
        cells = [row[place] for row in rows]
        known = column.number == YUAN and None not in cells
        total = sum((cell for cell in cells if isinstance(cell, Decimal)), Decimal(0))
        style = book.style(bold=True, top=2, num_format=column.number or "General")
        put(sheet, end, place, total if known else None, style)


def _line_columns() -> list[Column]:
    return [
        Column(_("agent")),
        Column(_("name")),
        Column(_("no."), number="0"),
        Column(_("date")),
        Column(_("clause")),
        Column(_("what"), width=30),
        Column(_("yuan"), number=YUAN, width=12),
        Column(_("points"), number="0"),
        Column(_("how it was worked out"), width=52),
        Column(_("rule"), width=40),
        Column(_("values in force"), width=40),
        Column(_("shift and roster version"), width=44),
        Column(_("punches with file and line"), width=44),
        Column(_("leave, orders, decisions and others"), width=44),
        Column(_("standing")),
    ]


def _lines(slips: Sequence[Payslip]) -> Iterator[list[Cell]]:
    for slip, line in lines_of(slips):
        aside = {*line.shifts, *line.punches, *line.values}
        yield [
            slip.agent,
            slip.name,
            line.number,
            date.fromisoformat(line.date),
            line.clause,
            line.what,
            Decimal(line.amount),
            int(line.points) if line.points else None,
            line.how,
            line.rule,
            joined(line.values),
            joined(line.shifts),
            joined(line.punches),
            joined(fact for fact in line.facts if fact not in aside),
            slip.mark or slip.standing,
        ]


def _open_columns() -> list[Column]:
    return [Column(_("agent")), Column(_("name")), Column(_("kind")), Column(_("what"), width=60)]


def _open(slips: Sequence[Payslip]) -> Iterator[list[Cell]]:
    for slip in slips:
        for title, lines in slip.remarks:
            for text in lines:
                yield [slip.agent, slip.name, title, text]
