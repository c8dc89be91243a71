"""Imported clock files: their punches, the rows that were set aside, up to when they are complete."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, insert, select, update

from rostering.domain.calendar import instant
from rostering.domain.punches import Punch, PunchKind, RejectedRow
from rostering.errors import RecordError
from rostering.language import _
from rostering.record import times
from rostering.record.schema import imports, punches, rejected_rows
from rostering.record.staging import Tell, add_punches, nobody


@dataclass(frozen=True, slots=True)
class ImportSummary:
    """What an import added: punches that are new, known from an earlier file, and rows set aside.

    `already` says that this very file was imported before, as `import_id`, and added nothing now.
    """

    import_id: int
    new: int
    known: int
    rejected: int
    already: bool


@dataclass(frozen=True, slots=True)
class Import:
    """An imported file. Its punches are complete between two aware UTC times, both included (D16),
    which are None where a file had no punch and nobody gave them."""

    import_id: int
    file: str
    sha256: str
    importer: str
    at: datetime
    complete_from: datetime | None
    complete_until: datetime | None
    new: int
    known: int
    rejected: int


def add_import(
    connection: Connection,
    *,
    file: str,
    sha256: str,
    importer: str,
    punches: Sequence[Punch],
    rejected: Sequence[RejectedRow],
    complete_from: datetime | None,
    complete_until: datetime | None,
    zone: ZoneInfo,
    tell: Tell = nobody,
) -> ImportSummary:
    """Add a file's punches, at aware times; those known from an earlier file stay as they are.

    A punch is known by agent, time, device and kind. The punches are complete from `complete_from`,
    by default 00:00 in `zone` on the first one's day, until `complete_until`, by default the last
    one. Raises RecordError where that ends before it begins. `tell` hears how many punches are done.
    """
    before = connection.execute(select(imports).where(imports.c.sha256 == sha256)).one_or_none()
    if before is not None:
        return ImportSummary(before.id, 0, before.new + before.known, before.rejected, already=True)
    begin, end = _complete(punches, complete_from, complete_until, zone)
    head = {
        "file": file,
        "sha256": sha256,
        "importer": importer,
        "at": times.now(),
        "complete_from_at": begin,
        "complete_until_at": end,
        "new": 0,
        "known": 0,
        "rejected": len(rejected),
    }
    import_id = connection.execute(insert(imports).returning(imports.c.id), head).scalar_one()
    new = add_punches(connection, import_id, punches, tell)
    _add_rejected(connection, import_id, rejected)
    known = len(punches) - new
    connection.execute(
        update(imports).where(imports.c.id == import_id).values(new=new, known=known)
    )
    return ImportSummary(import_id, new, known, len(rejected), already=False)


def imports_list(connection: Connection) -> tuple[Import, ...]:
    """Every import, in order."""
    rows = connection.execute(select(imports).order_by(imports.c.id))
    return tuple(
        Import(
            import_id=row.id,
            file=row.file,
            sha256=row.sha256,
            importer=row.importer,
            at=times.moment(row.at),
            complete_from=_moment(row.complete_from_at),
            complete_until=_moment(row.complete_until_at),
            new=row.new,
            known=row.known,
            rejected=row.rejected,
        )
        for row in rows
    )


def rejected_of(connection: Connection, import_id: int) -> tuple[RejectedRow, ...]:
    """The rows of an import that could not be read, by line."""
    row = rejected_rows.c
    rows = connection.execute(
        select(row.line, row.text, row.reason)
        .where(row.import_id == import_id)
        .order_by(row.line, row.id)
    )
    return tuple(RejectedRow(line, text, reason) for line, text, reason in rows)


def complete_spans(connection: Connection) -> tuple[tuple[datetime, datetime], ...]:
    """The stretches, both ends included and in UTC, over which the imports are complete, merged."""
    row = imports.c
    rows = connection.execute(
        select(row.complete_from_at, row.complete_until_at)
        .where(row.complete_from_at.is_not(None), row.complete_until_at.is_not(None))
        .order_by(row.complete_from_at)
    )
    merged: list[tuple[int, int]] = []
    for start, end in rows:
        if merged and start <= merged[-1][1] + 1:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple((times.moment(start), times.moment(end)) for start, end in merged)


def punches_between(
    connection: Connection,
    start: datetime,
    end: datetime,
    agents: Collection[str] | None = None,
) -> tuple[Punch, ...]:
    """The punches from `start` to `end`, aware and both included, by agent and time, in UTC."""
    chosen = select(punches).where(punches.c.at.between(times.seconds(start), times.seconds(end)))
    if agents is not None:
        chosen = chosen.where(punches.c.agent.in_(agents))
    rows = connection.execute(chosen.order_by(*punches.primary_key))
    kinds = {kind.value: kind for kind in PunchKind}
    return tuple(
        Punch(agent, times.moment(at), device, place, kinds[kind], import_id, line)
        for agent, at, device, kind, place, import_id, line in rows
    )


def _complete(
    found: Sequence[Punch], begin: datetime | None, end: datetime | None, zone: ZoneInfo
) -> tuple[int | None, int | None]:
    moments = [times.seconds(punch.at) for punch in found]
    first = times.seconds(begin) if begin else None
    last = times.seconds(end) if end else max(moments, default=None)
    if first is None and moments:
        day = times.moment(min(moments)).astimezone(zone).date()
        first = times.seconds(instant(day, 0, zone))
    if first is not None and last is not None and last < first:
        message = _("the punches would be complete from {begin} until {end}, which is earlier")
        raise RecordError(
            message.format(
                begin=times.moment(first).astimezone(zone), end=times.moment(last).astimezone(zone)
            ),
            _("give --complete-from and --complete-until in this order"),
        )
    return first, last


def _add_rejected(connection: Connection, import_id: int, rejected: Iterable[RejectedRow]) -> None:
    rows = [
        {"import_id": import_id, "line": row.line, "text": row.text, "reason": row.reason}
        for row in rejected
    ]
    if rows:
        connection.execute(insert(rejected_rows), rows)


def _moment(seconds: int | None) -> datetime | None:
    return None if seconds is None else times.moment(seconds)
