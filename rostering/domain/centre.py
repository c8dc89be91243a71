"""A centre: everything its folder says, apart from its own rule values and its record."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo

from rostering.domain.people import Agent, GradeChange
from rostering.domain.request import AgentLimit, AgentRequest, DutyRota, Event, Pair
from rostering.domain.rotation import Rotation
from rostering.domain.shifts import Role, Shift


@dataclass(frozen=True, slots=True)
class DemandRule:
    """A row of the demand table: people needed on a date, or on weekdays (0 is Monday).

    Exactly one of `date` and `weekdays` is given; minutes count from 00:00 of the day.
    """

    role: str
    start: int
    end: int
    minimum: int
    target: int
    maximum: int | None = None
    date: date | None = None
    weekdays: tuple[int, ...] = ()
    short_weight: int | None = None
    over_weight: int | None = None


@dataclass(frozen=True, slots=True)
class VolumeRule:
    """A row of the volumes table: contacts that come between two minutes of a date, or of weekdays,
    and how many seconds each takes on average."""

    role: str
    start: int
    end: int
    contacts: float
    handling_seconds: float
    date: date | None = None
    weekdays: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Centre:
    """A centre as its folder describes it. Roles, shifts and agents keep the order of the files."""

    folder: Path
    name: str
    zone: ZoneInfo
    language: str
    roles: Mapping[str, Role]
    shifts: Mapping[str, Shift]
    agents: tuple[Agent, ...]
    opening_hours: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    events: tuple[Event, ...] = ()
    duty_rota: DutyRota | None = None
    grade_changes: tuple[GradeChange, ...] = ()
    demand: tuple[DemandRule, ...] = ()
    requests: tuple[AgentRequest, ...] = ()
    volumes: tuple[VolumeRule, ...] = ()
    week_start: int = 0
    limits: tuple[AgentLimit, ...] = ()
    pairs: tuple[Pair, ...] = ()
    moved_holidays: Mapping[dt.date, dt.date] = field(default_factory=dict)
    rotations: Mapping[str, Rotation] = field(default_factory=dict)
    region: str = ""

    @property
    def own_rules(self) -> Path:
        """The folder of the centre's own rule values; it need not exist."""
        return self.folder / "rules"
