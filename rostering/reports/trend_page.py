"""The teams over months as a page: three charts, and the figures below."""

from __future__ import annotations

from collections.abc import Sequence

from rostering.language import _
from rostering.payroll.trends import Trend
from rostering.reports.page.sections import Cell, Section, Table, sections_page
from rostering.reports.trend_chart import trend_svg
from rostering.reports.trends import charts, named, notes


def trends_page(trends: Sequence[Trend], centre: str) -> str:
    """The page."""
    drawn = [Section(one.title, charts=(trend_svg(one),)) for one in charts(trends)]
    headings = (
        _("month"), _("team"), _("agents"), _("shifts attended"), _("shifts late"), _("late %"),
        _("overtime hours"), _("hours an agent"), _("score"),
    )  # fmt: skip
    rows = tuple(
        tuple(
            Cell(text)
            for text in (
                one.month,
                name,
                str(one.agents),
                str(one.shifts_attended),
                str(one.shifts_late),
                "" if one.late_rate is None else f"{one.late_rate}",
                f"{sum(one.overtime.values()) / 60:.1f}",
                "" if one.overtime_hours is None else f"{one.overtime_hours}",
                "" if one.score is None else f"{one.score}",
            )
        )
        for name, one in named(trends)
    )
    figures = Table(_("A row a month and team."), headings, rows, frozenset(range(2, 9)))
    section = Section(_("Figures"), text=tuple(notes().splitlines()), table=figures)
    span = " – ".join(dict.fromkeys((trends[0].month, trends[-1].month)))
    title = _("Lateness, overtime and score {span}").format(span=span)
    return sections_page(title, [*drawn, section], subtitle=centre)
