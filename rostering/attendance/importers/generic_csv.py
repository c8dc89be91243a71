"""Generic CSV: agent, time, device, place and kind under headings, in English or Chinese.

Times are local wall times such as `2026-05-04 08:58:10`, also with `/`, without seconds, or with `Z`
or an offset.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path

from rostering.attendance.importers._sample import Sample
from rostering.centre.tables import decode
from rostering.domain.punches import PunchKind, RawPunch, Reading, RejectedRow
from rostering.language import _

HEADINGS = {
    "agent": "agent", "工号": "agent", "考勤号": "agent", "time": "time", "打卡时间": "time",
    "device": "device", "设备": "device", "place": "place", "地点": "place",
    "kind": "kind", "类别": "kind",
}  # fmt: skip
KINDS = {"": "clock", "打卡": "clock", "手机": "phone", "外访": "visit"}


def recognises(sample: Sample) -> bool:
    """Whether the first line has the headings of an agent and a time."""
    if not sample.lines:
        return False
    first = sample.lines[0]
    found = {
        HEADINGS.get(cell.strip().strip('"').lower()) for cell in first.split(_delimiter(first))
    }
    return {"agent", "time"} <= found


def read(source: Path) -> Reading:
    """Every punch of the file, and every row that is none, with its line."""
    text = decode(source.read_bytes())
    lines = text.splitlines()
    reader = csv.reader(
        io.StringIO(text, newline=""), delimiter=_delimiter(lines[0] if lines else "")
    )
    columns: dict[str, int] = {}
    punches: list[RawPunch] = []
    rejected: list[RejectedRow] = []
    for line, cells in _rows(reader):
        if not columns:
            columns = {
                HEADINGS[cell.lower()]: number
                for number, cell in enumerate(cells)
                if cell.lower() in HEADINGS
            }
            continue
        try:
            punches.append(_punch(cells, columns, line))
        except ValueError as error:
            shown = lines[line - 1] if line <= len(lines) else ",".join(cells)
            rejected.append(RejectedRow(line, shown, str(error)))
    return Reading(tuple(punches), tuple(rejected))


def _delimiter(first: str) -> str:
    return max(",;\t", key=first.count)


def _rows(reader: Iterator[list[str]]) -> Iterator[tuple[int, list[str]]]:
    start = 1
    for row in reader:
        cells = [cell.strip() for cell in row]
        if any(cells):
            yield start, cells
        start = reader.line_num + 1  # type: ignore[attr-defined]


def _punch(cells: list[str], columns: Mapping[str, int], line: int) -> RawPunch:
    def cell(name: str) -> str:
        column = columns.get(name)
        return cells[column] if column is not None and column < len(cells) else ""

    key = cell("agent")
    if not key:
        raise ValueError(_("the agent is empty"))
    kind = KINDS.get(cell("kind"), cell("kind").lower())
    if kind not in _PUNCH_KINDS:
        raise ValueError(_("the kind is clock, phone or visit"))
    return RawPunch(
        key, _time(cell("time")), line, cell("device"), cell("place"), _PUNCH_KINDS[kind]
    )


_PUNCH_KINDS = {kind.value: kind for kind in PunchKind}


def _time(text: str) -> datetime:
    """A wall time, or an aware one where the text says so."""
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        pass
    day, _blank, clock = text.replace("/", "-").replace("T", " ").partition(" ")
    padded = "-".join(part.zfill(2) for part in day.split("-"))
    hour, colon, rest = clock.strip().partition(":")
    try:
        return datetime.fromisoformat(f"{padded} {hour.zfill(2)}{colon}{rest}")
    except ValueError:
        raise ValueError(_("the time is none; write 2026-05-04 08:58:10")) from None
