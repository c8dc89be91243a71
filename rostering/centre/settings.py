"""centre.toml: what a centre is called, where it is, its roles, shifts, events and duty rota."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

from pydantic import ValidationError

from rostering.centre.breaks import breaks_of
from rostering.centre.events import event_of
from rostering.centre.grids import decode
from rostering.centre.locator import Locator
from rostering.centre.shape import (
    BreakTable,
    CentreTable,
    DutyRotaTable,
    EventTable,
    MovedHolidayTable,
    RoleTable,
    ShiftTable,
    Table,
)
from rostering.centre.shape_faults import fault_text
from rostering.centre.values import span_of, weekday_of
from rostering.domain.request import DutyRota, Event
from rostering.domain.shifts import DAY_MINUTES, Presence, Role, Shift
from rostering.errors import InputProblem, near_word
from rostering.language import _

FILE = "centre.toml"
METHODS = ("service_level", "waiting_time", "visits")  # rules/staffing/
METHOD_OF = {"required": "service_level", "mobile": "visits", "none": "visits"}


@dataclass(frozen=True, slots=True)
class Settings:
    """What centre.toml says, in domain terms."""

    name: str
    zone: ZoneInfo
    language: str
    week_start: int
    roles: dict[str, Role]
    shifts: dict[str, Shift]
    opening_hours: dict[str, tuple[int, int]]
    events: tuple[Event, ...]
    duty_rota: DutyRota | None
    moved_holidays: dict[date, date]
    region: str


def read_settings(path: Path, problems: list[InputProblem]) -> Settings | None:
    """The settings in `path`; None, with every problem, where they do not hold."""
    try:
        text = decode(path.read_bytes())
        data = tomllib.loads(text)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        problems.append(InputProblem(FILE, _("is not readable TOML"), str(error)))
        return None
    report = Report(Locator(text), problems)
    try:
        raw = CentreTable.model_validate(data)
    except ValidationError as error:
        report.validation(error)
        return None
    return report.settings(raw)


class Report:
    """Turns the raw tables into settings, and reports each fault at its line."""

    def __init__(self, locator: Locator, problems: list[InputProblem]) -> None:
        self.locator = locator
        self.problems = problems

    def wrong(
        self, path: Sequence[str | int], message: str, value: object = "", hint: str = ""
    ) -> None:
        place = self.locator.place(path)
        where = FILE if place is None else f"{FILE}:{place[0]}:{place[1]}"
        shown = "" if value is None else str(value)
        self.problems.append(InputProblem(where, message, shown, hint))

    def validation(self, error: ValidationError) -> None:
        """Pydantic's findings in our words."""
        for fault in error.errors():
            path = tuple(part for part in fault["loc"] if isinstance(part, str | int))
            name = str(path[-1]) if path else ""
            if fault["type"] == "extra_forbidden":
                self.wrong(path, _("unknown key"), name, near_word(name, _fields(path)))
            elif fault["type"] == "missing":
                self.wrong(path, _("lacks the key"), name)
            else:
                self.wrong(path, fault_text(name, fault), fault.get("input"))

    def settings(self, raw: CentreTable) -> Settings | None:
        before = len(self.problems)
        zone = self.zone(raw.timezone)
        roles = self.roles(raw.roles)
        shifts = self.shifts(raw.shifts, roles)
        if raw.language not in ("", "en", "zh"):
            self.wrong(("language",), _("the language is en or zh"), raw.language)
        settings = Settings(
            raw.name,
            zone,
            raw.language,
            self.read(("week_start",), weekday_of, raw.week_start, _("is no weekday"), 0),
            roles,
            shifts,
            self.opening_hours(raw.opening_hours, roles),
            tuple(event_of(self, n, event, roles) for n, event in enumerate(raw.events)),
            self.duty_rota(raw.duty_rota, shifts),
            self.moved_holidays(raw.moved_holidays),
            raw.region,
        )
        return settings if len(self.problems) == before else None

    def read(
        self,
        path: Sequence[str | int],
        read: Callable[[str], Any],
        text: str,
        message: str,
        instead: Any,
    ) -> Any:
        try:
            return read(text)
        except ValueError:
            self.wrong(path, message, text)
            return instead

    def zone(self, name: str) -> ZoneInfo:
        zones = available_timezones()
        if name in zones:
            return ZoneInfo(name)
        hint = near_word(name, zones, "Asia/Shanghai")
        self.wrong(("timezone",), _("is no time zone"), name, hint)
        return ZoneInfo("UTC")

    def roles(self, raw: Sequence[RoleTable]) -> dict[str, Role]:
        roles: dict[str, Role] = {}
        for number, role in enumerate(raw):
            if role.code in roles:
                self.wrong(("roles", number, "code"), _("the role is there twice"), role.code)
            if role.presence not in list(Presence):
                path = ("roles", number, "presence")
                self.wrong(path, _("presence is required, mobile or none"), role.presence)
                continue
            method = role.staffing or METHOD_OF[role.presence]
            self.known(("roles", number, "staffing"), [method], METHODS)
            roles[role.code] = Role(
                role.code, role.label or role.code, Presence(role.presence), method
            )
        return roles

    def known(
        self, path: Sequence[str | int], codes: Sequence[str], known: Sequence[str] | dict[str, Any]
    ) -> tuple[str, ...]:
        """The codes, each reported where it is not known."""
        for code in codes:
            if code not in known:
                self.wrong(path, _("is not known"), code, near_word(code, known))
        return tuple(codes)

    def shifts(self, raw: Sequence[ShiftTable], roles: dict[str, Role]) -> dict[str, Shift]:
        shifts: dict[str, Shift] = {}
        for number, shift in enumerate(raw):
            path = ("shifts", number)
            if shift.code in shifts:
                self.wrong((*path, "code"), _("the shift is there twice"), shift.code)
            span = f"{shift.start}-{shift.end}"
            start, end = self.read((*path, "start"), span_of, span, _("are no times"), (0, 480))
            end += DAY_MINUTES if end <= start else 0
            breaks, terms = breaks_of(self, (*path, "breaks"), shift.breaks, (start, end))
            if not shift.roles:
                self.wrong((*path, "roles"), _("the shift has no roles"), shift.code)
            shifts[shift.code] = Shift(
                shift.code,
                shift.label or shift.code,
                start,
                end,
                breaks,
                self.known((*path, "roles"), shift.roles, roles),
                terms,
            )
        return shifts

    def opening_hours(
        self, raw: dict[str, str], roles: dict[str, Role]
    ) -> dict[str, tuple[int, int]]:
        hours = {}
        for role, text in raw.items():
            path = ("opening_hours", role)
            self.known(path, [role], roles)
            if text.lower() in ("24h", "24小时"):
                hours[role] = (0, DAY_MINUTES)
                continue
            start, end = self.read(
                path, span_of, text, _("are no hours such as 09:00-18:00"), (0, 1440)
            )
            hours[role] = (start, end + (DAY_MINUTES if end <= start else 0))
        return hours

    def moved_holidays(self, raw: Sequence[MovedHolidayTable]) -> dict[date, date]:
        """The day instead of each holiday (O6)."""
        moved: dict[date, date] = {}
        for number, one in enumerate(raw):
            path = ("moved_holidays", number, "holiday")
            if one.holiday in moved:
                self.wrong(path, _("the holiday is there twice"), one.holiday)
            if one.instead == one.holiday:
                self.wrong(path, _("the day instead is the holiday itself"), one.holiday)
            moved[one.holiday] = one.instead
        return moved

    def duty_rota(self, raw: DutyRotaTable | None, shifts: dict[str, Shift]) -> DutyRota | None:
        if raw is None:
            return None
        codes = self.known(("duty_rota", "shifts"), raw.shifts, shifts)
        days = tuple(
            self.read(("duty_rota", "weekdays"), weekday_of, day, _("is no weekday"), 0)
            for day in raw.weekdays
        )
        return DutyRota(codes, tuple(sorted(set(days))) or tuple(range(7)))


def _fields(path: Sequence[str | int]) -> list[str]:
    """The keys known in the table that `path` leads to."""
    tables: dict[str, type[Table]] = {
        "roles": RoleTable,
        "shifts": ShiftTable,
        "events": EventTable,
        "duty_rota": DutyRotaTable,
        "moved_holidays": MovedHolidayTable,
    }
    table = tables.get(str(path[0]), CentreTable) if len(path) > 1 else CentreTable
    if "breaks" in path:
        table = BreakTable
    return list(table.model_fields)
