"""ZKTeco attlog.dat: tab separated and without headings.

Space-padded PIN, `yyyy-MM-dd HH:mm:ss`, device, status 0, 1 or 255, verify mode, work code.
"""

from __future__ import annotations

import re
from datetime import datetime
from pathlib import Path

from rostering.attendance.importers._sample import Sample
from rostering.centre.tables import decode
from rostering.domain.punches import RawPunch, Reading, RejectedRow
from rostering.language import _

_LOOKS = re.compile(r"^\s*\d+\t\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}\t")
_STATUS = ("0", "1", "255")


def recognises(sample: Sample) -> bool:
    """Whether most of the first lines are a PIN, a time and a device between tabs."""
    hits = sum(bool(_LOOKS.match(line)) for line in sample.lines)
    return hits > 0 and hits * 2 > len(sample.lines)


def read(source: Path) -> Reading:
    """Every punch of the file, and every line that is none."""
    punches: list[RawPunch] = []
    rejected: list[RejectedRow] = []
    for number, line in enumerate(decode(source.read_bytes()).splitlines(), 1):
        if not line.strip():
            continue
        try:
            punches.append(_punch(line, number))
        except ValueError as error:
            rejected.append(RejectedRow(number, line, str(error)))
    return Reading(tuple(punches), tuple(rejected))


def _punch(line: str, number: int) -> RawPunch:
    cells = [cell.strip() for cell in line.split("\t")]
    if len(cells) < 4:
        raise ValueError(_("the line has too few columns"))
    if not cells[0].isdigit():
        raise ValueError(_("the PIN is no number"))
    if cells[3] not in _STATUS:
        raise ValueError(_("the status is 0, 1 or 255"))
    try:
        at = datetime.fromisoformat(cells[1])
    except ValueError:
        raise ValueError(_("the time is none; it reads like 2026-05-04 08:58:10")) from None
    return RawPunch(cells[0], at, number, cells[2])
