"""The tables of centre.toml as they are typed, before anything in them is understood."""

from __future__ import annotations

import datetime as dt
from datetime import date
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, field_validator


class Table(BaseModel):
    """Strict: no other keys, no other types."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)


class RoleTable(Table):
    """[[roles]]"""

    code: str = Field(pattern=r"^[A-Za-z0-9_-]+$")
    label: str = ""
    presence: str = "required"
    staffing: str = ""


class BreakTable(Table):
    """A break: "12:00-13:00", or { at = "12:00-13:00", within = "11:00-14:00", paid = true }"""

    at: str
    within: str = ""
    paid: bool = False


class ShiftTable(Table):
    """[[shifts]]"""

    code: str = Field(pattern=r"^[A-Za-z0-9_-]+$")
    label: str = ""
    start: str
    end: str
    breaks: list[BreakTable] = []
    roles: list[str]

    @field_validator("breaks", mode="before")
    @classmethod
    def _a_time_alone_is_a_break(cls, value: Any) -> Any:
        if not isinstance(value, list):
            return value
        return [{"at": one} if isinstance(one, str) else one for one in value]


class EventTable(Table):
    """[[events]]"""

    name: str = Field(min_length=1)
    weekday: str = ""
    month_day: int | None = Field(default=None, ge=1, le=31)
    date: dt.date | None = None
    start: str = ""
    end: str = ""
    within: str = ""
    minutes: int = Field(default=0, ge=0)
    sittings: int = Field(default=1, ge=1)
    roles: list[str] = []


class MovedHolidayTable(Table):
    """[[moved_holidays]]"""

    holiday: date
    instead: date


class DutyRotaTable(Table):
    """[duty_rota]"""

    shifts: list[str]
    weekdays: list[str] = []


class CentreTable(Table):
    """The whole file."""

    name: str = Field(min_length=1)
    timezone: str
    language: str = ""
    week_start: str = "monday"
    region: str = ""
    opening_hours: dict[str, str] = {}
    roles: list[RoleTable] = Field(min_length=1)
    shifts: list[ShiftTable] = Field(min_length=1)
    events: list[EventTable] = []
    duty_rota: DutyRotaTable | None = None
    moved_holidays: list[MovedHolidayTable] = []
