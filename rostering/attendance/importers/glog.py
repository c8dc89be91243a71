"""GLog (GLG_001.TXT, AGL_001.TXT): tab separated, under the heading `No Mchn EnNo … DateTime`.

The headings do not stand over the cells: there are more or fewer tabs in the first line than in the
others, so that a line is read by its own order: No, Mchn, EnNo, Name, Mode, IOMd, DateTime. The key
is EnNo; between date and time there are two blanks; some clocks write the date as 3/5/2026.
"""

from __future__ import annotations

from pathlib import Path

from rostering.attendance.importers._moments import moment_of
from rostering.attendance.importers._rows import text_of
from rostering.attendance.importers._sample import Sample
from rostering.domain.punches import RawPunch, Reading, RejectedRow
from rostering.language import _

HEADINGS = {"No", "Mchn", "EnNo", "Name", "Mode", "IOMd", "DateTime"}
CELLS = 7


def recognises(sample: Sample) -> bool:
    """Whether the first line has the words of the heading, however far apart."""
    return bool(sample.lines) and set(sample.lines[0].split()) >= HEADINGS - {"Name", "IOMd"}


def read(source: Path) -> Reading:
    """Every punch of the file, and every line that is none."""
    punches: list[RawPunch] = []
    rejected: list[RejectedRow] = []
    for number, line in enumerate(text_of(source.read_bytes()).splitlines(), 1):
        if not line.strip() or {"EnNo", "DateTime"} <= set(line.split()):
            continue
        try:
            punches.append(_punch(line, number))
        except ValueError as error:
            rejected.append(RejectedRow(number, line, str(error)))
    return Reading(tuple(punches), tuple(rejected))


def _punch(line: str, number: int) -> RawPunch:
    cells = [cell.strip() for cell in line.split("\t")]
    while cells and not cells[-1]:
        cells.pop()
    if len(cells) != CELLS:
        text = _("the line has {count} cells where 7 are wanted")
        raise ValueError(text.format(count=len(cells)))
    _no, machine, key, _name, _mode, _io, at = cells
    if not key.isdigit():
        raise ValueError(_("EnNo is no number"))
    return RawPunch(key, moment_of(" ".join(at.split())), number, machine)
