"""`rostering duty list`."""

from __future__ import annotations

import click

from rostering.commands.duty.states import states_of
from rostering.commands.output import emit_json, examples, json_option, next_step
from rostering.commands.periods import MONTH
from rostering.commands.session import Session, pass_session
from rostering.domain.calendar import Period, month_of
from rostering.domain.fixed_duties import DutyStanding
from rostering.language import _

OPEN = (DutyStanding.DUE, DutyStanding.LATE, DutyStanding.MISSING)


@click.command(
    "list",
    help=_(
        "List how many fixed duties of a month each agent has done, done late, not done and still to "
        "do, as it stands today. With --open every one that is due, late or missing has a line."
    )
    + examples(
        "duty list --month this",
        "duty list --month 2026-05 --open",
        "duty list --month 2026-05 --duty work_log --json",
    ),
)
@click.option("--month", type=MONTH, default="this", help=_("The month: 2026-11, this or last."))
@click.option("--duty", help=_("Only this duty, such as work_log."))
@click.option("--open", "only_open", is_flag=True, help=_("Each one due, late or missing."))
@json_option
@pass_session
def command(
    session: Session, month: Period, duty: str | None, only_open: bool, as_json: bool
) -> None:
    from rostering.commands.duty.states import known_duty
    from rostering.reports.fixed_duties import count_rows, state_data, state_rows

    only = known_duty(session.catalogue, duty) if duty else None
    states = [state for state in states_of(session, month) if only in (None, state.owed.duty.name)]
    if only_open:
        states = [state for state in states if state.standing in OPEN]
    scope = month_of(month.start)
    if as_json:
        emit_json("duties", {"month": scope, "duties": [state_data(state) for state in states]})
        return
    names = {agent.id: agent.name for agent in session.centre.agents}
    click.echo(state_rows(states, names) if only_open else count_rows(states, names))
    if not states:
        next_step("duty kinds" if only_open else "roster publish")
    else:
        next_step(f"duty {'show AGENT' if only_open else 'list --open'} --month {scope}")
