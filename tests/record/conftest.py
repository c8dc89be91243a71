from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import Connection, create_engine, make_url, text

from rostering.record.connection import Record, open_record


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    """A record that was just started, in `tmp_path`."""
    with open_record(tmp_path, create=True, wait_seconds=0.2) as record:
        yield record


@pytest.fixture
def writing(request: pytest.FixtureRequest) -> Iterator[Connection]:
    """A connection that writes to a record just started.

    The record is a file, or a schema of its own in the PostgreSQL database that the environment
    variable ROSTERING_TEST_DATABASE names.
    """
    server = os.environ.get("ROSTERING_TEST_DATABASE")
    name = "postgresql_record" if server else "record"
    record: Record = request.getfixturevalue(name)
    with record.transaction("test", "test") as connection:
        yield connection


@pytest.fixture
def postgresql_record() -> Iterator[Record]:
    """A record that was just started in PostgreSQL."""
    url = make_url(os.environ["ROSTERING_TEST_DATABASE"]).set(drivername="postgresql+psycopg")
    schema = f"record_{uuid4().hex}"
    engine = create_engine(url, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f"CREATE SCHEMA {schema}"))
    address = url.update_query_dict({"options": f"-csearch_path={schema}"})
    with open_record(address.render_as_string(hide_password=False), create=True) as record:
        yield record
    with engine.connect() as connection:
        connection.execute(text(f"DROP SCHEMA {schema} CASCADE"))
    engine.dispose()
