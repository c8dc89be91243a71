"""What vendors' clock files claim of agents' days: kept with the import, never priced."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, insert, select

from rostering.domain.calendar import Period
from rostering.domain.punches import Claim, ClaimKind
from rostering.record.schema import claims


def add_claims(connection: Connection, import_id: int, found: Iterable[Claim]) -> int:
    """Keep the claims of an import, and return how many they are."""
    rows = [
        {
            "import_id": import_id,
            "sheet": claim.sheet,
            "line": claim.line,
            "agent": claim.agent,
            "date": claim.date,
            "kind": claim.kind.value,
            "minutes": claim.minutes,
        }
        for claim in found
    ]
    if rows:
        connection.execute(insert(claims), rows)
    return len(rows)


def claims_in(connection: Connection, period: Period) -> tuple[Claim, ...]:
    """The claims about days of the period, by agent, date and import."""
    row = claims.c
    rows = connection.execute(
        select(row.agent, row.date, row.kind, row.minutes, row.import_id, row.line, row.sheet)
        .where(row.date.between(period.start, period.end))
        .order_by(row.agent, row.date, row.import_id, row.id)
    )
    return tuple(
        Claim(agent, day, ClaimKind(kind), minutes, import_id, line, sheet)
        for agent, day, kind, minutes, import_id, line, sheet in rows
    )
