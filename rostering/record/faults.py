"""What a database refuses, said so that a person can act on it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError

from rostering.errors import RecordError
from rostering.language import _


@contextmanager
def explained(name: str) -> Iterator[None]:
    """Turn the database's own refusals into RecordError about the record called `name`.

    Anything that nobody outside the program can mend is passed on as it is.
    """
    try:
        yield
    except DBAPIError as error:
        explanation = explanation_of(str(error.orig), name)
        if explanation is None:
            raise
        raise RecordError(*explanation) from error


def explanation_of(fault: str, name: str) -> tuple[str, str] | None:
    """The message and the hint for what the database said, or None."""
    for sign, message, hint in _explanations():
        if sign in fault:
            return message.format(name=name), hint
    return None


def _explanations() -> tuple[tuple[str, str, str], ...]:
    return (
        (
            "database is locked",
            _("{name} is locked: another command is writing to it"),
            _("wait until that command is done, then try again; nothing was changed"),
        ),
        (
            "file is not a database",
            _("{name} is not a record: the file is no database"),
            _("move it away, then restore a backup or start a new record with `rostering init`"),
        ),
        (
            "malformed",
            _("{name} is damaged"),
            _("keep a copy of it and restore a backup with `rostering record restore`"),
        ),
        (
            "readonly database",
            _("{name} may only be read"),
            _("ask for the right to write to the file and to its folder"),
        ),
        (
            "disk is full",
            _("there is no room left on the disk of {name}"),
            _("free some space, then try again; nothing was changed"),
        ),
        (
            "disk I/O error",
            _("the disk of {name} takes nothing"),
            _("look whether there is room left on it, then try again; nothing was changed"),
        ),
        (
            "unable to open database file",
            _("{name} cannot be opened"),
            _("check that the folder is there and that you may read and write in it"),
        ),
        (
            "connection failed",
            _("the database {name} cannot be reached"),
            _("check its address, user and password, and that the server is running"),
        ),
    )
