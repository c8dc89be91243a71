"""`rostering attendance trends`."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from rostering.commands.exporting import Destination, Made, export_options
from rostering.commands.output import examples, next_step
from rostering.commands.periods import MONTH
from rostering.commands.session import Session, pass_session
from rostering.commands.stages import Stages
from rostering.domain.calendar import Period, month_of
from rostering.language import _

if TYPE_CHECKING:
    from rostering.payroll.trends import Trend

MOST_MONTHS = 12


@click.command(
    help=_(
        "Show lateness, overtime and score of the teams over months: as a table, as pictures (svg: one "
        "file, or a folder of three), as a page with charts (html), as a workbook with charts (xlsx), "
        "or as data (csv, json). Without --from, the last twelve months that were worked on."
    )
    + examples(
        "attendance trends",
        "attendance trends --from 2026-01 --to 2026-06 -o trends.html",
        "attendance trends -o trends.svg",
        "attendance trends -o pictures/ --format svg",
        "attendance trends -o trends.xlsx",
    )
)
@click.option("--from", "since", type=MONTH, help=_("The first month: 2026-01."))
@click.option("--to", "until", type=MONTH, help=_("The last month: 2026-06."))
@export_options("text", "json", "csv", "xlsx", "html", "svg")
@pass_session
def command(
    session: Session, since: Period | None, until: Period | None, destination: Destination
) -> None:
    from rostering.commands.payroll.months import worked_months
    from rostering.payroll.trends import month_trends

    found: list[Trend] = []
    with session.record() as record, record.reading() as connection, Stages() as stages:
        months = worked_months(connection, ("reconcile", "payroll"), since, until)
        months = months if since else months[-MOST_MONTHS:]
        for month in months:
            stages.now(month_of(month.start))
            found += month_trends(connection, session.centre, month, session.catalogue)
    destination.write(_made(found, destination, session.centre.name))
    if destination.is_screen and destination.format == "text":
        next_step("attendance trends -o trends.html")


def _made(found: Sequence[Trend], destination: Destination, centre: str) -> list[Made]:
    kind = destination.format
    if kind == "svg":
        return _pictures(found, destination)
    return [Made(f"trends.{'txt' if kind == 'text' else kind}", _content(found, kind, centre))]


def _pictures(found: Sequence[Trend], destination: Destination) -> list[Made]:
    """Three pictures in a folder, or one with the three below each other."""
    from rostering.reports.trend_chart import stacked, trend_svg
    from rostering.reports.trends import charts

    drawn = charts(found)
    if destination.folder is not None:
        return [Made(f"{one.key}.svg", str(trend_svg(one, alone=True))) for one in drawn]
    return [Made("trends.svg", str(stacked(drawn)))]


def _content(found: Sequence[Trend], kind: str, centre: str) -> str | bytes:
    from rostering.reports import trends

    if kind == "json":
        whole = {"schema": "rostering/trends/1", "rows": trends.trends_data(found)}
        return json.dumps(whole, ensure_ascii=False, indent=2)
    if kind == "csv":
        return trends.trends_csv(found)
    if kind == "xlsx":
        from rostering.reports.trend_workbook import trends_workbook

        return trends_workbook(found, centre)
    if kind == "html":
        from rostering.reports.trend_page import trends_page

        return trends_page(found, centre)
    return trends.trends_table(found)
