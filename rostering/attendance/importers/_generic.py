"""Tables of punches under our own headings: agent, time, device, place and kind."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from rostering.attendance.importers._moments import moment_of
from rostering.domain.punches import PunchKind, RawPunch, Reading, RejectedRow
from rostering.language import _

HEADINGS = {
    "agent": "agent", "工号": "agent", "考勤号": "agent", "time": "time", "打卡时间": "time",
    "device": "device", "设备": "device", "place": "place", "地点": "place",
    "kind": "kind", "类别": "kind",
}  # fmt: skip
KINDS = {"": PunchKind.CLOCK, "打卡": PunchKind.CLOCK, "手机": PunchKind.PHONE,
         "外访": PunchKind.VISIT, **{kind.value: kind for kind in PunchKind}}  # fmt: skip


def has_headings(cells: Iterable[str]) -> bool:
    """Whether the cells are headings that name an agent and a time."""
    return {"agent", "time"} <= {HEADINGS.get(cell.strip().lower()) for cell in cells}


def read_table(
    rows: Iterable[tuple[int, Sequence[str]]], shown: Callable[[int, Sequence[str]], str]
) -> Reading:
    """Every punch below the first row that holds anything, and every row that is none; `shown` gives
    the text of a row from its line and cells."""
    columns: dict[str, int] = {}
    punches: list[RawPunch] = []
    rejected: list[RejectedRow] = []
    for line, cells in rows:
        if not any(cells):
            continue
        if not columns:
            columns = {
                HEADINGS[cell.lower()]: place
                for place, cell in enumerate(cells)
                if cell.lower() in HEADINGS
            }
            continue
        try:
            punches.append(_punch(cells, columns, line))
        except ValueError as error:
            rejected.append(RejectedRow(line, shown(line, cells), str(error)))
    return Reading(tuple(punches), tuple(rejected))


def _punch(cells: Sequence[str], columns: Mapping[str, int], line: int) -> RawPunch:
    def cell(name: str) -> str:
        column = columns.get(name)
        return cells[column] if column is not None and column < len(cells) else ""

    key = cell("agent")
    if not key:
        raise ValueError(_("the agent is empty"))
    kind = KINDS.get(cell("kind").lower())
    if kind is None:
        raise ValueError(_("the kind is clock, phone or visit"))
    return RawPunch(key, moment_of(cell("time")), line, cell("device"), cell("place"), kind)
