"""Feishu (飞书): a CSV with two lines of headings, and a column a date in the group 每日考勤结果.

A row is an agent, a cell what happened on the date: 正常(08:58,18:03), 迟到12分钟(09:12,18:00), 休息.
The times in brackets after a leave are those of the leave, and no punches.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from pathlib import Path

from rostering.attendance.importers._days import claims_in
from rostering.attendance.importers._moments import day_of, time_on
from rostering.attendance.importers._rows import Table, cell, table_of, text_rows
from rostering.attendance.importers._sample import Sample
from rostering.domain.punches import ClaimKind, RawClaim, RawPunch, Reading, RejectedRow
from rostering.language import _

GROUP = "每日考勤结果"
NO_PUNCHES = ("请假", "假(", "假（", "出差", "外出", "加班申请", "审批")
_PIECE = re.compile(r"([^()（）;；]*)(?:[(（]([^()（）]*)[)）])?")
_APART = re.compile(r"[,，、\s]+|(?<=\d)[-–~](?=[\d次-])")


def recognises(sample: Sample) -> bool:
    """Whether the first line has the group 每日考勤结果 and the second begins its dates."""
    return (
        len(sample.lines) > 1 and GROUP in sample.lines[0] and "姓名" in "".join(sample.lines[:2])
    )


def read(source: Path) -> Reading:
    """Every punch of the file, every cell that cannot be read, and what the vendor claims."""
    rows = text_rows(source)
    while rows and GROUP not in rows[0][1]:
        rows = rows[1:]
    table = table_of(rows, 0, 2)
    days = list(_days(table))
    punches: list[RawPunch] = []
    claims: list[RawClaim] = []
    rejected: list[RejectedRow] = []
    for line, cells in table.rows:
        who, name = cell(cells, table.column("工号")), cell(cells, table.column("姓名"))
        if not who and not name:
            rejected.append(RejectedRow(line, ",".join(cells), _("姓名 is empty")))
            continue
        for column, day in days:
            text = cell(cells, column)
            try:
                moments = list(_moments(text, day))
            except ValueError as error:
                rejected.append(RejectedRow(line, f"{who or name} {day}: {text}", str(error)))
                continue
            who_else = "" if who else name
            punches += [RawPunch(who, at, line, name=who_else) for at in dict.fromkeys(moments)]
            claims += [
                RawClaim(who, day, kind, line, minutes, who_else)
                for kind, minutes in _claimed(text).items()
            ]
    return Reading(tuple(punches), tuple(rejected), tuple(claims))


def _days(table: Table) -> Iterator[tuple[int, date]]:
    """The columns of the group that have a date for a heading."""
    for column, (group, own) in enumerate(table.columns):
        if group == GROUP:
            try:
                yield column, day_of(own)
            except ValueError:
                continue


def _claimed(text: str) -> dict[ClaimKind, int | None]:
    if not text:
        return {}
    claimed = claims_in(re.sub(r"[(（][^()（）]*[)）]", " ", text))
    return claimed or {ClaimKind.NOTHING: None}


def _moments(text: str, day: date) -> Iterator[datetime]:
    """The punches of a cell, the leave times left out."""
    for words, inner in _PIECE.findall(text):
        if any(word in f"{words}(" for word in NO_PUNCHES):
            continue
        yield from _times(inner or words, day)


def _times(text: str, day: date) -> Iterator[datetime]:
    parts: Sequence[str] = _APART.split(text)
    for part in parts:
        if re.search(r"\d[:：]\d", part):
            yield time_on(day, part)
