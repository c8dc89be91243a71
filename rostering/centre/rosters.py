"""Draft rosters: a grid of agents and dates that people edit freely."""

from __future__ import annotations

import csv
import io
import os
import re
import tempfile
from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from rostering.centre.grids import Grid, read_grid
from rostering.centre.hours import hours_path, hours_text, read_hours
from rostering.centre.values import date_of, plain
from rostering.centre.words import labelled
from rostering.domain.calendar import Period, month_of, week_of
from rostering.domain.centre import Centre
from rostering.domain.roster import Assignment, Duty, Roster
from rostering.errors import CentreError, InputProblem, near_word
from rostering.language import _, in_brackets

_COLON = re.compile(r"\s*:\s*")
DUTY = "duty"
DUTY_WORDS = (DUTY, "值日")
REST_WORDS = ("-", ".", "休", "休息")  # what people write into the cell of a rest day


def roster_path(centre: Centre, period: Period) -> Path:
    """Where the draft of a period lives: rosters/2026-W23.csv, rosters/2026-05.csv."""
    start, end = period.start, period.end
    if period == Period.week(*start.isocalendar()[:2]):
        name = week_of(start)
    elif period == Period.month(start.year, start.month):
        name = month_of(start)
    else:
        name = f"{start}_{end}"
    return centre.folder / "rosters" / f"{name}.csv"


def write_roster(path: Path, roster: Roster, centre: Centre) -> None:
    """Write the grid, and the table of its hours beside it, each whole or not at all."""
    cells: dict[tuple[str, date], list[str]] = {}
    for item in sorted(roster.assignments):
        cells.setdefault((item.agent, item.date), []).append(f"{item.shift}:{item.role}")
    days = list(roster.period)
    duty = {item.date: item.agent for item in roster.duties}
    rows = [["agent", "name", *(str(day) for day in days)]]
    for agent in centre.agents:
        own = [" ".join(cells.get((agent.id, day), ())) for day in days]
        rows.append([agent.id, _guarded(agent.name), *own])
    rows.append([DUTY, "", *(duty.get(day, "") for day in days)])
    text = io.StringIO(newline="")
    csv.writer(text).writerows(rows)
    path.parent.mkdir(parents=True, exist_ok=True)
    if roster.activities:
        _put(hours_path(path), hours_text(roster.activities, centre))
    else:
        hours_path(path).unlink(missing_ok=True)
    _put(path, text.getvalue())


def _put(path: Path, text: str) -> None:
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".roster-", suffix=".csv")
    with os.fdopen(handle, "w", encoding="utf-8-sig", newline="") as file:
        file.write(text)
    Path(name).chmod(0o644)
    Path(name).replace(path)


def _guarded(name: str) -> str:
    """A name that a spreadsheet would take for a formula, made plain text."""
    return f"'{name}" if name[:1] in ("=", "+", "-", "@") else name


def read_roster(path: Path, centre: Centre) -> Roster:
    """The roster in a grid, with the hours beside it where there are any; raises CentreError with every
    cell that does not hold."""
    problems: list[InputProblem] = []
    grid = read_grid(path, problems)
    roster = None if grid is None else _Reader(grid, centre, problems).roster()
    if roster is not None and hours_path(path).is_file():
        activities = read_hours(hours_path(path), centre, roster.assignments, problems)
        roster = replace(roster, activities=activities)
    if problems or roster is None:
        raise CentreError(problems)
    return roster


class _Reader:
    """Reads one grid, and reports each wrong cell with its place."""

    def __init__(self, grid: Grid, centre: Centre, problems: list[InputProblem]) -> None:
        self.grid = grid
        self.centre = centre
        self.problems = problems
        self.agents = {agent.id for agent in centre.agents}
        self.shifts = _plainly(labelled(centre.shifts))
        self.roles = _plainly(labelled(centre.roles))

    def wrong(self, row: int, column: int, message: str, value: str, hint: str = "") -> None:
        where = self.grid.where(row, column)
        place = where if self.grid.sheet else in_brackets(where, _column(column))
        self.problems.append(InputProblem(place, message, value, hint))

    def roster(self) -> Roster | None:
        rows = [(number, cells) for number, cells in self.grid.rows if any(cells)]
        if not rows:
            self.problems.append(InputProblem(self.grid.name, _("is empty")))
            return None
        days = self.days(*rows[0])
        assignments: list[Assignment] = []
        duties: list[Duty] = []
        seen: set[str] = set()
        for number, cells in rows[1:]:
            agent = cells[0]
            if agent in DUTY_WORDS:
                duties += self.duties(number, cells, days)
                continue
            if not self.known(number, 0, agent, self.agents, _("is no agent")):
                continue
            if agent in seen:
                self.wrong(number, 0, _("the agent is there twice"), agent)
            seen.add(agent)
            for column, day in days.items():
                text = cells[column] if column < len(cells) else ""
                for part in _COLON.sub(":", plain(text)).split():
                    if part not in REST_WORDS:
                        assignments += self.cell(number, column, agent, day, part)
        if not days:
            return None
        period = Period(min(days.values()), max(days.values()))
        return Roster(period, tuple(sorted(assignments)), tuple(sorted(duties)))

    def days(self, number: int, cells: tuple[str, ...]) -> dict[int, date]:
        """The date of each column; they follow each other day by day."""
        days: dict[int, date] = {}
        for column, cell in enumerate(cells):
            if column < 2 or not cell:
                continue
            try:
                day = date_of(cell)
            except ValueError:
                self.wrong(number, column, _("is no date; type it as 2026-05-01"), cell)
                continue
            if days and day != max(days.values()) + timedelta(days=1):
                self.wrong(number, column, _("is not the day after the one before"), cell)
            days[column] = day
        if not days and not self.problems:
            self.problems.append(InputProblem(self.grid.where(number), _("has no dates")))
        return days

    def cell(self, number: int, column: int, agent: str, day: date, text: str) -> list[Assignment]:
        shift, colon, role = text.partition(":")
        if not colon or not role:
            hint = _("write SHIFT:role, such as {example}").format(example=self.example())
            self.wrong(number, column, _("is no assignment"), text, hint)
            return []
        code = self.meant(number, column, shift, self.shifts, _("is no shift"))
        work = self.meant(number, column, role, self.roles, _("is no role"))
        return [Assignment(agent, day, code, work)] if code and work else []

    def meant(
        self, number: int, column: int, word: str, words: Mapping[str, str], message: str
    ) -> str:
        """What the word stands for; empty, and reported, where nothing does."""
        code = words.get(word.lower(), "")
        if not code:
            self.wrong(number, column, message, word, near_word(word, set(words.values())))
        return code

    def example(self) -> str:
        shift = next(iter(self.centre.shifts.values()))
        return f"{shift.code}:{(*shift.roles, 'phone')[0]}"

    def duties(self, number: int, cells: tuple[str, ...], days: Mapping[int, date]) -> list[Duty]:
        found = []
        for column, day in days.items():
            agent = cells[column] if column < len(cells) else ""
            if agent and self.known(number, column, agent, self.agents, _("is no agent")):
                found.append(Duty(day, agent))
        return found

    def known(
        self, number: int, column: int, word: str, words: Collection[str], message: str
    ) -> bool:
        if word in words:
            return True
        self.wrong(number, column, message, word, near_word(word, words))
        return False


def _plainly(words: Mapping[str, str]) -> dict[str, str]:
    """The words in small letters, each with its code; codes are first where letters alone tell them."""
    return {plain(word).lower(): code for word, code in reversed(list(words.items()))}


def _column(column: int) -> str:
    return _("column {number}").format(number=column + 1)
