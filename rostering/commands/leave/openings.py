"""Keeping balances that were there before the record began."""

from __future__ import annotations

from collections.abc import Sequence

from rostering.commands.closed import point_out_closed
from rostering.commands.session import Session
from rostering.domain.balances import OpeningBalance


def keep_openings(
    session: Session, items: Sequence[OpeningBalance], command: str, why: str
) -> tuple[int, int, int]:
    """Keep the balances: how many are new, known, changed; closed months are pointed out."""
    from rostering.record.opening_balances import add_openings

    with (
        session.record() as record,
        record.transaction(session.who, command, why) as connection,
    ):
        counts = add_openings(connection, session.who, items)
    point_out_closed(session, {item.day for item in items})
    return counts
