"""The tables that there are, each with its columns in a centre's own words."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal, InvalidOperation
from pathlib import Path

from rostering.centre import values
from rostering.centre.tables import Headings, Row, read_rows
from rostering.centre.templates._column import Column, Kind, heading_in
from rostering.centre.templates._lists import Lists
from rostering.discovery import modules_in
from rostering.errors import CentreError, InputProblem

Cell = date | datetime | timedelta | Decimal | str  # a timedelta is a time of day


@dataclass(frozen=True, slots=True)
class Template:
    """A table: its file name, the name of its sheet, its headings and columns."""

    name: str
    sheet: str
    headings: Headings
    required: tuple[str, ...]
    columns: tuple[Column, ...]

    def words(self, language: str) -> tuple[str, ...]:
        """The headings in the language."""
        return tuple(
            heading_in(one.heading, self.headings[one.heading], language) for one in self.columns
        )


def templates(lists: Lists) -> tuple[Template, ...]:
    """Every table by its file name; one whose columns the centre's rules name says `headings`."""
    made = []
    for name, unit in modules_in("rostering.centre.templates").items():
        headings = unit.headings(lists) if hasattr(unit, "headings") else unit.HEADINGS
        if headings is not None:
            made.append(Template(name, unit.sheet(), headings, unit.REQUIRED, unit.columns(lists)))
    return tuple(made)


def rows_of(template: Template, path: Path, language: str) -> list[list[Cell]]:
    """The rows of a table that is there, as a workbook keeps them, with the words of the language.

    Raises CentreError where its headings do not hold. A cell that is not what its column says stays
    the text that it is.
    """
    problems: list[InputProblem] = []
    rows = read_rows(path, template.headings, template.required, problems)
    if problems:
        raise CentreError(problems)
    return [[_cell(row, column, language) for column in template.columns] for row in rows]


def _cell(row: Row, column: Column, language: str) -> Cell:
    text = row.raw(column.heading)
    if not text:
        return (column.of_agent or {}).get(row.raw("agent"), "")
    if column.words is not None:
        return _in_words(text, column, language)
    try:
        return READ.get(column.kind, str)(text)
    except (ValueError, InvalidOperation):
        return text


def _in_words(text: str, column: Column, language: str) -> str:
    words, typed = column.words or {}, column.typed(language)
    several = column.kind is Kind.SEVERAL and text not in words
    parts = re.split(r"[;\s]+", values.plain(text)) if several else [text]
    return ";".join(typed.get(words.get(part, part), part) for part in parts)


READ: Mapping[Kind, Callable[[str], Cell]] = {
    Kind.DATE: values.date_of,
    Kind.TIME: lambda text: timedelta(minutes=values.minute_of(text)),
    Kind.MOMENT: values.moment_of,
    Kind.WHOLE: Decimal,
    Kind.NUMBER: Decimal,
    Kind.MONEY: Decimal,
}
