"""`rostering leave balance AGENT`."""

from __future__ import annotations

from datetime import date

import click

from rostering.commands.output import emit_json, examples, json_option
from rostering.commands.session import Session, pass_session
from rostering.domain.calendar import Period
from rostering.language import _


@click.command(
    help=_(
        "Show what an agent has left: annual leave of a year by years of service, and compensatory "
        "rest as the last payroll run left it."
    )
    + examples("leave balance A03", "leave balance A03 --year 2026 --json")
)
@click.argument("agent")
@click.option("--year", type=click.IntRange(2008, 2100), help=_("The year; this one if not given."))
@json_option
@pass_session
def command(session: Session, agent: str, year: int | None, as_json: bool) -> None:
    from rostering.commands.agents import known_agent
    from rostering.payroll.balances import annual_balance, days
    from rostering.payroll.gathering import comp_balance
    from rostering.reports.terminal import table

    year = year or date.today().year
    person = known_agent(session.centre, agent)
    with session.record() as record, record.reading() as connection:
        annual = annual_balance(connection, session.centre, session.catalogue, person, year)
        opening = Period.month(year + 1, 1)
        rest = comp_balance(connection, session.catalogue, opening).get(person.id, 0)
    if as_json:
        data = {
            "agent": person.id,
            "year": year,
            "annual": {
                name: days(getattr(annual, name)) for name in ("given", "taken", "asked", "left")
            },
            "comp_minutes": rest,
        }
        emit_json("leave_balance", data)
        return
    click.echo(f"{person.id} {person.name}  {year}\n")
    row = [days(n) for n in (annual.given, annual.taken, annual.asked, annual.left)]
    cells = [
        (_("annual leave, days"), *row),
        (_("compensatory rest, minutes"), "", "", "", str(rest)),
    ]
    headings = ["", _("given"), _("taken"), _("pending"), _("left")]
    click.echo(table(headings, cells, right=headings[1:]))
