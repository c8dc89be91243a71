"""Certificates that agents delivered for leave: when, which, and who took them in."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from sqlalchemy import Connection, insert, select

from rostering.domain.leave import Certificate
from rostering.errors import RecordError
from rostering.language import _
from rostering.record import times
from rostering.record.leave_tables import leave_certificates as table
from rostering.record.schema import leave_requests


def add_certificate(
    connection: Connection, request: str, delivered: date | None, what: str, who: str
) -> None:
    """Keep that a certificate was delivered for `request`; without a day an earlier one is taken back.

    Raises RecordError where there is no such request, or no certificate to take back.
    """
    known = select(leave_requests.c.id).where(leave_requests.c.id == request)
    if connection.execute(known).first() is None:
        message = _("there is no leave request {id}").format(id=request)
        raise RecordError(message, _("list them with `rostering leave list`"))
    if delivered is None and request not in certificates(connection, [request]):
        raise RecordError(
            _("no certificate was delivered for {id}").format(id=request), "rostering leave list"
        )
    values = {
        "request": request,
        "delivered": delivered,
        "what": what,
        "at": times.now(),
        "who": who,
    }
    connection.execute(insert(table), values)


def certificates(
    connection: Connection, requests: Collection[str] | None = None
) -> dict[str, Certificate]:
    """The certificate that stands for each request that has one; of all, or of `requests`."""
    found: dict[str, Certificate] = {}
    for row in connection.execute(select(table).order_by(table.c.id)):
        if row.delivered is None:
            found.pop(row.request, None)
            continue
        found[row.request] = Certificate(
            row.request, row.delivered, row.what, row.who, times.moment(row.at)
        )
    if requests is None:
        return found
    return {request: item for request, item in found.items() if request in requests}
