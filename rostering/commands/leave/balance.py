"""`rostering leave balance AGENT`."""

from __future__ import annotations

from datetime import date

import click

from rostering.commands.leave.ledger import expiring_lots
from rostering.commands.output import emit_json, examples, json_option, next_step, warn
from rostering.commands.session import Session, pass_session
from rostering.language import _


@click.command(
    help=_(
        "Show what an agent has left: annual leave of a year by years of service or by an opening "
        "balance, and compensatory rest as the last payroll run left it, with what expires soon."
    )
    + examples("leave balance A03", "leave balance A03 --year 2026 --json")
)
@click.argument("agent")
@click.option("--year", type=click.IntRange(2008, 2100), help=_("The year; this one if not given."))
@json_option
@pass_session
def command(session: Session, agent: str, year: int | None, as_json: bool) -> None:
    from rostering.commands.agents import known_agent
    from rostering.payroll.balances import AnnualLeave, days
    from rostering.payroll.rest_balance import rest_lots
    from rostering.payroll.rest_ledger import balance_on
    from rostering.reports.terminal import table

    today = date.today()
    year = year or today.year
    person = known_agent(session.centre, agent)
    with session.record() as record, record.reading() as connection:
        balances = AnnualLeave(connection, session.centre, session.catalogue, person.id)
        annual = balances.balance(person, year)
        day = min(max(today, date(year, 1, 1)), date(year, 12, 31))
        lots = rest_lots(connection, session.catalogue, date(year, 12, 31)).get(person.id, [])
    rest = balance_on(lots, date(year, 12, 31)) if year != today.year else balance_on(lots, day)
    expiring = expiring_lots(session, lots, day)
    if as_json:
        data = {
            "agent": person.id,
            "year": year,
            "annual": {
                name: days(getattr(annual, name)) for name in ("given", "taken", "asked", "left")
            },
            "opening": str(annual.opening.day) if annual.opening else None,
            "comp_minutes": rest,
            "comp_expiring": [
                {"minutes": lot.left, "expires": str(lot.expires)} for lot in expiring
            ],
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
    if annual.opening is not None:
        text = _("annual leave: {days} days left on {day} ({why}), as {who} entered it")
        click.echo(
            text.format(
                days=days(annual.given),
                day=annual.opening.day,
                why=annual.opening.why or annual.opening.file,
                who=annual.opening.who,
            )
        )
    for lot in expiring:
        text = _("{minutes} min of compensatory rest expire on {day}")
        warn(text.format(minutes=lot.left, day=lot.expires))
    next_step(f"leave ledger {person.id}")
