"""Rows of cells as people see them in a workbook or a CSV file, and headings that span columns."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from rostering.centre.grids import as_text, decode, to_second

Rows = tuple[tuple[str, ...], ...]
EMPTY = ("", "-", "--", "—", "/")  # what vendors print in a cell with nothing in it
_MAGIC = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")  # xlsx, and xls of old


def text_of(raw: bytes) -> str:
    """The text of a clock file. A byte that is none in its encoding becomes `\ufffd` and spoils its
    row alone, not the file."""
    try:
        return decode(raw)
    except UnicodeDecodeError:
        encodings = ("utf-16",) if raw[:2] in (b"\xff\xfe", b"\xfe\xff") else ("utf-8", "gb18030")
        texts = (raw.decode(encoding, "replace") for encoding in encodings)
        return min(texts, key=lambda text: text.count("\ufffd"))


def is_workbook(first: bytes) -> bool:
    """Whether a file that begins like this is a workbook."""
    return first.startswith(_MAGIC)


def sheets_of(path: Path) -> dict[str, Rows]:
    """Every sheet of a workbook as text, from its first row and column on; {} where it is broken."""
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        with CalamineWorkbook.from_path(str(path)) as workbook:
            return {name: _sheet(workbook, name) for name in workbook.sheet_names}
    except (CalamineError, OSError, ValueError):
        return {}


def _sheet(workbook: Any, name: str) -> Rows:
    cells = workbook.get_sheet_by_name(name).to_python(skip_empty_area=False)
    return tuple(tuple(_text(cell) for cell in row) for row in cells)


def _text(cell: Any) -> str:
    """A moment always with its time: at midnight it is no mere date."""
    return f"{to_second(cell):%Y-%m-%d %H:%M:%S}" if isinstance(cell, datetime) else as_text(cell)


def csv_rows(text: str) -> Iterator[tuple[int, tuple[str, ...]]]:
    """The rows of a CSV text with the line that each begins on, counted from 1."""
    first = text.split("\n", 1)[0]
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter_of(first))
    start = 1
    for row in reader:
        yield start, tuple(cell.strip() for cell in row)
        start = reader.line_num + 1


def delimiter_of(line: str) -> str:
    """What stands between the cells of a line: comma, semicolon or tab."""
    return max(",;\t", key=line.count)


@dataclass(frozen=True, slots=True)
class Table:
    """The rows below the headings, with their line numbers; `columns` has each column's group (the
    heading that spans it) and own heading. One line of headings gives every column the group ""."""

    columns: tuple[tuple[str, str], ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]

    def column(self, *headings: str) -> int | None:
        """The first column with one of these headings, whatever its group."""
        for heading in headings:
            for place, (_group, own) in enumerate(self.columns):
                if own == heading:
                    return place
        return None


def table_of(rows: Sequence[tuple[int, tuple[str, ...]]], first: int, depth: int = 1) -> Table:
    """The table whose headings take `depth` lines from the place `first` on."""
    heads = [cells for _line, cells in rows[first : first + depth]]
    width = max((len(cells) for cells in heads), default=0)
    columns: list[tuple[str, str]] = []
    group = ""
    for place in range(width):
        upper, *lower = [_heading(cells, place) for cells in heads]
        own = lower[0] if lower else ""
        group = upper or (group if own else "")
        columns.append((group, own) if own else ("", upper))
    below = rows[first + depth :]
    return Table(tuple(columns), tuple((line, cells) for line, cells in below if any(cells)))


def _heading(cells: Sequence[str], place: int) -> str:
    text = cells[place] if place < len(cells) else ""
    return "".join(text.split())


def find_headings(rows: Sequence[Sequence[str]], *wanted: str) -> int | None:
    """The first of the rows that has all these headings."""
    for place, cells in enumerate(rows):
        if set(wanted) <= {_heading(cells, column) for column in range(len(cells))}:
            return place
    return None


def numbered(rows: Rows) -> list[tuple[int, tuple[str, ...]]]:
    """The rows of a sheet with their numbers, counted from 1."""
    return list(enumerate(rows, 1))


def text_rows(path: Path) -> list[tuple[int, tuple[str, ...]]]:
    """The rows of a CSV file in any encoding of Excel's, with their lines."""
    return list(csv_rows(text_of(path.read_bytes())))


def cell(cells: Sequence[str], place: int | None) -> str:
    """The text of a cell; "" where the column is missing or the cell holds nothing."""
    text = cells[place].strip() if place is not None and place < len(cells) else ""
    return "" if text in EMPTY else text
