"""Deciding leave requests, one or many."""

from __future__ import annotations

from collections.abc import Sequence

import click

from rostering.commands.closed import leave_days, point_out_closed
from rostering.commands.leave.shifts import tell_shifts_to_repair
from rostering.commands.output import next_step, tell
from rostering.commands.session import Session
from rostering.domain.leave import LeaveStatus
from rostering.language import _

over_limit_option = click.option(
    "--over-limit",
    default="",
    metavar="WHY",
    help=_("Approve more days than the kind gives for one occurrence, and say why."),
)


def decide(
    session: Session,
    requests: Sequence[str],
    status: LeaveStatus,
    why: str,
    as_json: bool,
    over_limit: bool = False,
) -> None:
    """Record the decision on all `requests`, or on none where one cannot be decided."""
    from rostering.commands.leave.limits import refuse_impossible
    from rostering.record.leave import decide_leave, leave_requests

    with (
        session.record() as record,
        record.transaction(session.who, f"leave {status.value}", why) as connection,
    ):
        for request in requests:
            decide_leave(connection, request, status, session.who, why)
        decided = [one for one in leave_requests(connection) if one.id in requests]
        refuse_impossible(session, connection, decided, over_limit)
    lines = [
        _("{request}: {status}").format(request=request, status=_(status.value))
        for request in requests
    ]
    said = {"requests": list(requests), "status": status.value}
    tell("\n".join(lines), "leave_decision", said, as_json)
    point_out_closed(session, leave_days(decided))
    with session.record() as record:
        repair = status is LeaveStatus.APPROVED and tell_shifts_to_repair(session, record, requests)
    if not repair:
        next_step("leave list")
