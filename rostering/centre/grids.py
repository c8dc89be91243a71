"""Sheets and CSV files as text: rows of cells that know where they stand."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rostering.centre.values import tidy
from rostering.errors import InputProblem
from rostering.language import _

if TYPE_CHECKING:
    from rostering.centre.workbook_faults import Fault

WORKBOOKS = (".xlsx", ".xlsm", ".xls", ".ods")
EXACT = 10**15  # a spreadsheet's numbers hold 15 digits; what is longer has lost some


@dataclass(frozen=True, slots=True)
class Grid:
    """A sheet as text: `rows` from the first line on, and how to name a cell of it.

    `rows` are pairs of the line or row number, counted from 1, and the cells. `faults` are cells whose
    text is not what it seems, by row number and column counted from 0.
    """

    name: str
    rows: tuple[tuple[int, tuple[str, ...]], ...]
    sheet: str = ""
    faults: Mapping[tuple[int, int], Fault] = field(default_factory=dict)

    def where(self, row: int, column: int | None = None) -> str:
        """A cell as the user sees it: `agents.csv:4`, `agents.xlsx!Agents C4`."""
        if not self.sheet:
            return f"{self.name}:{row}"
        place = str(row) if column is None else f"{_letters(column)}{row}"
        return f"{self.name}!{self.sheet} {place}"


def read_grid(path: Path, problems: list[InputProblem]) -> Grid | None:
    """The first sheet of a workbook, or a CSV file; None with a problem where it is neither."""
    return next(iter(read_grids(path, problems)), None)


def read_grids(path: Path, problems: list[InputProblem]) -> tuple[Grid, ...]:
    """Every visible sheet of a workbook, or a CSV file; none with a problem where it is neither."""
    try:
        if path.suffix.lower() in WORKBOOKS:
            return _workbook(path)
        return (Grid(path.name, tuple(_csv_rows(path))),)
    except UnicodeDecodeError:
        hint = _("save it as CSV UTF-8")
        problems.append(InputProblem(path.name, _("is neither UTF-8 nor GB18030 text"), "", hint))
    except (OSError, csv.Error, ValueError) as error:
        problems.append(InputProblem(path.name, _("cannot be read"), str(error)))
    return ()


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
        yield start, tuple(tidy(cell) for cell in row)
        start = reader.line_num + 1


def _workbook(path: Path) -> tuple[Grid, ...]:
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetVisibleEnum

    from rostering.centre.workbook_faults import refuse_too_large

    refuse_too_large(path)
    try:
        with CalamineWorkbook.from_path(str(path)) as workbook:
            shown = [
                (place, sheet.name)
                for place, sheet in enumerate(workbook.sheets_metadata)
                if sheet.visible == SheetVisibleEnum.Visible
            ]
            return tuple(_sheet(path, workbook, *sheet) for sheet in shown)
    except PasswordError:
        raise ValueError(_("it has a password; save it without one")) from None
    except (CalamineError, IndexError) as error:
        raise ValueError(str(error)) from None


def _sheet(path: Path, workbook: Any, place: int, name: str) -> Grid:
    sheet = workbook.get_sheet_by_index(place)
    rows = [[as_text(cell) for cell in row] for row in sheet.to_python(skip_empty_area=False)]
    merged = sheet.merged_cell_ranges or ()
    from rostering.centre.workbook_faults import faults_of

    faults = faults_of(path, name, merged)
    for (number, column), fault in faults.items():
        if number <= len(rows) and column < len(rows[number - 1]) and fault.shown:
            rows[number - 1][column] = fault.shown
    return Grid(path.name, tuple((n, tuple(row)) for n, row in enumerate(rows, 1)), name, faults)


def as_text(cell: Any) -> str:
    """A cell of a workbook as it would be typed; seconds only where there are any.

    Numbers have the 15 digits that a spreadsheet shows; longer ones stay in the form with an exponent,
    for their last digits are gone.
    """
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, int | float):
        return f"{cell:.15g}" if abs(cell) < EXACT else repr(float(cell))
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
    return tidy(str(cell))


def to_second(moment: datetime) -> datetime:
    """The nearest whole second: Excel keeps times as fractions of a day."""
    try:
        return (moment + timedelta(microseconds=500_000)).replace(microsecond=0)
    except OverflowError:  # the last second that there is
        return moment.replace(microsecond=0)


def _letters(column: int) -> str:
    text = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        text = chr(65 + rest) + text
    return text
