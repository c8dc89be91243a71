"""Leave that cannot be given is refused with what stands against it; nothing of the command is kept."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING

from rostering.commands.session import Session
from rostering.domain.leave import LeaveRequest
from rostering.errors import InputError

if TYPE_CHECKING:
    from sqlalchemy import Connection


def refuse_impossible(
    session: Session,
    connection: Connection,
    requests: Iterable[LeaveRequest],
    over_limit: bool = False,
    instead: Collection[str] = (),
) -> None:
    """Raise InputError with everything that stands against these requests, which the record has
    already; `over_limit` lets one occurrence have more days than its kind gives, and the requests
    `instead` stand in the place of other leave."""
    from rostering.payroll.leave_limits import LeaveLimits

    limits = LeaveLimits(connection, session.centre, session.catalogue)
    problems = limits.problems(tuple(requests), over_limit, instead)
    if problems:
        raise InputError(problems)
