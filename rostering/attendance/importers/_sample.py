"""What an importer looks at to recognise a file: its name, its first lines, or its sheets."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from rostering.attendance.importers._rows import Rows, is_workbook, sheets_of, text_of

LOOKED_AT = 64 * 1024
LINES = 20


@dataclass(frozen=True, slots=True)
class Sample:
    """`lines` are the first lines of a text file that hold anything, decoded; `sheets` the first rows
    of each sheet of a workbook. A binary file that is no workbook has neither."""

    name: str
    lines: tuple[str, ...]
    sheets: Mapping[str, Rows] = field(default_factory=dict)


def sample_of(path: Path) -> Sample:
    """The sample of a file; raises OSError where it cannot be read."""
    with path.open("rb") as file:
        raw = file.read(LOOKED_AT)
    if is_workbook(raw):
        sheets = sheets_of(path)
        return Sample(path.name, (), {name: rows[:LINES] for name, rows in sheets.items()})
    return Sample(path.name, tuple(_lines(raw)[:LINES]))


def _lines(raw: bytes) -> list[str]:
    whole = raw if len(raw) < LOOKED_AT else raw[: raw.rfind(b"\n") + 1]
    text = text_of(whole)
    if "\x00" in text:
        return []
    return [line for line in text.splitlines() if line.strip()]
