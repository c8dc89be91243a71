"""Tables that people keep: CSV or xlsx becomes rows that are read cell by cell, by their headings."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from difflib import get_close_matches
from pathlib import Path
from typing import TypeVar

from rostering.centre import values
from rostering.centre.grids import Grid, read_grids
from rostering.errors import InputProblem, near_word
from rostering.language import _, current_language, in_brackets, listed

Headings = Mapping[str, Sequence[str]]
Cells = tuple[int, tuple[str, ...]]
T = TypeVar("T")
TITLES = 10  # headings may stand below this many rows of titles and notes


@dataclass(slots=True)
class Row:
    """One row of a table. Each reading adds a problem where the cell does not hold what it should,
    and then gives None (or the value given for an empty cell)."""

    grid: Grid
    number: int
    columns: Mapping[str, int]
    cells: tuple[str, ...]
    problems: list[InputProblem] = field(repr=False)
    words: Mapping[str, str] = field(default_factory=dict)  # each heading as it stands in the table

    def raw(self, heading: str) -> str:
        """The text of the cell; empty where the column or the cell is missing."""
        column = self.columns.get(heading)
        return self.cells[column] if column is not None and column < len(self.cells) else ""

    def where(self, heading: str) -> str:
        """The place of the cell."""
        column = self.columns.get(heading)
        place = self.grid.where(self.number, column)
        return place if self.grid.sheet else in_brackets(place, self.words.get(heading, heading))

    def wrong(self, heading: str, message: str, hint: str = "", value: str | None = None) -> None:
        """Report the cell, unless its very text is at fault, which was reported."""
        if (self.number, self.columns.get(heading, -1)) not in self.grid.faults:
            shown = self.raw(heading) if value is None else value
            self.problems.append(InputProblem(self.where(heading), message, shown, hint))

    def text(self, heading: str) -> str | None:
        """A text that must be there."""
        value = self.raw(heading)
        if not value:
            self.wrong(heading, _("is empty"))
            return None
        return value

    def choice(self, heading: str, known: Collection[str]) -> str | None:
        """One of the known words, which must be there."""
        value = self.raw(heading)
        if value and value in known:  # as it mostly is, and a large centre has thousands of ids
            return value
        return self.meaning(heading, {word: word for word in known})

    def agent(self, names: Mapping[str, str]) -> str | None:
        """The id of an agent, which must be there; a name beside it must be that agent's."""
        found = self.choice("agent", names)
        name = self.raw("name") if "name" in self.columns and found else ""
        if name and found and "".join(name.split()) != "".join(names[found].split()):
            hint = _("{agent} is {name}; mend the id or the name")
            self.wrong(
                "name", _("is not the agent's name"), hint.format(agent=found, name=names[found])
            )
        return found

    def meaning(self, heading: str, words: Mapping[str, str]) -> str | None:
        """What the word in the cell stands for, which must be there."""
        value = self.text(heading)
        return None if value is None else self.meaning_of(heading, value, words)

    def meaning_of(self, heading: str, value: str, words: Mapping[str, str]) -> str | None:
        """What `value` stands for, or a problem with the nearest known word."""
        if value in words:
            return words[value]
        typed = values.plain(value).lower()
        plain: dict[str, str] = {}
        for word in words:
            plain.setdefault(values.plain(word).lower(), word)
        meant = {words[word] for word in words if values.plain(word).lower() == typed}
        if len(meant) == 1:
            return meant.pop()
        near = get_close_matches(value, words, 1) or get_close_matches(typed, plain, 1)
        near = near or [word for word in words if typed and word.lstrip("0") == typed]
        first = listed(_of_language(words)[:8])
        hint = (
            _("did you mean {name}?").format(name=plain.get(near[0], near[0]))
            if near
            else _("known are {names}").format(names=first)
        )
        self.wrong(heading, _("is not known"), hint, value)
        return None

    def date(self, heading: str, *, empty: bool = False) -> date | None:
        """A date; None for an empty cell, which must be allowed."""
        return self.read(heading, values.date_of, _("is no date; type it as 2026-05-01"), empty)

    def minute(self, heading: str) -> int | None:
        """A time of day in minutes after 00:00; 24:00 is 1440."""
        return self.read(heading, values.minute_of, _("is no time; type it as 09:00"))

    def moment(self, heading: str, *, midnight: bool = False) -> datetime | None:
        """A date and time without a zone. A workbook gives midnight as a mere date, which is taken for
        it where `midnight` is likely, such as at an end; elsewhere the time was rather forgotten."""
        message = _("is no time; type it as 2026-05-09 18:00")
        text = self.raw(heading)
        if self.grid.sheet and re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
            if midnight:
                return values.moment_of(f"{text} 00:00")
            self.wrong(heading, message, _("for midnight, type an apostrophe before it"))
            return None
        return self.read(heading, values.moment_of, message)

    def whole(self, heading: str, *, empty: int | None = None) -> int | None:
        """A whole number from 0 on; `empty` stands for an empty cell."""
        if empty is not None and not self.raw(heading):
            return empty
        return self.read(heading, values.whole_of, _("is no whole number"))

    def optional_whole(self, heading: str) -> int | None:
        """A whole number from 0 on, or None for an empty cell."""
        return self.read(heading, values.whole_of, _("is no whole number"), True)

    def yes(self, heading: str, default: bool | None = False) -> bool | None:
        """Yes or no; `default` for an empty cell."""
        if not self.raw(heading):
            return default
        return self.read(heading, values.yes_of, _("is neither yes nor no"))

    def read(
        self, heading: str, read: Callable[[str], T], message: str, empty: bool = False
    ) -> T | None:
        """What `read` makes of the cell; an empty one is a problem unless it may be empty."""
        value = self.raw(heading)
        if not value:
            if not empty:
                self.wrong(heading, _("is empty"))
            return None
        try:
            return read(value)
        except ValueError:
            self.wrong(heading, message)
            return None


