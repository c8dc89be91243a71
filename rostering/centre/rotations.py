"""rotations/NAME.toml, what a rotation asks for, and rotations/NAME.csv, the pattern found for it."""

from __future__ import annotations

import csv
import os
import tempfile
import tomllib
from collections.abc import Collection, Mapping, Sequence
from datetime import date
from pathlib import Path

from pydantic import Field, ValidationError

from rostering.centre.grids import decode
from rostering.centre.locator import Locator
from rostering.centre.shape import Table
from rostering.centre.shape_faults import fault_text
from rostering.domain.rotation import REST, WEEK_DAYS, Length, Pattern, Rotation, RotationShift
from rostering.domain.shifts import Shift
from rostering.errors import InputProblem, near_word
from rostering.language import _, listed

FOLDER = "rotations"
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


class RotationShiftTable(Table):
    """[[shifts]]"""

    shift: str
    role: str
    people: list[int] = Field(min_length=WEEK_DAYS, max_length=WEEK_DAYS)
    run: list[int] = Field(default_factory=lambda: [1])


class RotationTable(Table):
    """The whole file."""

    label: str = ""
    weeks: int | None = Field(default=None, ge=1)
    agents: list[str] = Field(default_factory=list)
    work: list[int] = Field(default_factory=lambda: [1])
    rest: list[int] = Field(default_factory=lambda: [1])
    week: list[int] = Field(default_factory=lambda: [0])
    forbidden: list[str] = Field(default_factory=list)
    free_weekends: int = Field(default=0, ge=0)
    worked_weekends: int | None = Field(default=None, ge=0)
    since: date | None = Field(default=None, alias="from")
    start_weeks: dict[str, int] = Field(default_factory=dict)
    shifts: list[RotationShiftTable] = Field(min_length=1)


def read_rotations(
    folder: Path,
    agents: Collection[str],
    shifts: Mapping[str, Shift],
    problems: list[InputProblem],
) -> dict[str, Rotation]:
    """The rotations of a centre folder by name; every fault of every file is a problem."""
    found: dict[str, Rotation] = {}
    walking: dict[str, str] = {}
    for path in sorted((folder / FOLDER).glob("*.toml")):
        reader = _reader(path, agents, shifts, problems)
        if reader is None:
            continue
        for agent in dict.fromkeys(reader.raw.agents):
            if agent in walking:
                hint = _("it is among the agents of {name}").format(name=walking[agent])
                reader.wrong(("agents",), _("the agent walks a rotation already"), agent, hint)
            walking[agent] = path.stem
        found[path.stem] = reader.rotation(path.stem)
    return found


def _reader(
    path: Path,
    agents: Collection[str],
    shifts: Mapping[str, Shift],
    problems: list[InputProblem],
) -> _Reader | None:
    """A reader of a file whose keys and types hold; None, with every problem, otherwise."""
    name = f"{FOLDER}/{path.name}"
    try:
        text = decode(path.read_bytes())
        data = tomllib.loads(text)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        problems.append(InputProblem(name, _("is not readable TOML"), str(error)))
        return None
    reader = _Reader(name, Locator(text), agents, shifts, problems)
    try:
        reader.raw = RotationTable.model_validate(data)
    except ValidationError as error:
        reader.validation(error)
        return None
    return reader


