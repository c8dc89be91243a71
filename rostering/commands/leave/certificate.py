"""`rostering leave certificate REQUEST`."""

from __future__ import annotations

from datetime import date

import click

from rostering.commands.dry_run import dry_run_option
from rostering.commands.output import examples, json_option, next_step, tell
from rostering.commands.periods import DAY
from rostering.commands.session import Session, pass_session
from rostering.language import _


@click.command(
    help=_(
        "Say that the certificate for a leave was delivered: when, and what it is. A kind of leave "
        "that needs one is an exception until then (certificate_from_days of rules/leave/KIND.toml)."
    )
    + examples(
        "leave certificate L06 --what 'hospital note'",
        "leave certificate L06 --on 2026-05-14 --what 病假条",
        "leave certificate L06 --withdraw --what 'of another agent'",
    )
)
@click.argument("request")
@click.option("--on", "day", type=DAY, help=_("The day it was delivered; today if not given."))
@click.option("--what", required=True, help=_("What was delivered; the record keeps it."))
@click.option("--withdraw", is_flag=True, help=_("Take it back: it was entered by mistake."))
@json_option
@dry_run_option
@pass_session
def command(
    session: Session, request: str, day: date | None, what: str, withdraw: bool, as_json: bool
) -> None:
    from rostering.record.certificates import add_certificate

    delivered = None if withdraw else day or date.today()
    with (
        session.record() as record,
        record.transaction(session.who, "leave certificate", what) as connection,
    ):
        add_certificate(connection, request, delivered, what, session.who)
    text = _("{request}: certificate of {day}, taken in by {who}: {what}")
    if withdraw:
        text = _("{request}: no certificate any more, by {who}: {what}")
    said = {"request": request, "delivered": str(delivered) if delivered else None, "what": what}
    text = text.format(request=request, day=delivered, who=session.who, what=what)
    tell(text, "certificate", said, as_json)
    next_step("leave list")
