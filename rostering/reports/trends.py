"""Lateness, overtime and score of the teams over months: table, data, CSV, and what charts draw."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from rostering.language import _
from rostering.payroll.trends import Trend
from rostering.reports.csv_table import csv_table
from rostering.reports.terminal import clip, table
from rostering.reports.trend_chart import Series, TrendChart

NAME_CELLS = 10
NOTHING = "–"


def team_name(team: str, *, together: bool) -> str:
    """What a team is called; agents without one are a team of their own."""
    return _("all") if together else team or _("no team")


def named(trends: Sequence[Trend]) -> list[tuple[str, Trend]]:
    """Each with the name of its team; the last of a month are all together."""
    last = {trend.month: place for place, trend in enumerate(trends)}
    return [
        (team_name(one.team, together=last[one.month] == place), one)
        for place, one in enumerate(trends)
    ]


def trends_table(trends: Sequence[Trend]) -> str:
    """A line a month and team; all together end each month."""
    headings = [
        _("month"), _("team"), _("agents"), _("shifts"), _("late"), _("late %"),
        _("overtime h"), _("h an agent"), _("score"),
    ]  # fmt: skip
    rows = []
    before = ""
    for name, one in named(trends):
        rows.append(
            (
                "" if one.month == before else one.month,
                clip(name, NAME_CELLS),
                one.agents,
                one.shifts_attended,
                one.shifts_late,
                _shown(one.late_rate),
                f"{sum(one.overtime.values()) / 60:.1f}",
                _shown(one.overtime_hours),
                _shown(one.score),
            )
        )
        before = one.month
    return "\n\n".join([table(headings, rows, right=headings[2:]), notes()])


def notes() -> str:
    """What the figures mean."""
    return "\n".join(
        [
            _("late: shifts begun late of those attended. Score: mean of the months judged."),
            _("Agents count in the team of today's list, in every month."),
        ]
    )


def _shown(value: Decimal | None) -> str:
    return NOTHING if value is None else f"{value}"


def trends_data(trends: Sequence[Trend]) -> list[dict[str, Any]]:
    """One object a month and team; `team` is null for all together, "" for those without one."""
    last = {trend.month: place for place, trend in enumerate(trends)}
    return [
        {
            "month": one.month,
            "team": None if last[one.month] == place else one.team,
            "agents": one.agents,
            "shifts_attended": one.shifts_attended,
            "shifts_late": one.shifts_late,
            "late_rate": _text(one.late_rate),
            "overtime_minutes": dict(one.overtime),
            "overtime_hours_an_agent": _text(one.overtime_hours),
            "scores": list(one.scores),
            "score": _text(one.score),
        }
        for place, one in enumerate(trends)
    ]


def _text(value: Decimal | None) -> str | None:
    return None if value is None else f"{value}"


def trends_csv(trends: Sequence[Trend]) -> bytes:
    """A row a month and team."""
    headings = (
        _("month"), _("team"), _("agents"), _("shifts attended"), _("shifts late"), _("late %"),
        _("overtime minutes"), _("overtime hours an agent"), _("score"),
    )  # fmt: skip
    rows = (
        (
            one.month, name, one.agents, one.shifts_attended, one.shifts_late, one.late_rate,
            sum(one.overtime.values()), one.overtime_hours, one.score,
        )
        for name, one in named(trends)
    )  # fmt: skip
    return csv_table(headings, rows)


def charts(trends: Sequence[Trend]) -> tuple[TrendChart, ...]:
    """Lateness, overtime and score, a line a team and one for all together where there are several."""
    months = tuple(dict.fromkeys(one.month for one in trends))
    found = {(name, one.month): one for name, one in named(trends)}
    teams = sorted({name for name, _month in found}, key=lambda name: (name == _("all"), name))
    if len(teams) == 2:
        teams = teams[:1]
    meant = (
        ("lateness", _("Lateness"), _("late shifts in per cent of those attended"), "late_rate"),
        ("overtime", _("Overtime"), _("hours of overtime an agent"), "overtime_hours"),
        ("score", _("Score"), _("mean score of the months judged"), "score"),
    )
    return tuple(
        TrendChart(
            key,
            title,
            unit,
            months,
            tuple(
                Series(
                    team,
                    tuple(
                        getattr(found[team, month], value) if (team, month) in found else None
                        for month in months
                    ),
                )
                for team in teams
            ),
        )
        for key, title, unit, value in meant
    )
