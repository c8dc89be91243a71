"""`rostering leave list`."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any

import click

from rostering.commands.output import emit_json, examples, json_option, next_step
from rostering.commands.periods import MONTH
from rostering.commands.session import Session, pass_session
from rostering.domain.calendar import Period
from rostering.domain.leave import Certificate, LeaveRequest, LeaveStatus, Part
from rostering.language import _


@click.command(
    "list",
    help=_("List leave requests, of one month or agent or all.")
    + examples("leave list", "leave list --month 2026-05 --agent A03"),
)
@click.option("--month", type=MONTH, help=_("Only those that touch the month."))
@click.option("--agent", help=_("Only those of the agent."))
@json_option
@pass_session
def command(session: Session, month: Period | None, agent: str | None, as_json: bool) -> None:
    from rostering.commands.agents import known_agent
    from rostering.policy.leave_kinds import lacking_certificates
    from rostering.record.certificates import certificates
    from rostering.record.leave import leave_requests
    from rostering.reports.terminal import clip, table

    if agent is not None:
        agent = known_agent(session.centre, agent).id
    with session.record() as record, record.reading() as connection:
        requests = leave_requests(connection, month, agent)
        delivered = certificates(connection)
    lacking = lacking_certificates(requests, delivered, session.catalogue)
    if as_json:
        data = [_data(one, session, one.id in lacking, delivered.get(one.id)) for one in requests]
        emit_json("leave", {"requests": data})
        return
    if not requests:
        click.echo(_("No leave requests."))
        return
    names = {agent.id: agent.name for agent in session.centre.agents}
    years = {day.year for one in requests for day in (one.start, one.end)}
    rows = [
        (
            one.id,
            f"{one.agent} {clip(names.get(one.agent, ''), 6)}",
            _span(one, len(years) == 1),
            clip(f"{_(one.kind)} {_part(one, session)}".strip(), 17),
            f"{_(one.status.value)} {clip(one.decided_by, 6)}".strip(),
            _certificate(one, lacking, delivered),
        )
        for one in requests
    ]
    days = _("days of {year}").format(year=min(years)) if len(years) == 1 else _("days")
    headings = [_("id"), _("agent"), days, _("leave"), _("status"), _("certificate")]
    click.echo(table(headings, rows))
    if lacking:
        next_step(f"leave certificate {min(lacking)} --what …")
        return
    pending = [one.id for one in requests if one.status is LeaveStatus.PENDING]
    next_step(f"leave approve {pending[0]}" if pending else "leave balance AGENT")


def _span(request: LeaveRequest, one_year: bool) -> str:
    form = "%m-%d" if one_year else "%Y-%m-%d"
    first, last = (format(day, form) for day in (request.start, request.end))
    return first if first == last else f"{first} – {last}"


def _part(request: LeaveRequest, session: Session) -> str:
    """The hours or the half of the day; nothing for whole days."""
    hours = _hours(request, session)
    if hours:
        return "-".join(f"{moment:%H:%M}" for moment in hours)
    return "" if request.part is Part.FULL else _(request.part.value)


def _hours(request: LeaveRequest, session: Session) -> list[datetime]:
    return [moment.astimezone(session.centre.zone) for moment in request.hours or ()]


def _certificate(
    request: LeaveRequest, lacking: Collection[str], delivered: Mapping[str, Certificate]
) -> str:
    if request.id in lacking:
        return _("missing")
    return f"{delivered[request.id].delivered:%m-%d}" if request.id in delivered else ""


def _data(
    request: LeaveRequest, session: Session, lacking: bool, certificate: Certificate | None
) -> dict[str, Any]:
    return {
        "request": request.id,
        "agent": request.agent,
        "from": str(request.start),
        "to": str(request.end),
        "kind": request.kind,
        "part": request.part.value,
        "hours": [moment.isoformat() for moment in _hours(request, session)] or None,
        "status": request.status.value,
        "decided_by": request.decided_by,
        "reason": request.reason,
        "certificate_missing": lacking,
        "certificate": None
        if certificate is None
        else {
            "delivered": str(certificate.delivered),
            "what": certificate.what,
            "who": certificate.who,
        },
    }
