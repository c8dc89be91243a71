"""DingTalk (钉钉): the monthly workbook with 月度汇总, 每日统计, and 原始记录 or 打卡明细.

Punches are those of the sheet of single punches where there is one, and otherwise those of 每日统计;
what the vendor claims is read from 每日统计. Headings stand in the third row, or wherever they are.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from rostering.attendance.importers._days import claims_in, day_columns, read_days
from rostering.attendance.importers._moments import day_of, time_on
from rostering.attendance.importers._rows import (
    Rows,
    Table,
    cell,
    find_headings,
    numbered,
    sheets_of,
    table_of,
)
from rostering.attendance.importers._sample import Sample
from rostering.domain.punches import ClaimKind, RawClaim, RawPunch, Reading, RejectedRow
from rostering.language import _

SINGLE = ("姓名", "考勤日期", "打卡时间")
DATES = ("日期", "考勤日期")
PUNCHED = re.compile(r"^(上班|下班)\d*/打卡时间$|^(上班|下班)\d*打卡时间$")


def recognises(sample: Sample) -> bool:
    """Whether a sheet has single punches, or days, under DingTalk's headings."""
    return _single(sample.sheets) is not None or _days(sample.sheets) is not None


def read(source: Path) -> Reading:
    """Every punch of the workbook, every row that is none, and what the vendor claims of each day."""
    sheets = sheets_of(source)
    single, days = _single(sheets), _days(sheets)
    by_day = _read_days(*days) if days else Reading(())
    if single is None:
        return by_day
    found = _read_single(*single)
    claims = by_day.claims or found.claims
    return Reading(found.punches, found.rejected, claims, found.sheet)


def _single(sheets: Mapping[str, Rows]) -> tuple[str, Table] | None:
    for name, rows in sheets.items():
        first = find_headings(rows[:20], *SINGLE)
        if first is not None:
            return name, table_of(numbered(rows), first)
    return None


def _days(sheets: Mapping[str, Rows]) -> tuple[str, Table] | None:
    rows = sheets.get("每日统计", ())
    first = find_headings(rows[:20], "姓名", "日期")
    if first is None:
        return None
    # Some workbooks split the headings over two rows: 上班1 above 打卡时间.
    split = len(rows) > first + 1 and "打卡时间" in rows[first + 1]
    return "每日统计", table_of(numbered(rows), first, 2 if split else 1)


def _read_days(sheet: str, table: Table) -> Reading:
    columns = day_columns(table, DATES, PUNCHED)
    if columns is None:
        return Reading(())
    return read_days(table, columns, lambda cells: _key(table, cells), sheet)


def _read_single(sheet: str, table: Table) -> Reading:
    """A row a punch; one that was missing has a result and no time, and is a claim."""
    day, at = table.column("考勤日期"), table.column("打卡时间")
    result, device = table.column("打卡结果"), table.column("打卡设备")
    place = table.column("打卡地址", "打卡地点")
    punches: list[RawPunch] = []
    claims: list[RawClaim] = []
    rejected: list[RejectedRow] = []
    for line, cells in table.rows:
        try:
            who, name = _key(table, cells)
            date = day_of(cell(cells, day))
            claimed = claims_in(cell(cells, result)) or {ClaimKind.NOTHING: None}
            claims += [
                RawClaim(who, date, kind, line, m, name, sheet) for kind, m in claimed.items()
            ]
            text = cell(cells, at)
            if not text and ClaimKind.MISSING_PUNCH in claimed:
                continue
            moment = time_on(date, text)
            where = cell(cells, place)
            punches.append(RawPunch(who, moment, line, cell(cells, device), where, name=name))
        except ValueError as error:
            rejected.append(RejectedRow(line, ",".join(cells), str(error)))
    return Reading(tuple(punches), tuple(rejected), tuple(claims), sheet)


def _key(table: Table, cells: Sequence[str]) -> tuple[str, str]:
    """工号 where the company keeps it in DingTalk, otherwise the name that one agent alone has."""
    number = cell(cells, table.column("工号"))
    if number:
        return number, ""
    name = cell(cells, table.column("姓名"))
    if not name:
        raise ValueError(_("姓名 is empty"))
    return "", name
