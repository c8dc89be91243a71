"""A balance never goes below zero: what would take it there is refused with what is left."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from rostering.commands.session import Session
from rostering.domain.leave import LeaveRequest
from rostering.errors import InputError

if TYPE_CHECKING:
    from sqlalchemy import Connection


def refuse_overdrawn(
    session: Session, connection: Connection, requests: Iterable[LeaveRequest]
) -> None:
    """Raise InputError, so that nothing of the command is kept, where approved annual leave is more
    than there is."""
    from rostering.payroll.balances import overdrawn

    problems = overdrawn(connection, session.centre, session.catalogue, requests)
    if problems:
        raise InputError(problems)
