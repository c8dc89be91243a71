"""`rostering payroll enter AGENT`."""

from __future__ import annotations

import click

from rostering.commands.agents import known_agent
from rostering.commands.dry_run import dry_run_option
from rostering.commands.output import examples, json_option, next_step, tell
from rostering.commands.payroll.options import month_option, yuan_of
from rostering.commands.session import Session, pass_session
from rostering.commands.words import Word
from rostering.domain.booked import ENTERED, Amount
from rostering.domain.calendar import Period, month_of
from rostering.language import _


@click.command(
    help=_("Enter a bonus, commission or share of profit: one line of the statement each (G18).")
    + examples(
        "payroll enter A05 --month 2026-05 --kind bonus --amount 300 --why 'sales week'",
        "payroll enter A13 --month last --kind commission --amount 125.50 --why 'two contracts'",
    )
)
@click.argument("agent")
@month_option
@click.option("--kind", type=Word(ENTERED), required=True, help=_("What it is."))
@click.option("--amount", required=True, help=_("Yuan, such as 300 or 125.50."))
@click.option("--why", required=True, help=_("What it is paid for; it stands in the derivation."))
@json_option
@dry_run_option
@pass_session
def command(
    session: Session, agent: str, month: Period, kind: str, amount: str, why: str, as_json: bool
) -> None:
    from rostering.domain.money import yuan
    from rostering.record.booked import add_amounts
    from rostering.record.closing import refuse_closed

    person = known_agent(session.centre, agent)
    fen = yuan_of(amount)
    scope = month_of(month.start)
    with (
        session.record() as record,
        record.transaction(session.who, "payroll enter", why) as connection,
    ):
        refuse_closed(connection, scope)
        (number,) = add_amounts(connection, session.who, [Amount(person.id, scope, kind, fen, why)])
    text = _("Entered {number}: {agent} {name}, {kind} {yuan} in {month}.")
    said = {"number": number, "agent": person.id, "month": scope, "kind": kind, "yuan": yuan(fen)}
    text = text.format(
        number=number, agent=person.id, name=person.name, kind=_(kind), yuan=yuan(fen), month=scope
    )
    tell(text, "amount", said, as_json)
    next_step(f"payroll run --month {scope}")
