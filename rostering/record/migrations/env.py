"""Run by Alembic: works on the connection, and in the transaction, that it is given."""

from __future__ import annotations

from alembic import context

from rostering.record import schema  # noqa: F401 - every table must be known
from rostering.record.metadata import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata)
with context.begin_transaction():
    context.run_migrations()
