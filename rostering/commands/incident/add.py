"""`rostering incident add`."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import click

from rostering.commands.dry_run import dry_run_option
from rostering.commands.output import emit_json, examples, json_option, next_step
from rostering.commands.periods import DAY
from rostering.commands.session import Session, pass_session
from rostering.domain.calendar import month_of
from rostering.domain.incidents import Incident
from rostering.errors import InputError, InputProblem
from rostering.language import _


@click.command(
    help=_(
        "Record a reward (P4) or a punishment (P5). Amount and points must lie in the range of the "
        "clause; where it allows one value alone, that one is taken. The first incident of some "
        "kinds is a warning, without a fine."
    )
    + examples(
        'incident add A04 --clause P4.2 --date 2026-05-12 --amount 100 --why "new call script"',
        'incident add A07 --clause P5.6 --date 2026-05-20 --why "complaint of a visitor"',
        "incident add A07 --clause private_matters --date 2026-05-25 --grave --amount 50 "
        "--points 5 --why games",
    )
)
@click.argument("agent")
@click.option("--clause", required=True, help=_("The clause, such as P5.6, or the kind's name."))
@click.option("--date", "day", type=DAY, required=True, help=_("The day it happened."))
@click.option("--amount", help=_("Yuan, such as 50 or 50.00."))
@click.option("--points", type=click.IntRange(0), help=_("Points to earn or to lose."))
@click.option("--grave", is_flag=True, help=_("A grave case (P6)."))
@click.option("--why", required=True, help=_("What happened; the record keeps it."))
@click.option("--id", "number", help=_("A number of your own; the next free one if not given."))
@json_option
@dry_run_option
@pass_session
def command(
    session: Session,
    agent: str,
    clause: str,
    day: date,
    amount: str | None,
    points: int | None,
    grave: bool,
    why: str,
    number: str | None,
    as_json: bool,
) -> None:
    from rostering.commands.agents import employed_agent
    from rostering.commands.incident.checking import check_incidents
    from rostering.payroll.incidents import allowed, number_of
    from rostering.policy.incidents import incident_clause, incident_kind
    from rostering.record.incidents import add_incidents, all_incidents, next_id

    person = employed_agent(session.centre, agent, day, "--date")
    kind = incident_kind(session.catalogue, clause)
    with (
        session.record() as record,
        record.transaction(session.who, "incident add", why) as connection,
    ):
        recorded = all_incidents(connection)
        bare = Incident(number or next_id(recorded), person.id, day, kind, 0, 0, grave, why)
        found = incident_clause(session.catalogue, kind, day)
        warning = found.is_warning(number_of(bare, recorded), grave)
        sums, marks = allowed(found, warning)
        incident = Incident(
            bare.id,
            person.id,
            day,
            kind,
            (sums.only or 0) if amount is None else _fen(amount),
            (marks.only or 0) if points is None else points,
            grave,
            why,
        )
        check_incidents([(incident, "incident")], recorded, session.catalogue)
        add_incidents(connection, [incident], session.who)
    if as_json:
        from rostering.reports.incidents import incident_data

        emit_json("incident", incident_data(incident, session.catalogue))
        return
    text = _("Recorded {id}: a warning.") if warning else _("Recorded {id}.")
    click.echo(text.format(id=incident.id))
    next_step(f"incident list --month {month_of(day)}")


def _fen(text: str) -> int:
    from rostering.centre.values import fen_of

    try:
        return fen_of(str(Decimal(text)))
    except (ValueError, ArithmeticError):
        hint = _("type it as 50 or 50.00")
        raise InputError(
            [InputProblem("--amount", _("is no amount of yuan"), text, hint)]
        ) from None
