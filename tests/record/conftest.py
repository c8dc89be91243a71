from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Connection

from rostering.record.connection import Record, open_record


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    """A record that was just started."""
    with open_record(tmp_path, create=True, wait_seconds=0.2) as record:
        yield record


@pytest.fixture
def writing(record: Record) -> Iterator[Connection]:
    """A connection that writes; a test ends with the transaction still open, and keeps it."""
    with record.transaction("test", "test") as connection:
        yield connection
