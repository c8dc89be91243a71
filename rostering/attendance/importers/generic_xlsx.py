"""Generic workbook: the table of `generic_csv` in the first sheet of an xlsx file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from rostering.attendance.importers._generic import has_headings, read_table
from rostering.attendance.importers._rows import Rows, numbered, sheets_of
from rostering.attendance.importers._sample import Sample
from rostering.domain.punches import Reading


def recognises(sample: Sample) -> bool:
    """Whether the first row of the first sheet that holds anything has an agent and a time."""
    rows = [cells for cells in _first(sample.sheets)[1] if any(cells)]
    return bool(rows) and has_headings(rows[0])


def read(source: Path) -> Reading:
    """Every punch of the sheet, and every row that is none, with its number."""
    name, rows = _first(sheets_of(source))
    found = read_table(numbered(rows), lambda _line, cells: ",".join(cells))
    return replace(found, sheet=name)


def _first(sheets: Mapping[str, Rows]) -> tuple[str, Rows]:
    return next(iter(sheets.items()), ("", ()))
