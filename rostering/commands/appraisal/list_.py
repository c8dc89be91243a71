"""`rostering appraisal list`."""

from __future__ import annotations

import click

from rostering.commands.output import emit_json, examples, json_option, next_step
from rostering.commands.periods import MONTH
from rostering.commands.session import Session, pass_session
from rostering.domain.calendar import Period, month_of
from rostering.language import _


@click.command(
    "list",
    help=_("List the figures of a month, with who entered each and from which file.")
    + examples("appraisal list --month 2026-06", "appraisal list --month 2026-06 --agent H07"),
)
@click.option("--month", type=MONTH, required=True, help=_("The month: 2026-11, this or last."))
@click.option("--agent", help=_("Only this agent."))
@json_option
@pass_session
def command(session: Session, month: Period, agent: str | None, as_json: bool) -> None:
    from rostering.commands.agents import known_agent
    from rostering.record.figures import figures
    from rostering.reports.appraisals import figure_data, figure_rows

    only = known_agent(session.centre, agent).id if agent else None
    scope = month_of(month.start)
    with session.record() as record, record.reading() as connection:
        found = [one for one in figures(connection, [scope]) if only in (None, one.agent)]
    if as_json:
        emit_json("figures", {"month": scope, "figures": [figure_data(one) for one in found]})
        return
    click.echo(figure_rows(found, {one.id: one.name for one in session.centre.agents}))
    next_step(f"appraisal show --month {scope}" if found else "appraisal import figures.csv")
