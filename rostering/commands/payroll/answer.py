"""`rostering payroll answer NUMBER`."""

from __future__ import annotations

import click

from rostering.commands.dry_run import dry_run_option
from rostering.commands.output import examples, json_option, next_step, tell
from rostering.commands.session import Session, pass_session
from rostering.language import _


@click.command(
    help=_(
        "Answer a dispute. Upheld, the facts must still be put right: a decision on the day, a leave, "
        "an order; in a closed month `rostering payroll adjust` books the difference."
    )
    + examples(
        "payroll answer 1 --upheld --why 'the clock was set right on 15 May'",
        "payroll answer 2 --rejected --why 'the camera shows 8:05'",
    )
)
@click.argument("number", type=click.IntRange(1))
@click.option("--upheld", "decision", flag_value="upheld", help=_("The agent is right."))
@click.option("--rejected", "decision", flag_value="rejected", help=_("The line stands."))
@click.option("--why", required=True, help=_("The reason that the agent is given."))
@json_option
@dry_run_option
@pass_session
def command(session: Session, number: int, decision: str | None, why: str, as_json: bool) -> None:
    if decision is None:
        raise click.UsageError(_("say --upheld or --rejected"))
    upheld = decision == "upheld"
    from rostering.record.disputes import answer_dispute

    with (
        session.record() as record,
        record.transaction(session.who, "payroll answer", why) as connection,
    ):
        found = answer_dispute(connection, session.who, number, upheld, why)
    text = (
        _("Dispute {number} of {agent} is upheld.")
        if upheld
        else _("Dispute {number} of {agent} is rejected.")
    )
    said = {"number": number, "agent": found.agent, "month": found.month, "state": decision}
    tell(text.format(number=number, agent=found.agent), "dispute", said, as_json)
    next_step(f"payroll disputes --month {found.month}")
