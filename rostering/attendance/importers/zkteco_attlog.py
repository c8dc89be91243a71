"""ZKTeco attlog.dat: tab separated and without headings.

Space-padded PIN, `yyyy-MM-dd HH:mm:ss`, device, status 0, 1 or 255, verify mode, work code.
"""

from __future__ import annotations

from pathlib import Path

from rostering.attendance.importers._attlog import is_attlog, punch_of
from rostering.attendance.importers._rows import text_of
from rostering.attendance.importers._sample import Sample
from rostering.domain.punches import RawPunch, Reading, RejectedRow


def recognises(sample: Sample) -> bool:
    """Whether the first line, and most of those after it, are a PIN, a time and a device."""
    return is_attlog(sample.lines) and "\t" in sample.lines[0]


def read(source: Path) -> Reading:
    """Every punch of the file, and every line that is none."""
    punches: list[RawPunch] = []
    rejected: list[RejectedRow] = []
    for number, line in enumerate(text_of(source.read_bytes()).splitlines(), 1):
        if not line.strip():
            continue
        try:
            punches.append(punch_of(line, number))
        except ValueError as error:
            rejected.append(RejectedRow(number, line, str(error)))
    return Reading(tuple(punches), tuple(rejected))
