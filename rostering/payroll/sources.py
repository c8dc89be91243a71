"""Where the facts behind a line came from, as the record knows it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from rostering.domain.leave import LeaveRequest


@dataclass(frozen=True, slots=True)
class Sources:
    """Where the facts came from: import file by id, publication by roster version, leave by id,
    and what was decided of a demotion or promotion by agent and first day."""

    imports: Mapping[int, str] = field(default_factory=dict)
    publications: Mapping[int, str] = field(default_factory=dict)
    leave: Mapping[str, LeaveRequest] = field(default_factory=dict)
    demotions: Mapping[tuple[str, date], str] = field(default_factory=dict)
