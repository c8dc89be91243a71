"""Hikvision: events of doors and clocks with 人员姓名, 工号 and 事件时间, as CSV or workbook.

Lines may stand above the headings. An event at which the device let nobody in is no punch.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from rostering.attendance.importers._moments import moment_of
from rostering.attendance.importers._rows import (
    cell,
    csv_rows,
    find_headings,
    is_workbook,
    numbered,
    sheets_of,
    table_of,
    text_rows,
)
from rostering.attendance.importers._sample import Sample
from rostering.domain.punches import RawPunch, Reading, RejectedRow
from rostering.language import _

WANTED = ("工号", "事件时间")
REFUSED = ("失败", "未通过", "拒绝", "无权限", "不存在")


def recognises(sample: Sample) -> bool:
    """Whether a line near the top, of the text or of a sheet, has 工号 and 事件时间."""
    texts = [tuple(cells) for _line, cells in csv_rows("\n".join(sample.lines))]
    return any(
        find_headings(rows, *WANTED) is not None for rows in (texts, *sample.sheets.values())
    )


def read(source: Path) -> Reading:
    """Every punch of the file, and every event that is none."""
    for sheet, rows in _sheets(source).items():
        first = find_headings([cells for _line, cells in rows[:20]], *WANTED)
        if first is not None:
            return _events(rows, first, sheet)
    return Reading(())


def _sheets(source: Path) -> dict[str, list[tuple[int, tuple[str, ...]]]]:
    with source.open("rb") as file:
        workbook = is_workbook(file.read(8))
    if workbook:
        return {name: numbered(rows) for name, rows in sheets_of(source).items()}
    return {"": text_rows(source)}


def _events(rows: Sequence[tuple[int, tuple[str, ...]]], first: int, sheet: str) -> Reading:
    table = table_of(rows, first)
    key, at = table.column("工号"), table.column("事件时间")
    device = table.column("设备名称", "设备", "读卡器", "控制器", "门禁点")
    place = table.column("事件源", "门禁点", "区域", "位置")
    results = [
        column
        for name in ("事件类型", "认证结果", "事件描述", "开门结果")
        for column in [table.column(name)]
        if column is not None
    ]
    punches: list[RawPunch] = []
    rejected: list[RejectedRow] = []
    for line, cells in table.rows:
        try:
            refused = next((cell(cells, r) for r in results if _refuses(cell(cells, r))), "")
            if refused:
                raise ValueError(_("the device let nobody in: {result}").format(result=refused))
            number = cell(cells, key).lstrip("'")
            if not number:
                raise ValueError(_("工号 is empty"))
            moment = moment_of(cell(cells, at).lstrip("'"))
            punches.append(RawPunch(number, moment, line, cell(cells, device), cell(cells, place)))
        except ValueError as error:
            rejected.append(RejectedRow(line, ",".join(cells), str(error)))
    return Reading(tuple(punches), tuple(rejected), sheet=sheet)


def _refuses(result: str) -> bool:
    return any(word in result for word in REFUSED)
