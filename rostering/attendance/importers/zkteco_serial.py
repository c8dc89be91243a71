"""ZKTeco attlog.dat with the clock's serial number in the first line and a checksum in the last.

Between the two stand the lines of `zkteco_attlog`: PIN, time, device, status, verify mode, work code.
How the checksum is reckoned is not published, so that it is passed over.
"""

from __future__ import annotations

import re
from pathlib import Path

from rostering.attendance.importers._attlog import is_attlog, punch_of
from rostering.attendance.importers._rows import text_of
from rostering.attendance.importers._sample import Sample
from rostering.domain.punches import RawPunch, Reading, RejectedRow

_SERIAL = re.compile(r"^\s*(?:(?:SN|ID|Serial(?: ?No\.?)?)\s*[=:：]?\s*)?[A-Za-z0-9]{6,}\s*$", re.I)
_CHECKSUM = re.compile(r"^\s*(?:(?:CRC|CHECKSUM|SUM)\s*[=:：]?\s*)?[A-Fa-f0-9]{1,64}\s*$", re.I)


def recognises(sample: Sample) -> bool:
    """Whether a serial number stands alone in the first line, and the next are those of the clock."""
    if len(sample.lines) < 2 or not _SERIAL.match(sample.lines[0]):
        return False
    return is_attlog(sample.lines[1:-1] or sample.lines[1:])


def read(source: Path) -> Reading:
    """Every punch of the file, and every line that is none; the serial number is no such line."""
    lines = [
        (number, line)
        for number, line in enumerate(text_of(source.read_bytes()).splitlines(), 1)
        if line.strip()
    ]
    if lines and _SERIAL.match(lines[0][1]):
        lines = lines[1:]
    if lines and _CHECKSUM.match(lines[-1][1]):
        lines = lines[:-1]
    punches: list[RawPunch] = []
    rejected: list[RejectedRow] = []
    for number, line in lines:
        try:
            punches.append(punch_of(line, number))
        except ValueError as error:
            rejected.append(RejectedRow(number, line, str(error)))
    return Reading(tuple(punches), tuple(rejected))
