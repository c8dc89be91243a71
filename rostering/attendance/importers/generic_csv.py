"""Generic CSV: agent, time, device, place and kind under headings, in English or Chinese.

Times are local wall times such as `2026-05-04 08:58:10`, also with `/`, without seconds, as `26:00`,
as Excel's serial number, or with `Z` or an offset.
"""

from __future__ import annotations

from pathlib import Path

from rostering.attendance.importers._generic import has_headings, read_table
from rostering.attendance.importers._rows import csv_rows, text_of
from rostering.attendance.importers._sample import Sample
from rostering.domain.punches import Reading


def recognises(sample: Sample) -> bool:
    """Whether the first line has the headings of an agent and a time."""
    return any(has_headings(cells) for _line, cells in csv_rows("\n".join(sample.lines[:1])))


def read(source: Path) -> Reading:
    """Every punch of the file, and every row that is none, with its line."""
    text = text_of(source.read_bytes())
    lines = text.splitlines()

    def shown(line: int, cells: object) -> str:
        return lines[line - 1] if line <= len(lines) else str(cells)

    return read_table(csv_rows(text), shown)
