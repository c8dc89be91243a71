"""Certificates that stand in a table of leave requests."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from rostering.centre.leave import LeaveRows


def keep_certificates(connection: Connection, table: LeaveRows, who: str) -> None:
    """Keep the certificates of the table that the record does not have yet."""
    from rostering.record.certificates import add_certificate, certificates

    known = certificates(connection)
    for request, (delivered, what) in table.certificates.items():
        stands = known.get(request)
        if stands is None or (stands.delivered, stands.what) != (delivered, what):
            add_certificate(connection, request, delivered, what, who)
