"""A year's pay as a page: a chart over the months, a table of months, and one of agents."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rostering.domain.money import yuan
from rostering.language import _
from rostering.payroll.columns import COLUMNS
from rostering.payroll.year import Year, YearRow, together
from rostering.reports.page.sections import FINAL, Badge, Cell, Section, Table, sections_page
from rostering.reports.pay_table import in_yuan
from rostering.reports.trend_chart import Series, TrendChart, trend_svg
from rostering.reports.year import money_headings, provisional_text, standing_word


def year_page(year: Year, names: Mapping[str, str], centre: str, agent: str = "") -> str:
    """The page of the centre's year, or of one agent's."""
    title = _("Pay of {year}").format(year=year.year)
    if agent:
        title = f"{agent} {names.get(agent, '')}  {title}"
    months = year.by_month()
    total = together(year.rows)
    sections = [
        Section(_("Over the months"), charts=(trend_svg(_chart(months)),)),
        Section(_("Months"), table=_table(_("month"), [(row.month, row) for row in months], total)),
    ]
    if not agent:
        people = [(f"{row.agent} {names.get(row.agent, '')}", row) for row in year.by_agent()]
        sections.append(Section(_("Agents"), table=_table(_("agent"), people, total)))
    badge = FINAL
    if year.provisional:
        badge = Badge(provisional_text(), draft=True)
    return sections_page(title, sections, subtitle=centre, badge=badge)


def _chart(months: Sequence[YearRow]) -> TrendChart:
    """Gross and net pay, the latter where it is known."""
    return TrendChart(
        "year",
        _("Gross and net pay"),
        _("yuan"),
        tuple(row.month for row in months),
        (
            Series(_("gross pay 应发"), tuple(in_yuan(row.gross_fen) for row in months)),
            Series(_("net pay 实发"), tuple(in_yuan(row.net_fen) for row in months)),
        ),
    )


def _table(heading: str, rows: Sequence[tuple[str, YearRow]], total: YearRow) -> Table:
    headings = (heading, *money_headings(), _("points"), _("score"), _("standing"))
    return Table(
        _("Yuan; a sum that is not known yet is left empty."),
        headings,
        tuple(_cells(name, row) for name, row in rows),
        frozenset(range(1, len(headings) - 1)),
        _cells(_("total"), total),
    )


def _cells(name: str, row: YearRow) -> tuple[Cell, ...]:
    fen = [
        *(row.columns[column] for column in COLUMNS),
        row.gross_fen,
        row.withheld_fen,
        row.net_fen,
    ]
    return (
        Cell(name),
        *(Cell("" if one is None else yuan(one)) for one in fen),
        Cell(str(-row.points_lost or 0)),
        Cell("" if row.score is None else f"{row.score}"),
        Cell(standing_word(row.standing)),
    )
