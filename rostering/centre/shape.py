"""The tables of centre.toml as they are typed, before anything in them is understood."""

from __future__ import annotations

from datetime import date

from pydantic import BaseModel, ConfigDict, Field


class Table(BaseModel):
    """Strict: no other keys, no other types."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)


class RoleTable(Table):
    """[[roles]]"""

    code: str = Field(pattern=r"^[A-Za-z0-9_-]+$")
    label: str = ""
    presence: str = "required"
    staffing: str = ""


class ShiftTable(Table):
    """[[shifts]]"""

    code: str = Field(pattern=r"^[A-Za-z0-9_-]+$")
    label: str = ""
    start: str
    end: str
    breaks: list[str] = []
    roles: list[str]


class EventTable(Table):
    """[[events]]"""

    name: str
    weekday: str
    start: str
    end: str
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
    language: str = "en"
    week_start: str = "monday"
    region: str = ""
    opening_hours: dict[str, str] = {}
    roles: list[RoleTable] = Field(min_length=1)
    shifts: list[ShiftTable] = Field(min_length=1)
    events: list[EventTable] = []
    duty_rota: DutyRotaTable | None = None
    moved_holidays: list[MovedHolidayTable] = []