def _of_language(words: Iterable[str]) -> list[str]:
    """The words, those of the language in use first."""
    chinese = current_language() == "zh"
    return sorted(words, key=lambda word: word.isascii() == chinese)


def read_rows(
    path: Path, headings: Headings, required: Iterable[str], problems: list[InputProblem]
) -> list[Row]:
    """The rows of a table below its headings; empty rows are passed over.

    `headings` has the accepted words of each heading. In a workbook the table is the one visible sheet
    that has the headings. Unknown, double and missing headings are problems, and so is anything that
    stands under no heading; where a heading is missing no row is read.
    """
    needed = tuple(required)
    grids = read_grids(path, problems)
    fitting = [grid for grid in grids if _fits(grid, headings, needed)]
    if len(fitting) > 1:
        names = listed(grid.sheet for grid in fitting)
        hint = _("keep one table in a file")
        problems.append(InputProblem(path.name, _("more than one sheet fits"), names, hint))
        return []
    return [
        row for grid in (fitting or grids)[:1] for row in _below(grid, headings, needed, problems)
    ]


def _below(
    grid: Grid, headings: Headings, needed: Sequence[str], problems: list[InputProblem]
) -> list[Row]:
    rows = [(number, cells) for number, cells in grid.rows if any(cells)]
    if not rows:
        problems.append(InputProblem(grid.name, _("has no headings")))
        return []
    top = _top(rows, headings)
    columns = _columns(grid, rows[top], headings, needed, problems)
    if not columns.keys() >= set(needed):
        return []  # every row would only say the same again
    written = {name: rows[top][1][column] for name, column in columns.items()}
    below = [
        Row(grid, number, columns, cells, problems, written) for number, cells in rows[top + 1 :]
    ]
    _outside(grid, rows[top], rows[top + 1 :], problems)
    for row in below:
        _faults(row)
    return below


def _fits(grid: Grid, headings: Headings, needed: Sequence[str]) -> bool:
    rows = [(number, cells) for number, cells in grid.rows if any(cells)]
    return bool(rows) and set(needed) <= _known(rows[_top(rows, headings)][1], headings)


def _top(rows: Sequence[Cells], headings: Headings) -> int:
    """Where the headings are: the row with the most of them near the top, past titles and notes."""
    counts = [len(_known(cells, headings)) for _number, cells in rows[:TITLES]]
    return counts.index(max(counts))


def _known(cells: Iterable[str], headings: Headings) -> set[str]:
    words = _words(headings)
    return {words[cell] for cell in map(_word, cells) if cell in words}


def _words(headings: Headings) -> dict[str, str]:
    return {word: name for name, others in headings.items() for word in (name, *others)}


def _word(cell: str) -> str:
    """A heading without its unit, its mark of what must be filled, and its blanks: `金额（元）*`."""
    return re.sub(r"\s+|\*|\(.*\)$", "", values.plain(cell).lower().replace(" ", "_").strip("_*"))


def _outside(grid: Grid, top: Cells, rows: Iterable[Cells], problems: list[InputProblem]) -> None:
    """The first cell of each column that stands under no heading."""
    seen: set[int] = set()
    for number, cells in rows:
        for column, cell in enumerate(cells):
            bare = column >= len(top[1]) or not top[1][column]
            if cell and bare and column not in seen:
                seen.add(column)
                hint = _("give the column a heading, or empty it; text with a comma needs quotes")
                where = grid.where(number, column)
                problems.append(InputProblem(where, _("stands under no heading"), cell, hint))


def _faults(row: Row) -> None:
    """Report the cells whose text is not what it seems."""
    for column in row.columns.values():
        fault = row.grid.faults.get((row.number, column))
        if fault is not None:
            where = row.grid.where(row.number, column)
            row.problems.append(InputProblem(where, fault.message, fault.shown, fault.hint))


def _columns(
    grid: Grid,
    top: Cells,
    headings: Headings,
    required: Iterable[str],
    problems: list[InputProblem],
) -> dict[str, int]:
    words = _words(headings)
    number, cells = top
    columns: dict[str, int] = {}
    for column, cell in enumerate(cells):
        name = words.get(_word(cell))
        where = grid.where(number, column)
        if not cell:
            continue
        if name is None:
            hint = near_word(_word(cell), words)
            problems.append(InputProblem(where, _("unknown heading"), cell, hint))
        elif name in columns:
            problems.append(InputProblem(where, _("the heading is there twice"), cell))
        else:
            columns[name] = column
    for name in required:
        if name not in columns:
            also = listed((name, *headings[name]))
            hint = _("add a column {names}").format(names=also)
            problems.append(InputProblem(grid.where(number), _("a heading is missing"), name, hint))
    return columns
