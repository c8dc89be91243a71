"""WeCom (企业微信): the sheet 概况统计与打卡明细, a row an agent and day under two lines of headings.

Its columns differ from company to company, so that they are found by their headings, merged ones
with what stands below them. `--` is an empty cell.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from rostering.attendance.importers._days import day_columns, read_days
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
from rostering.domain.punches import Reading
from rostering.language import _

SHEET = "概况统计与打卡明细"
DATES = ("时间", "日期", "打卡日期")
PUNCHED = re.compile(r"^(上班|下班)\d*/打卡时间$|^(上班|下班)\d*打卡时间$|/(上班|下班)\d*$")
FIRST_AND_LAST = re.compile(r"^考勤概况/(最早|最晚)$|^(最早|最晚)$")


def recognises(sample: Sample) -> bool:
    """Whether a sheet is called, or begins with, 概况统计与打卡明细 and has names under a date."""
    return _sheet(dict(sample.sheets)) is not None


def read(source: Path) -> Reading:
    """Every punch of the table, every row that is none, and what the vendor claims of each day."""
    found = _sheet(sheets_of(source))
    if found is None:
        return Reading(())
    name, rows, first = found
    table = table_of(numbered(rows), first, 2)
    columns = day_columns(table, DATES, PUNCHED)
    if columns is not None and not columns.times:
        columns = day_columns(table, DATES, FIRST_AND_LAST)
    if columns is None:
        return Reading(())
    return read_days(table, columns, lambda cells: _key(table, cells), name)


def _sheet(sheets: dict[str, Rows]) -> tuple[str, Rows, int] | None:
    """The sheet's name, its rows, and where the two lines of headings begin."""
    for name, rows in sheets.items():
        titled = name == SHEET or any(SHEET in text for row in rows[:2] for text in row)
        for date in DATES if titled else ():
            first = find_headings(rows[:20], date, "姓名")
            if first is not None:
                return name, rows, first
    return None


def _key(table: Table, cells: Sequence[str]) -> tuple[str, str]:
    """工号 where the company shows it; otherwise the account, or the name that one agent alone has."""
    number = cell(cells, table.column("工号"))
    if number:
        return number, ""
    name = cell(cells, table.column("姓名"))
    if not name:
        raise ValueError(_("姓名 is empty"))
    return cell(cells, table.column("账号", "帐号")), name
