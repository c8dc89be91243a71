"""`rostering leave list`."""

from __future__ import annotations

import click

from rostering.commands.output import emit_json, examples, json_option
from rostering.commands.periods import MONTH
from rostering.commands.session import Session, pass_session
from rostering.domain.calendar import Period
from rostering.domain.leave import LeaveRequest
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
    from rostering.record.leave import leave_requests
    from rostering.reports.terminal import clip, table

    with session.record() as record, record.reading() as connection:
        requests = leave_requests(connection, month, agent)
    if as_json:
        emit_json("leave", {"requests": [_data(request) for request in requests]})
        return
    names = {agent.id: agent.name for agent in session.centre.agents}
    rows = [
        (
            request.id,
            f"{request.agent} {clip(names.get(request.agent, ''), 8)}",
            _span(request),
            _(request.kind),
            _(request.part.value),
            _(request.status.value),
            request.decided_by,
        )
        for request in requests
    ]
    headings = [
        _("request"), _("agent"), _("days"), _("kind"), _("part"), _("status"), _("decided by"),
    ]  # fmt: skip
    click.echo(table(headings, rows) if rows else _("No leave requests."))


def _span(request: LeaveRequest) -> str:
    if request.start == request.end:
        return str(request.start)
    return f"{request.start} – {request.end:%m-%d}"


def _data(request: LeaveRequest) -> dict[str, str]:
    return {
        "request": request.id,
        "agent": request.agent,
        "from": str(request.start),
        "to": str(request.end),
        "kind": request.kind,
        "part": request.part.value,
        "status": request.status.value,
        "decided_by": request.decided_by,
        "reason": request.reason,
    }
