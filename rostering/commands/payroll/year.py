"""`rostering payroll year`."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

import click

from rostering.commands.exporting import Destination, Made, export_options
from rostering.commands.output import examples, next_step, warn
from rostering.commands.session import Session, pass_session
from rostering.commands.stages import Stages
from rostering.domain.calendar import Period, month_of
from rostering.errors import RecordError
from rostering.language import _

if TYPE_CHECKING:
    from rostering.payroll.year import Year, YearRow


@click.command(
    help=_(
        "Add up a year's pay, of the centre or of one agent: by month and by agent, with what is closed "
        "and what is still PROVISIONAL. The months are those that were run; closed ones as they were "
        "closed, others as they stand now."
    )
    + examples(
        "payroll year 2026",
        "payroll year 2026 --agent A03",
        "payroll year 2026 -o year.xlsx",
        "payroll year 2026 --agent A03 -o A03-2026.html",
    )
)
@click.argument("year", type=click.IntRange(1990, 2199), default=date.today().year)
@click.option("--agent", help=_("Only this agent."))
@export_options("text", "json", "csv", "xlsx", "html")
@pass_session
def command(session: Session, year: int, agent: str | None, destination: Destination) -> None:
    from rostering.commands.agents import known_agent

    person = known_agent(session.centre, agent).id if agent else ""
    found = _gathered(session, year)
    if person:
        found = found.of(person)
        if not found.rows:
            text = _("{agent} has no statement in {year}")
            raise RecordError(text.format(agent=person, year=year))
    names = _names(session, found)
    kind = destination.format
    stem = f"{person}-{year}" if person else f"pay-{year}"
    content = _content(found, kind, names, session.centre.name, person)
    destination.write([Made(f"{stem}.{'txt' if kind == 'text' else kind}", content)])
    if destination.is_screen and kind == "text":
        next_step(f"payroll year {year} -o pay-{year}.xlsx")


def _gathered(session: Session, year: int) -> Year:
    """The year's statements; raises RecordError where no month of it was run."""
    from rostering.commands.payroll.months import worked_months
    from rostering.commands.payroll.statements import open_month
    from rostering.payroll.year import Year, month_rows

    rows: list[YearRow] = []
    with session.record() as record, record.reading() as connection, Stages() as stages:
        span = Period.month(year, 1), Period.month(year, 12)
        for month in worked_months(connection, ("payroll",), *span):
            stages.now(month_of(month.start))
            opened = open_month(connection, session, month)
            made = opened.statements.values()
            closed = opened.closed is not None
            if opened.changed:
                text = _("facts changed since {month} was run; this is how it stands now")
                warn(text.format(month=month_of(month.start)))
            rows += month_rows(made, closed=closed, changed=opened.changed)
    return Year(year, tuple(rows))


def _names(session: Session, found: Year) -> dict[str, str]:
    """What the agents of the year are called, those too whom only a closed month knows."""
    from rostering.commands.payroll.statements import agents_of

    names = {one.id: one.name for one in session.centre.agents}
    with session.record() as record, record.reading() as connection:
        for row in found.rows:
            if row.agent not in names:
                year, number = (int(part) for part in row.month.split("-"))
                people = agents_of(connection, session, Period.month(year, number), [row.agent])
                names |= {one.id: one.name for one in people.values()}
    return names


def _content(
    found: Year, kind: str, names: Mapping[str, str], centre: str, agent: str
) -> str | bytes:
    from rostering.reports import year

    if kind == "json":
        whole = {"schema": "rostering/payroll-year/1", **year.year_data(found)}
        return json.dumps(whole, ensure_ascii=False, indent=2)
    if kind == "csv":
        return year.year_csv(found, names)
    if kind == "xlsx":
        from rostering.reports.year_workbook import year_workbook

        return year_workbook(found, names, centre)
    if kind == "html":
        from rostering.reports.year_page import year_page

        return year_page(found, names, centre, agent)
    return year.year_text(found, names, centre, agent)
