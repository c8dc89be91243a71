"""`rostering leave ledger AGENT`."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import click

from rostering.commands.leave.uncounted import warn_uncounted
from rostering.commands.output import emit_json, examples, json_option, next_step, warn
from rostering.commands.periods import DAY
from rostering.commands.session import Session, pass_session
from rostering.language import _, listed

if TYPE_CHECKING:
    from rostering.payroll.rest_ledger import Lot, Use


@click.command(
    help=_(
        "Show an agent's compensatory rest as payroll runs left it: each lot with the order that earned "
        "it, the requests that used it, what is left and when that expires. The oldest is used first."
    )
    + examples("leave ledger A05", "leave ledger A05 --on 2026-12-31 --json")
)
@click.argument("agent")
@click.option("--on", "day", type=DAY, help=_("As it stands on that day; today if not given."))
@json_option
@pass_session
def command(session: Session, agent: str, day: date | None, as_json: bool) -> None:
    from rostering.commands.agents import known_agent
    from rostering.payroll.rest_balance import rest_lots
    from rostering.payroll.rest_ledger import balance_on
    from rostering.record.closing import closed_names
    from rostering.record.leave import leave_requests

    person = known_agent(session.centre, agent)
    day = day or date.today()
    with session.record() as record, record.reading() as connection:
        lots = rest_lots(connection, session.catalogue, day).get(person.id, [])
        requests = [one for one in leave_requests(connection) if one.agent == person.id]
        closed = closed_names(connection)
    left = balance_on(lots, day)
    if as_json:
        data = {"agent": person.id, "on": str(day), "left": left}
        emit_json("rest_ledger", {**data, "lots": [_data(lot, day) for lot in lots]})
        return
    click.echo(f"{person.id} {person.name}  {day}\n")
    click.echo(_table(lots, day) if lots else _("No compensatory rest was earned."))
    click.echo(_("{minutes} min can be taken").format(minutes=left))
    _warn(session, lots, day)
    warn_uncounted(requests, lots, day, closed)
    next_step(f"leave balance {person.id}")


def _table(lots: list[Lot], day: date) -> str:
    from rostering.reports.terminal import clip, table

    rows = [
        (
            lot.earned,
            lot.minutes,
            clip(_("opening") if lot.document == "opening" else lot.document, 10),
            clip(listed(_used(use) for use in lot.uses), 28),
            lot.left_on(day),
            lot.expires or "",
        )
        for lot in lots
    ]
    headings = [_("earned"), _("min"), _("by"), _("used"), _("left"), _("expires")]
    return table(headings, rows, right=[_("min"), _("left")])


def _used(use: Use) -> str:
    return " ".join([f"{use.date:%m-%d}", str(use.minutes), use.document]).strip()


def _data(lot: Lot, day: date) -> dict[str, object]:
    return {
        "earned": str(lot.earned),
        "minutes": lot.minutes,
        "by": lot.document or None,
        "uses": [
            {"date": str(use.date), "minutes": use.minutes, "request": use.document or None}
            for use in lot.uses
        ],
        "left": lot.left_on(day),
        "expires": str(lot.expires) if lot.expires else None,
    }


def expiring_lots(session: Session, lots: list[Lot], day: date) -> list[Lot]:
    """The lots with something left whose last day is `day` or soon after it."""
    soon = session.catalogue.rule("leave", "comp").parameters["warn_before_days"].on(day).value
    last = day + timedelta(days=int(str(soon)))
    return [lot for lot in lots if lot.left and lot.expires and day <= lot.expires <= last]


def _warn(session: Session, lots: list[Lot], day: date) -> None:
    """What expires soon, and what expired unused: the law asks that it be paid."""
    expiring = expiring_lots(session, lots, day)
    for lot in lots:
        if lot.expires is None or not lot.left:
            continue
        if lot.expires < day:
            text = _(
                "{minutes} min expired unused on {day}: rest-day overtime not rested is to be paid (art. 44)"
            )
            warn(text.format(minutes=lot.left, day=lot.expires))
        elif lot in expiring:
            text = _("{minutes} min expire on {day}")
            warn(text.format(minutes=lot.left, day=lot.expires))
