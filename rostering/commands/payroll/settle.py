"""`rostering payroll settle AGENT`."""

from __future__ import annotations

import click

from rostering.commands.agents import known_agent
from rostering.commands.dry_run import dry_run_option
from rostering.commands.output import examples, json_option, next_step, tell
from rostering.commands.session import Session, pass_session
from rostering.domain.booked import Dismissal
from rostering.domain.calendar import month_of
from rostering.errors import InputError, InputProblem
from rostering.language import _


@click.command(
    help=_(
        "Settle an agent as dismissed on the last day that agents.csv gives: half a month's base, or "
        "a whole one from 20 working days worked in that month, and overtime already earned (G14). "
        "The lawful amount stands beside it (L06). The program never dismisses: a person says so."
    )
    + examples(
        "payroll settle A07 --why 'left after notice of 2026-04-20'",
        "payroll settle A07 --withdraw --why 'he resigned himself'",
    )
)
@click.argument("agent")
@click.option("--why", required=True, help=_("The decision that it rests on."))
@click.option(
    "--withdraw", is_flag=True, help=_("The agent is not settled as dismissed after all.")
)
@json_option
@dry_run_option
@pass_session
def command(session: Session, agent: str, why: str, withdraw: bool, as_json: bool) -> None:
    from rostering.record.booked import add_dismissal
    from rostering.record.closing import refuse_closed

    person = known_agent(session.centre, agent)
    if person.left is None:
        hint = _("write the last day into the column left")
        problem = InputProblem("agents.csv", _("the agent has no last day"), person.id, hint)
        raise InputError([problem])
    month = month_of(person.left)
    with (
        session.record() as record,
        record.transaction(session.who, "payroll settle", why) as connection,
    ):
        refuse_closed(connection, month)
        dismissal = Dismissal(person.id, person.left, why)
        add_dismissal(connection, session.who, dismissal, withdrawn=withdraw)
    text = (
        _("{agent} {name} is not settled as dismissed; {month} is paid by its days (G17).")
        if withdraw
        else _("{agent} {name} is settled as dismissed in {month} (G14).")
    )
    said = {"agent": person.id, "month": month, "dismissed": not withdraw}
    tell(text.format(agent=person.id, name=person.name, month=month), "settlement", said, as_json)
    next_step(f"payroll run --month {month}")
