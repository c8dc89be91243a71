"""How a record is, looked at without changing it: also one that is of an older program, or damaged."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from rostering.errors import RecordError
from rostering.record import schema
from rostering.record.connection import revision_of
from rostering.record.engines import engine_at, for_reading, place_of
from rostering.record.faults import explained


@dataclass(frozen=True, slots=True)
class RecordHealth:
    """`there` whether there is one; `revision` of its schema, None in an empty database; `fault` what
    the database says of it and `hint` what to do, both empty where it is sound."""

    name: str
    there: bool
    revision: str | None = None
    fault: str = ""
    hint: str = ""

    @property
    def is_current(self) -> bool:
        """Whether this program reads it as it is."""
        return self.revision == schema.HEAD


def record_health(folder_or_url: Path | str, wait_seconds: float = 2.0) -> RecordHealth:
    """The state of the record of a centre folder, or at a database URL; nothing is written."""
    place = place_of(folder_or_url)
    if place.path is not None and not place.path.exists():
        return RecordHealth(place.name, there=False)
    engine = engine_at(place, wait_seconds)
    try:
        with explained(place.name), for_reading(engine).begin() as connection:
            revision = revision_of(connection, place.name)
            fault = ""
            if connection.dialect.name == "sqlite":
                said = connection.exec_driver_sql("PRAGMA quick_check(1)").scalar_one()
                fault = "" if said == "ok" else str(said)
        return RecordHealth(place.name, there=True, revision=revision, fault=fault)
    except RecordError as error:
        return RecordHealth(place.name, there=True, fault=error.message, hint=error.hint)
    finally:
        engine.dispose()
