"""`rostering leave add`."""

from __future__ import annotations

from datetime import date

import click

from rostering.commands.closed import leave_days, point_out_closed
from rostering.commands.dry_run import dry_run_option
from rostering.commands.leave.deciding import over_limit_option
from rostering.commands.leave.shifts import tell_shifts_to_repair
from rostering.commands.output import examples, json_option, next_step, tell
from rostering.commands.periods import DAY
from rostering.commands.session import Session, pass_session
from rostering.commands.words import Word
from rostering.domain.leave import LeaveRequest, LeaveStatus, Part
from rostering.errors import InputError, InputProblem
from rostering.language import _


@click.command(
    help=_("Enter a leave request; it counts once it is approved.")
    + examples(
        "leave add L31 A03 personal 2026-06-03",
        "leave add L32 A05 sick 2026-06-03 2026-06-05 --approved",
        "leave add L33 A05 personal 2026-06-08 --part first",
        "leave add L34 A05 comp 2026-06-08 --hours 14:00-16:00",
    )
)
@click.argument("request")
@click.argument("agent")
@click.argument("kind")
@click.argument("start", type=DAY)
@click.argument("end", type=DAY, required=False)
@click.option(
    "--part",
    type=Word([part.value for part in Part if part is not Part.HOURS]),
    default="full",
    show_default=True,
    help=_("The whole shift, or the half before or after its break."),
)
@click.option(
    "--hours",
    default="",
    help=_("Some hours of the day, where the kind allows it: 14:00-16:00, or 02:00+1-04:00+1."),
)
@click.option("--approved", is_flag=True, help=_("Enter it as approved by you."))
@click.option("--reason", default="", help=_("Why; the record keeps it."))
@click.option("--certificate", help=_("The certificate that was delivered today: what it is."))
@over_limit_option
@json_option
@dry_run_option
@pass_session
def command(
    session: Session,
    request: str,
    agent: str,
    kind: str,
    start: date,
    end: date | None,
    part: str,
    hours: str,
    approved: bool,
    reason: str,
    certificate: str | None,
    over_limit: str,
    as_json: bool,
) -> None:
    from rostering.commands.agents import employed_agent
    from rostering.commands.leave.hours import typed_hours
    from rostering.commands.leave.limits import refuse_impossible
    from rostering.commands.leave.typed import known_kind
    from rostering.record.certificates import add_certificate
    from rostering.record.leave import add_leave

    person = employed_agent(session.centre, agent, start, "START")
    known = known_kind(session, kind)
    if end is not None and end < start:
        raise InputError([InputProblem("END", _("is before the start"), str(end))])
    if hours and (end or start) != start:
        raise InputError([InputProblem("END", _("leave by the hour is of one day"), str(end))])
    leave = LeaveRequest(
        request,
        person.id,
        start,
        end or start,
        known,
        Part.HOURS if hours else Part(part),
        LeaveStatus.APPROVED if approved else LeaveStatus.PENDING,
        date.today(),
        session.who if approved else "",
        over_limit or reason,
        typed_hours(hours, start, session.centre.zone) if hours else None,
    )
    with (
        session.record() as record,
        record.transaction(session.who, "leave add", leave.reason) as connection,
    ):
        new, _known = add_leave(connection, [leave])
        refuse_impossible(session, connection, [leave] if new else [], bool(over_limit))
        if certificate:
            add_certificate(connection, request, date.today(), certificate, session.who)
    text = _("Entered {request}.") if new else _("{request} is known already; nothing added.")
    said = {"request": request, "status": leave.status.value, "new": bool(new)}
    tell(text.format(request=request), "leave_request", said, as_json)
    point_out_closed(session, leave_days([leave]) if new else ())
    with session.record() as record:
        repair = approved and tell_shifts_to_repair(session, record, [request])
    if not repair:
        next_step("leave list" if approved else f"leave approve {request}")
