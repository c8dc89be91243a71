"""Moments as the record keeps them: whole seconds since 1970-01-01 00:00 UTC.

Seconds suffice: clocks write them, and every duration is floored to minutes afterwards (D1). A
fraction of a second is cut off.
"""

from __future__ import annotations

from datetime import UTC, datetime


def seconds(moment: datetime) -> int:
    """The seconds since the epoch of an aware time; ValueError for a time without a zone."""
    if moment.tzinfo is None:
        raise ValueError(f"the record keeps moments, and {moment} has no time zone")
    return int(moment.timestamp())


def moment(seconds: int) -> datetime:
    """The aware UTC time of `seconds` since the epoch."""
    return datetime.fromtimestamp(seconds, UTC)


def now() -> int:
    """The seconds since the epoch at this moment."""
    return seconds(datetime.now(UTC))
