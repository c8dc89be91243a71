"""`rostering leave enter-balance AGENT KIND LEFT`."""

from __future__ import annotations

from datetime import date

import click

from rostering.commands.dry_run import dry_run_option
from rostering.commands.output import examples, json_option, next_step, tell
from rostering.commands.periods import DAY, MONTH
from rostering.commands.session import Session, pass_session
from rostering.commands.words import Word
from rostering.domain.balances import OpeningBalance
from rostering.domain.calendar import Period, month_of
from rostering.errors import InputError, InputProblem
from rostering.language import _


@click.command(
    help=_(
        "Enter what an agent had left as a month opens, of annual leave or of compensatory rest. From "
        "then on it counts, and nothing that the record has from before. A later entry for the same "
        "month takes its place; both are kept."
    )
    + examples(
        "leave enter-balance A03 annual 3.5 --month 2026-05 --why 'sheet of 2025'",
        "leave enter-balance A03 comp 7.5h --month 2026-05 --expires 2026-12-31 --why 'old sheet'",
    )
)
@click.argument("agent")
@click.argument("kind", type=Word(["annual", "comp"]))
@click.argument("left")
@click.option("--month", type=MONTH, required=True, help=_("The month that opens with it."))
@click.option(
    "--expires", type=DAY, help=_("The last day for this rest; by the rule if not given.")
)
@click.option("--why", required=True, help=_("Where it comes from; the record keeps it."))
@json_option
@dry_run_option
@pass_session
def command(
    session: Session,
    agent: str,
    kind: str,
    left: str,
    month: Period,
    expires: date | None,
    why: str,
    as_json: bool,
) -> None:
    from rostering.centre.opening_balances import KINDS, minutes_of
    from rostering.commands.agents import known_agent
    from rostering.commands.leave.openings import keep_openings

    person = known_agent(session.centre, agent)
    of_kind = KINDS[kind]
    try:
        minutes = minutes_of(left, of_kind)
    except ValueError:
        hint = _("type it as 3.5 (days of annual leave), 7.5h or 450min")
        raise InputError([InputProblem("LEFT", _("is no balance"), left, hint)]) from None
    if expires and (of_kind == "annual" or expires < month.start):
        hint = _("annual leave ends with its year; rest expires after the month begins")
        raise InputError([InputProblem("--expires", _("cannot be"), str(expires), hint)])
    item = OpeningBalance(person.id, of_kind, month.start, minutes, expires, why)
    keep_openings(session, [item], "leave enter-balance", why)
    text = _("{agent} {kind}: {minutes} min left as {month} opens")
    opens = month_of(month.start)
    said = {"agent": person.id, "kind": of_kind, "minutes": minutes, "month": opens}
    text = text.format(agent=person.id, kind=_(of_kind), minutes=minutes, month=opens)
    tell(text, "opening_balance", said, as_json)
    next_step(f"leave balance {person.id}")