class _Reader:
    """Turns one file into a rotation, and reports each fault at its line."""

    raw: RotationTable

    def __init__(
        self,
        name: str,
        locator: Locator,
        agents: Collection[str],
        shifts: Mapping[str, Shift],
        problems: list[InputProblem],
    ) -> None:
        self.name = name
        self.locator = locator
        self.agents = agents
        self.shifts = shifts
        self.problems = problems

    def wrong(
        self, path: Sequence[str | int], message: str, value: object = "", hint: str = ""
    ) -> None:
        place = self.locator.place(path)
        where = self.name if place is None else f"{self.name}:{place[0]}:{place[1]}"
        self.problems.append(InputProblem(where, message, str(value), hint))

    def validation(self, error: ValidationError) -> None:
        """Pydantic's findings in our words."""
        for fault in error.errors():
            path = tuple(part for part in fault["loc"] if isinstance(part, str | int))
            key = str(path[-1]) if path else ""
            if fault["type"] == "extra_forbidden":
                table = (
                    RotationShiftTable if path[0] == "shifts" and len(path) > 1 else RotationTable
                )
                self.wrong(path, _("unknown key"), key, near_word(key, table.model_fields))
            elif fault["type"] == "missing":
                self.wrong(path, _("lacks the key"), key)
            else:
                self.wrong(path, fault_text(key, fault), fault.get("input"))

    def rotation(self, name: str) -> Rotation:
        """The rotation; what is wrong with it is reported."""
        raw = self.raw
        shifts = tuple(self.shift(number, one) for number, one in enumerate(raw.shifts))
        codes = [one.shift for one in shifts]
        for number, code in enumerate(codes):
            if code in codes[:number]:
                self.wrong(("shifts", number, "shift"), _("the shift is there twice"), code)
        for number, agent in enumerate(raw.agents):
            if agent in raw.agents[:number]:
                self.wrong(("agents",), _("the agent is there twice"), agent)
            if agent not in self.agents:
                hint = near_word(agent, self.agents)
                self.wrong(("agents",), _("is no agent"), agent, hint)
        weeks = raw.weeks or len(raw.agents)
        if not weeks:
            self.wrong(("weeks",), _("neither weeks nor agents are given"))
        elif len(raw.agents) > weeks:
            self.wrong(("agents",), _("there are more agents than weeks"), len(raw.agents))
        self.start_weeks(weeks)
        worked = weeks if raw.worked_weekends is None else raw.worked_weekends
        return Rotation(
            name,
            max(weeks, 1),
            shifts,
            self.length(("work",), raw.work),
            self.length(("rest",), raw.rest),
            self.length(("week",), raw.week, 0),
            frozenset(self.sequence(text, codes) for text in raw.forbidden),
            max(raw.free_weekends, weeks - worked),
            raw.label,
            tuple(raw.agents),
            raw.since,
            tuple(sorted(raw.start_weeks.items())),
        )

    def start_weeks(self, weeks: int) -> None:
        """Report what is wrong with the weeks in which agents begin."""
        raw, seen = self.raw, set[int]()
        if raw.since is not None and not raw.agents:
            self.wrong(("from",), _("from when on it is walked needs agents"))
        for agent, week in raw.start_weeks.items():
            path = ("start_weeks", agent)
            if raw.since is None:
                self.wrong(path, _("weeks to start in need a day: from = 2026-06-01"), agent)
            if agent not in raw.agents:
                self.wrong(
                    path, _("is no agent of the rotation"), agent, near_word(agent, raw.agents)
                )
            if not 1 <= week <= weeks:
                self.wrong(path, _("is no week of the pattern"), week)
            elif week in seen:
                self.wrong(path, _("another agent starts in that week"), week)
            seen.add(week)

    def shift(self, number: int, raw: RotationShiftTable) -> RotationShift:
        path = ("shifts", number)
        known = self.shifts.get(raw.shift)
        if known is None:
            hint = near_word(raw.shift, self.shifts)
            self.wrong((*path, "shift"), _("is no shift"), raw.shift, hint)
        elif raw.role not in known.roles:
            hint = near_word(raw.role, known.roles) or listed(known.roles)
            self.wrong((*path, "role"), _("is no role of the shift"), raw.role, hint)
        if any(count < 0 for count in raw.people):
            self.wrong((*path, "people"), _("people are whole numbers from 0 on"), raw.people)
        run = self.length((*path, "run"), raw.run)
        return RotationShift(raw.shift, raw.role, tuple(raw.people), run)

    def length(self, path: Sequence[str | int], raw: Sequence[int], least: int = 1) -> Length:
        """[least] or [least, most]."""
        if len(raw) not in (1, 2) or raw[0] < least or raw[-1] < raw[0] or raw[1:] == [0]:
            self.wrong(path, _("is no length such as [2, 5]: least and most days"), list(raw))
            return Length(least)
        return Length(raw[0], raw[1] if len(raw) == 2 else None)

    def sequence(self, text: str, codes: Collection[str]) -> tuple[str, ...]:
        """ "N E" or "N - E"."""
        days = tuple(text.split())
        if len(days) not in (2, 3):
            self.wrong(("forbidden",), _("a sequence has two or three days"), text)
        for day in days:
            if day != REST and day not in codes:
                self.wrong(
                    ("forbidden",), _("is no shift of the rotation"), day, near_word(day, codes)
                )
        return days


def pattern_path(folder: Path, name: str) -> Path:
    """Where the pattern of a rotation lives."""
    return folder / FOLDER / f"{name}.csv"


def write_pattern(path: Path, pattern: Pattern) -> None:
    """Write weeks by weekdays, whole or not at all."""
    rows = [["week", *DAYS]]
    rows += [[str(number), *week] for number, week in enumerate(pattern.weeks, 1)]
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".pattern-", suffix=".csv")
    with os.fdopen(handle, "w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows(rows)
    Path(name).chmod(0o644)
    Path(name).replace(path)
