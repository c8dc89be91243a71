"""`rostering incident list`."""

from __future__ import annotations

import click

from rostering.commands.output import emit_json, examples, json_option, next_step
from rostering.commands.periods import MONTH
from rostering.commands.session import Session, pass_session
from rostering.domain.calendar import Period
from rostering.language import _


@click.command(
    "list",
    help=_("List rewards and punishments, of one month or agent or all; withdrawn ones too.")
    + examples("incident list", "incident list --month 2026-05 --agent A07"),
)
@click.option("--month", type=MONTH, help=_("Only those of the month."))
@click.option("--agent", help=_("Only those of the agent."))
@json_option
@pass_session
def command(session: Session, month: Period | None, agent: str | None, as_json: bool) -> None:
    from rostering.commands.agents import known_agent
    from rostering.record.incidents import all_incidents
    from rostering.reports.incidents import incident_data, incident_rows

    if agent is not None:
        agent = known_agent(session.centre, agent).id
    with session.record() as record, record.reading() as connection:
        everything = all_incidents(connection)
    chosen = [
        item
        for item in everything
        if (month is None or item.date in month) and agent in (None, item.agent)
    ]
    if as_json:
        data = [incident_data(item, session.catalogue) for item in chosen]
        emit_json("incidents", {"incidents": data})
        return
    names = {person.id: person.name for person in session.centre.agents}
    click.echo(incident_rows(chosen, everything, names, session.catalogue))
    next_step("incident clauses")
