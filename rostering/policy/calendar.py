"""The days of each year, from `rules/calendar/YEAR.toml`, and a centre's own days over them.

A year is published where a file gives its `source`: the notice of that year. A centre's own file
for such a year needs none; it adds days and changes single ones.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from rostering.domain.calendar import CalendarDay, DayKind, HolidayCalendar, Period
from rostering.errors import InputError, InputProblem, PolicyError, near_word
from rostering.language import _, listed
from rostering.resources import data_folder

# Each kind of day a file may list, and what its rows may say beside the date.
ROWS = {
    DayKind.STATUTORY: {"name"},
    DayKind.IN_LIEU: {"name"},
    DayKind.ADJUSTED: {"name", "for"},
    DayKind.GIVEN: {"name"},
    DayKind.ORDINARY: {"name"},
}

Days = dict[date, CalendarDay]


def load_calendar(
    own_rules: Path | None = None, under: HolidayCalendar | None = None
) -> HolidayCalendar:
    """Every published year, or the calendar `under`, with `calendar/YEAR.toml` of `own_rules` over it,
    day by day; `own_rules` is a centre's `rules/`.

    Raises InputError with every fault of the centre's files.
    """
    shipped = under or _shipped_calendar()
    own = own_rules / "calendar" if own_rules is not None else None
    if own is None or not own.is_dir():
        return shipped
    days, sources = dict(shipped.days), dict(shipped.sources)
    _lay_over(own, days, sources)
    return HolidayCalendar(days, sources)


def require_published(calendar: HolidayCalendar, period: Period) -> None:
    """Raise PolicyError where a year of `period` has no published holidays yet."""
    for year in range(period.start.year, period.end.year + 1):
        require_year(calendar, str(year))


def require_year(calendar: HolidayCalendar, year: str) -> int:
    """`year` as a number; raises PolicyError, with what to do, where it is not published."""
    if year.isdigit() and int(year) in calendar.years:
        return int(year)
    raise PolicyError(
        _("the statutory holidays of {year} are not known").format(year=year),
        _(
            "known are {first} to {last}; once the State Council's notice for another year is out, "
            "update rostering, or write the centre's own rules/calendar/{year}.toml with the notice "
            "as its source (docs/file-formats.md)"
        ).format(year=year, first=min(calendar.years), last=max(calendar.years)),
    )


@cache
def _shipped_calendar() -> HolidayCalendar:
    days: Days = {}
    sources: dict[int, str] = {}
    _lay_over(data_folder("rules") / "calendar", days, sources)
    return HolidayCalendar(days, sources)


def _lay_over(folder: Path, days: Days, sources: dict[int, str]) -> None:
    """Read the files of `folder` into `days` and `sources`; raises InputError with every problem."""
    problems: list[InputProblem] = []
    for file in sorted(folder.glob("*.toml")):
        data = _read(file, problems)
        if data is None:
            continue
        year = int(file.stem)
        source = data.pop("source", "")
        if source:
            sources[year] = str(source)
        elif year not in sources:
            problems.append(
                InputProblem(str(file), _("lacks its source, the notice of the year"), "source")
            )
        for day in _days(file, year, data, problems):
            _place(day, days)
    if problems:
        raise InputError(problems)


def _place(day: CalendarDay, days: Days) -> None:
    """Put a day where it belongs; an adjusted day that is changed gives back the day worked for it."""
    old = days.pop(day.day, None)
    if old is not None and old.kind is DayKind.ADJUSTED and old.exchanged is not None:
        days.pop(old.exchanged, None)
    if day.kind is not DayKind.ORDINARY:
        days[day.day] = day
    if day.exchanged is not None:
        made_up = CalendarDay(day.exchanged, DayKind.MAKE_UP, day.name, day.day)
        days[made_up.day] = made_up


def _read(file: Path, problems: list[InputProblem]) -> dict[str, Any] | None:
    if not (file.stem.isdigit() and len(file.stem) == 4):
        hint = _("call it after its year, such as 2027.toml")
        problems.append(InputProblem(str(file), _("is no year"), file.stem, hint))
        return None
    try:
        return tomllib.loads(file.read_text(encoding="utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        problems.append(InputProblem(str(file), _("is not readable TOML: {why}").format(why=error)))
        return None


def _days(
    file: Path, year: int, data: Mapping[str, Any], problems: list[InputProblem]
) -> Iterator[CalendarDay]:
    kinds = {kind.value: kind for kind in ROWS}
    seen: set[date] = set()
    for key, rows in data.items():
        if key not in kinds:
            hint = near_word(key, [*kinds, "source"])
            problems.append(InputProblem(str(file), _("unknown key"), key, hint))
            continue
        for number, row in enumerate(rows if isinstance(rows, list) else [rows], 1):
            where = f"{file}: {key} {number}"
            problem = _problem(where, kinds[key], year, row)
            if problem is None and row["date"] in seen:
                problem = InputProblem(where, _("is listed twice"), str(row["date"]))
            if problem is not None:
                problems.append(problem)
                continue
            seen.add(row["date"])
            yield CalendarDay(row["date"], kinds[key], str(row.get("name", "")), row.get("for"))


def _problem(where: str, kind: DayKind, year: int, row: Any) -> InputProblem | None:
    """What is wrong with a row, or None."""
    allowed = {"date"} | ROWS[kind]
    if not isinstance(row, dict) or not set(row) <= allowed or "date" not in row:
        hint = _("it has {keys}").format(keys=listed(sorted(allowed)))
        return InputProblem(where, _("is no day of this kind"), str(row), hint)
    for key in ("date", "for"):
        if key in row and type(row[key]) is not date:
            message = _("{key} must be a date such as 2026-01-01, without quotes").format(key=key)
            return InputProblem(where, message, str(row[key]))
    if row["date"].year != year:
        return InputProblem(where, _("lies in another year than its file"), str(row["date"]))
    if kind is DayKind.STATUTORY and not row.get("name"):
        return InputProblem(where, _("a statutory day needs its name"), str(row["date"]))
    return None
