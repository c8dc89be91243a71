"""Tables that people keep: CSV or xlsx becomes rows of cells that know where they stand."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from difflib import get_close_matches
from pathlib import Path
from typing import Any, TypeVar

from rostering.centre import values
from rostering.errors import InputProblem
from rostering.language import _

Headings = Mapping[str, Sequence[str]]
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Grid:
    """A sheet as text: `rows` from the first line on, and how to name a cell of it.

    `rows` are pairs of the line or row number, counted from 1, and the cells.
    """

    name: str
    rows: tuple[tuple[int, tuple[str, ...]], ...]
    sheet: str = ""

    def where(self, row: int, column: int | None = None) -> str:
        """A cell as the user sees it: `agents.csv:4`, `agents.xlsx!Agents C4`."""
        if not self.sheet:
            return f"{self.name}:{row}"
        place = str(row) if column is None else f"{_letters(column)}{row}"
        return f"{self.name}!{self.sheet} {place}"


def read_grid(path: Path, problems: list[InputProblem]) -> Grid | None:
    """The first sheet of a workbook, or a CSV file; None with a problem where it is neither."""
    try:
        if path.suffix.lower() in (".xlsx", ".xlsm", ".xls", ".ods"):
            return _workbook(path)
        return Grid(path.name, tuple(_csv_rows(path)))
    except UnicodeDecodeError:
        hint = _("save it as CSV UTF-8")
        problems.append(InputProblem(path.name, _("is neither UTF-8 nor GB18030 text"), "", hint))
    except (OSError, csv.Error, ValueError) as error:
        problems.append(InputProblem(path.name, _("cannot be read"), str(error)))
    return None


def decode(raw: bytes) -> str:
    """The text of a file in UTF-8 (with or without BOM), UTF-16 with BOM, or GB18030."""
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return raw.decode("utf-16")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("gb18030")


def _csv_rows(path: Path) -> Iterator[tuple[int, tuple[str, ...]]]:
    text = decode(path.read_bytes())
    if "\x00" in text:
        raise ValueError(_("it holds binary data"))
    first = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    start = 1
    for row in reader:
        yield start, tuple(cell.strip() for cell in row)
        start = reader.line_num + 1


def _workbook(path: Path) -> Grid:
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        with CalamineWorkbook.from_path(str(path)) as workbook:
            name = workbook.sheet_names[0]
            cells = workbook.get_sheet_by_index(0).to_python(skip_empty_area=False)
    except (CalamineError, IndexError) as error:
        raise ValueError(str(error)) from None
    rows = tuple((number, tuple(as_text(c) for c in row)) for number, row in enumerate(cells, 1))
    return Grid(path.name, rows, name)


def as_text(cell: Any) -> str:
    """A cell of a workbook as it would be typed; seconds only where there are any."""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else repr(cell)
    if isinstance(cell, datetime):
        cell = to_second(cell)
        midnight = cell.time() == time()
        return f"{cell:%Y-%m-%d}" if midnight else f"{cell:%Y-%m-%d %H:%M:%S}"
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, time):
        return f"{cell:%H:%M:%S}" if cell.second else f"{cell:%H:%M}"
    if isinstance(cell, timedelta):
        minutes, seconds = divmod(round(cell.total_seconds()), 60)
        clock = f"{minutes // 60:02d}:{minutes % 60:02d}"
        return f"{clock}:{seconds:02d}" if seconds else clock
    return str(cell).strip()


def to_second(moment: datetime) -> datetime:
    """The nearest whole second: Excel keeps times as fractions of a day."""
    return (moment + timedelta(microseconds=500_000)).replace(microsecond=0)


def _letters(column: int) -> str:
    text = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        text = chr(65 + rest) + text
    return text


@dataclass(slots=True)
class Row:
    """One row of a table. Each reading adds a problem where the cell does not hold what it should,
    and then gives None (or the value given for an empty cell)."""

    grid: Grid
    number: int
    columns: Mapping[str, int]
    cells: tuple[str, ...]
    problems: list[InputProblem] = field(repr=False)

    def raw(self, heading: str) -> str:
        """The text of the cell; empty where the column or the cell is missing."""
        column = self.columns.get(heading)
        return self.cells[column] if column is not None and column < len(self.cells) else ""

    def where(self, heading: str) -> str:
        """The place of the cell."""
        column = self.columns.get(heading)
        place = self.grid.where(self.number, column)
        return place if self.grid.sheet else f"{place} ({heading})"

    def wrong(self, heading: str, message: str, hint: str = "") -> None:
        """Report the cell."""
        self.problems.append(InputProblem(self.where(heading), message, self.raw(heading), hint))

    def text(self, heading: str) -> str | None:
        """A text that must be there."""
        value = self.raw(heading)
        if not value:
            self.wrong(heading, _("is empty"))
            return None
        return value

    def choice(self, heading: str, known: Iterable[str]) -> str | None:
        """One of the known words, which must be there."""
        return self.meaning(heading, {word: word for word in known})

    def meaning(self, heading: str, words: Mapping[str, str]) -> str | None:
        """What the word in the cell stands for, which must be there."""
        value = self.text(heading)
        return None if value is None else self.meaning_of(heading, value, words)

    def meaning_of(self, heading: str, value: str, words: Mapping[str, str]) -> str | None:
        """What `value` stands for, or a problem with the nearest known word."""
        if value in words:
            return words[value]
        if value.lower() in words:
            return words[value.lower()]
        near = get_close_matches(value, words, 1) or get_close_matches(value.lower(), words, 1)
        listed = ", ".join(list(words)[:8])
        hint = (
            _("did you mean {name}?").format(name=near[0])
            if near
            else _("known are {names}").format(names=listed)
        )
        self.problems.append(InputProblem(self.where(heading), _("is not known"), value, hint))
        return None

    def date(self, heading: str, *, empty: bool = False) -> date | None:
        """A date; None for an empty cell, which must be allowed."""
        return self.read(heading, values.date_of, _("is no date; type it as 2026-05-01"), empty)

    def minute(self, heading: str) -> int | None:
        """A time of day in minutes after 00:00; 24:00 is 1440."""
        return self.read(heading, values.minute_of, _("is no time; type it as 09:00"))

    def moment(self, heading: str) -> datetime | None:
        """A date and time without a zone."""
        message = _("is no time; type it as 2026-05-09 18:00")
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


def read_rows(
    path: Path, headings: Headings, required: Iterable[str], problems: list[InputProblem]
) -> list[Row]:
    """The rows of a table below its headings; empty rows are passed over.

    `headings` has the accepted words of each heading. Unknown, double and missing headings are
    problems; where one is missing no row is read.
    """
    grid = read_grid(path, problems)
    if grid is None:
        return []
    rows = [(number, cells) for number, cells in grid.rows if any(cells)]
    if not rows:
        problems.append(InputProblem(grid.name, _("has no headings")))
        return []
    needed = tuple(required)
    columns = _columns(grid, rows[0], headings, needed, problems)
    if not columns.keys() >= set(needed):
        return []  # every row would only say the same again
    return [Row(grid, number, columns, cells, problems) for number, cells in rows[1:]]


def _columns(
    grid: Grid,
    first: tuple[int, tuple[str, ...]],
    headings: Headings,
    required: Iterable[str],
    problems: list[InputProblem],
) -> dict[str, int]:
    words = {word: name for name, others in headings.items() for word in (name, *others)}
    number, cells = first
    columns: dict[str, int] = {}
    for column, cell in enumerate(cells):
        name = words.get(cell.lower(), words.get(cell))
        where = grid.where(number, column)
        if not cell:
            continue
        if name is None:
            near = get_close_matches(cell.lower(), words, 1)
            hint = _("did you mean {name}?").format(name=near[0]) if near else ""
            problems.append(InputProblem(where, _("unknown heading"), cell, hint))
        elif name in columns:
            problems.append(InputProblem(where, _("the heading is there twice"), cell))
        else:
            columns[name] = column
    for name in required:
        if name not in columns:
            also = ", ".join((name, *headings[name]))
            hint = _("add a column {names}").format(names=also)
            problems.append(InputProblem(grid.where(number), _("a heading is missing"), name, hint))
    return columns
