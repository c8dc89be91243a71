"""The lines of a ZKTeco clock: PIN, `yyyy-MM-dd HH:mm:ss`, device, status, verify mode, work code."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime

from rostering.domain.punches import RawPunch
from rostering.language import _

_LOOKS = re.compile(r"^\s*\d+\t\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}\t")
_STATUS = ("0", "1", "255")


def is_attlog(lines: Sequence[str]) -> bool:
    """Whether most of the lines are a PIN, a time and a device between tabs."""
    hits = sum(bool(_LOOKS.match(line)) for line in lines)
    return hits > 0 and hits * 2 > len(lines)


def punch_of(line: str, number: int) -> RawPunch:
    """The punch of a line; ValueError says why it is none."""
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
