"""Seals over what is never changed, so that a change made past the program is found.

An entry of the log is sealed together with the seal before it: none can be changed, taken out or put in
between unseen. A published roster is sealed with its shifts, duties and hours. The columns are named
here one by one, so that a seal stays true when a table gets more of them.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, func, insert, select

from rostering.record.hours_tables import published_activities
from rostering.record.schema import (
    log,
    published_assignments,
    published_duties,
    published_rosters,
)
from rostering.record.seal_tables import seals

LOG, ROSTER = "log", "published_rosters"
_ENTRY = ("id", "at", "who", "command", "why")
_HEAD = ("version", "first_day", "last_day", "at", "who", "why")
_PARTS = (
    (published_assignments,
     ("agent", "date", "shift", "role", "label", "start_at", "end_at", "breaks")),
    (published_duties, ("date", "agent", "start_at")),
    (published_activities, ("agent", "date", "start_minute", "end_minute", "kind", "what")),
)  # fmt: skip


def seal_entry(connection: Connection, id: int) -> None:
    """Seal the entry of the log that was just made."""
    last = select(seals.c.sha256).where(seals.c.kind == LOG).order_by(seals.c.id.desc()).limit(1)
    before = connection.scalar(last) or ""
    row = connection.execute(_entries().where(log.c.id == id)).one()
    _keep(connection, LOG, id, _hash(before, [list(row)]))


def seal_roster(connection: Connection, version: int) -> None:
    """Seal the version that was just published."""
    _keep(connection, ROSTER, version, _roster_hash(connection, version))


def seal_everything(connection: Connection) -> None:
    """Seal what is there from before there were seals."""
    before = ""
    for row in connection.execute(_entries()).all():
        before = _hash(before, [list(row)])
        _keep(connection, LOG, row.id, before)
    for version in _versions(connection):
        seal_roster(connection, version)


def log_faults(connection: Connection) -> Iterator[tuple[int, str]]:
    """The entries of the log that are not as they were sealed: number, and changed, unsealed or gone."""
    kept = _kept(connection, LOG)
    entries = {row.id: list(row) for row in connection.execute(_entries())}
    before = ""
    for id in sorted({*kept, *entries}):
        if id not in kept:
            yield id, "unsealed"
            continue
        if id not in entries:
            yield id, "gone"
        elif kept[id] != _hash(before, [entries[id]]):
            yield id, "changed"
        # what follows is held against the seal as it was, so that one change is told once
        before = kept[id]


def roster_faults(connection: Connection) -> Iterator[tuple[int, str]]:
    """The versions that are not as they were published, told as `log_faults` tells them."""
    kept = _kept(connection, ROSTER)
    for version in _versions(connection):
        seal = kept.pop(version, None)
        if seal is None:
            yield version, "unsealed"
        elif seal != _roster_hash(connection, version):
            yield version, "changed"
    yield from ((version, "gone") for version in kept)


def last_seal(connection: Connection) -> str:
    """The seal of the newest entry of the log, which stands for all before it; "" where none is."""
    last = select(func.max(seals.c.id)).where(seals.c.kind == LOG).scalar_subquery()
    chosen = select(seals.c.sha256).where(seals.c.kind == LOG, seals.c.id == last)
    return connection.scalar(chosen) or ""


def _entries() -> Any:
    return select(*(log.c[name] for name in _ENTRY)).order_by(log.c.id)


def _versions(connection: Connection) -> Sequence[int]:
    chosen = select(published_rosters.c.version).order_by(published_rosters.c.version)
    return connection.execute(chosen).scalars().all()


def _kept(connection: Connection, kind: str) -> dict[int, str]:
    chosen = select(seals.c.id, seals.c.sha256).where(seals.c.kind == kind).order_by(seals.c.id)
    return {row.id: row.sha256 for row in connection.execute(chosen)}


def _keep(connection: Connection, kind: str, id: int, sha256: str) -> None:
    connection.execute(insert(seals), {"kind": kind, "id": id, "sha256": sha256})


def _roster_hash(connection: Connection, version: int) -> str:
    head = select(*(published_rosters.c[name] for name in _HEAD))
    rows = [
        list(row) for row in connection.execute(head.where(published_rosters.c.version == version))
    ]
    for table, names in _PARTS:
        chosen = select(*(table.c[name] for name in names)).where(table.c.version == version)
        # sorted here: two databases need not agree on the order of letters
        rows += sorted((list(row) for row in connection.execute(chosen)), key=repr)
    return _hash("", rows)


def _hash(before: str, rows: Iterable[Any]) -> str:
    digest = hashlib.sha256(before.encode())
    for row in rows:
        digest.update(json.dumps(row, ensure_ascii=False, default=str).encode())
    return digest.hexdigest()
