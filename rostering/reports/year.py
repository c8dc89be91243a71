"""A year's pay as table, data and CSV: a row a month and a row an agent."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from rostering.domain.money import yuan
from rostering.language import _, in_brackets
from rostering.payroll.columns import COLUMNS
from rostering.payroll.year import Standing, Year, YearRow, together
from rostering.reports.csv_table import csv_table
from rostering.reports.pay_table import column_headings, in_yuan
from rostering.reports.terminal import WIDTH, clip, table, wide

NAME_CELLS = 8
NOTHING = "–"


def standing_word(standing: Standing) -> str:
    """Whether figures can stand, in a word."""
    words = {
        Standing.CLOSED: _("closed"),
        Standing.OPEN: _("not closed yet"),
        Standing.PROVISIONAL: _("PROVISIONAL"),
    }
    return words[standing]


def provisional_text() -> str:
    """Why figures cannot stand."""
    return _("PROVISIONAL: exceptions are open, or facts changed since the run")


def year_text(year: Year, names: Mapping[str, str], centre: str, agent: str = "") -> str:
    """The year of the centre, or of one agent, in tables at most 80 cells wide."""
    title = f"{centre}  {_('Pay of {year}').format(year=year.year)}"
    parts = [title]
    if agent:
        parts[0] += f"\n{agent} {names.get(agent, '')}".rstrip()
    if year.provisional:
        parts.append(in_brackets(provisional_text(), "*"))
    months = year.by_month()
    total = together(year.rows)
    parts.append(_rows(_("month"), [(_month(row), row) for row in months], total))
    if not agent:
        people = [(_name(row, names), row) for row in year.by_agent()]
        parts.append(_rows(_("agent"), people, total))
    return "\n\n".join(parts)


def _month(row: YearRow) -> str:
    return row.month + ("*" if row.standing is Standing.PROVISIONAL else "")


def _name(row: YearRow, names: Mapping[str, str]) -> str:
    mark = "*" if row.standing is Standing.PROVISIONAL else ""
    return f"{row.agent}{mark} {clip(names.get(row.agent, ''), NAME_CELLS)}".rstrip()


def _rows(heading: str, rows: Sequence[tuple[str, YearRow]], total: YearRow) -> str:
    """The rows and their total, in as many columns as fit: overtime and deductions go first."""
    every = [*rows, (_("total"), total)]
    columns = {
        heading: [name for name, _row in every],
        _("overtime"): [yuan(row.columns["overtime"]) for _name, row in every],
        _("deducted"): [yuan(row.columns["deducted"]) for _name, row in every],
        _("gross"): [yuan(row.gross_fen) for _name, row in every],
        _("withheld"): [_known(row.withheld_fen) for _name, row in every],
        _("net"): [_known(row.net_fen) for _name, row in every],
        _("points"): [str(-row.points_lost or 0) for _name, row in every],
        _("score"): [NOTHING if row.score is None else f"{row.score}" for _name, row in every],
    }
    for name in (_("deducted"), _("overtime"), _("withheld"), ""):
        headings = list(columns)
        cells = list(zip(*columns.values(), strict=True))
        text = table(headings, cells, right=headings[1:])
        if max(wide(line) for line in text.splitlines()) <= WIDTH:
            break
        columns.pop(name, None)
    return text


def _known(fen: int | None) -> str:
    return NOTHING if fen is None else yuan(fen)


def year_data(year: Year) -> dict[str, Any]:
    """The rows, and the totals by month and by agent; money as quoted yuan."""
    return {
        "year": year.year,
        "provisional": year.provisional,
        "rows": [_data(row) for row in year.rows],
        "months": [_data(row) for row in year.by_month()],
        "agents": [_data(row) for row in year.by_agent()],
        "total": _data(together(year.rows)),
    }


def _data(row: YearRow) -> dict[str, Any]:
    return {
        "agent": row.agent or None,
        "month": row.month or None,
        "statements": row.count,
        **{name: yuan(row.columns[name]) for name in COLUMNS},
        "gross": yuan(row.gross_fen),
        "withheld": None if row.withheld_fen is None else yuan(row.withheld_fen),
        "net": None if row.net_fen is None else yuan(row.net_fen),
        "points_lost": row.points_lost,
        "score": None if row.score is None else f"{row.score}",
        "standing": row.standing.value,
    }


def money_headings() -> tuple[str, ...]:
    """The headings of the columns of money."""
    return (
        *column_headings(), _("gross pay 应发"), _("withheld 代扣"), _("net pay 实发"),
    )  # fmt: skip


def money_of(row: YearRow) -> tuple[Any, ...]:
    """Their cells, exact yuan; None where a sum is not known."""
    columns = (in_yuan(row.columns[name]) for name in COLUMNS)
    return (*columns, in_yuan(row.gross_fen), in_yuan(row.withheld_fen), in_yuan(row.net_fen))


def year_csv(year: Year, names: Mapping[str, str]) -> bytes:
    """A row an agent and month."""
    headings = (
        _("month"), _("agent"), _("name"), *money_headings(), _("points lost"), _("score"),
        _("standing"),
    )  # fmt: skip
    rows = (
        (
            row.month, row.agent, names.get(row.agent, ""), *money_of(row), row.points_lost,
            row.score, standing_word(row.standing),
        )
        for row in year.rows
    )  # fmt: skip
    return csv_table(headings, rows)
