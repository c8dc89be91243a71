"""`rostering duty show AGENT`."""

from __future__ import annotations

import click

from rostering.commands.duty.states import states_of
from rostering.commands.output import emit_json, examples, json_option, next_step
from rostering.commands.periods import MONTH
from rostering.commands.session import Session, pass_session
from rostering.domain.calendar import Period, month_of
from rostering.domain.fixed_duties import DutyStanding, Proof
from rostering.language import _


@click.command(
    help=_(
        "Show every fixed duty of one agent in a month: when it is due, whether it is done, and who "
        "ticked it off or what shows it."
    )
    + examples("duty show A04 --month 2026-05", "duty show A04 --month last --json")
)
@click.argument("agent")
@click.option("--month", type=MONTH, default="this", help=_("The month: 2026-11, this or last."))
@json_option
@pass_session
def command(session: Session, agent: str, month: Period, as_json: bool) -> None:
    from rostering.commands.agents import known_agent
    from rostering.payroll.duty_evidence import duty_evidence
    from rostering.policy.score import item_limits
    from rostering.reports.fixed_duties import agent_text, evidence_data, state_data

    person = known_agent(session.centre, agent)
    everybody = states_of(session, month)
    states = [state for state in everybody if state.owed.agent == person.id]
    limits = item_limits(session.catalogue, month.start)
    evidence = duty_evidence(everybody, limits).get(person.id)
    scope = month_of(month.start)
    if as_json:
        data = {"agent": person.id, "month": scope, "evidence": evidence_data(evidence)}
        emit_json("duties", {**data, "duties": [state_data(state) for state in states]})
        return
    click.echo(f"{person.id} {person.name}  {scope}\n")
    click.echo(agent_text(states, evidence, session.centre.zone))
    missing = [
        state
        for state in states
        if state.standing is DutyStanding.MISSING and state.owed.duty.proof is Proof.TICK
    ]
    if missing:
        owed = missing[0].owed
        next_step(f"duty done {owed.duty.name} {person.id} --date {owed.date} --on DATE")
    elif states:
        next_step(f"score show {person.id} --month {scope}")
