"""Tables of vendors with a row an agent and day: its punches, and what the vendor makes of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from rostering.attendance.importers._moments import day_of, time_on
from rostering.attendance.importers._rows import Table, cell
from rostering.domain.punches import ClaimKind, RawClaim, RawPunch, Reading, RejectedRow
from rostering.language import _

WORDS = {
    "旷工": ClaimKind.ABSENT,
    "迟到": ClaimKind.LATE,
    "早退": ClaimKind.EARLY_LEAVING,
    "缺卡": ClaimKind.MISSING_PUNCH,
    "未打卡": ClaimKind.MISSING_PUNCH,
}
"""What a vendor's words claim. 旷工迟到 (late enough to be absent) is an absence."""

_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_MINUTES = re.compile(r"(\d+(?:\.\d+)?)\s*(分钟|分|小时)")
_NO_PUNCH = ("未打卡", "缺卡", "休息", "无需打卡", "无", "补卡申请中")
Key = Callable[[Sequence[str]], tuple[str, str]]


@dataclass(frozen=True, slots=True)
class DayColumns:
    """Where a table of days keeps what: the date, punch times, words, and counts by kind.

    `counts` are columns of whole events or minutes; the minutes of a kind stand in `minutes`, with
    how many minutes one unit there is.
    """

    date: int
    times: tuple[int, ...]
    words: tuple[int, ...]
    counts: Mapping[ClaimKind, tuple[int, ...]]
    minutes: Mapping[ClaimKind, tuple[int, int]]


def day_columns(table: Table, dates: Sequence[str], times: re.Pattern[str]) -> DayColumns | None:
    """The columns of a table; `times` fits `group/heading` of punch times. None without a date."""
    place = table.column(*dates)
    if place is None:
        return None
    counts: dict[ClaimKind, tuple[int, ...]] = {}
    minutes: dict[ClaimKind, tuple[int, int]] = {}
    for column, (_group, own) in enumerate(table.columns):
        kind = next((kind for word, kind in WORDS.items() if own.startswith(word)), None)
        kind = kind or next((kind for word, kind in WORDS.items() if word in own), None)
        if kind is None or not re.search(r"次数|时长|天数|分钟", own):
            continue
        if "时长" in own or "分钟" in own:
            minutes[kind] = (column, 60 if "小时" in own else 1)
        else:
            counts[kind] = (*counts.get(kind, ()), column)
    return DayColumns(
        place,
        tuple(_fitting(table, times)),
        tuple(_fitting(table, re.compile(r"打卡结果$|打卡状态$|考勤结果$|(^|/)状态$"))),
        counts,
        minutes,
    )


def _fitting(table: Table, pattern: re.Pattern[str]) -> Iterator[int]:
    for column, (group, own) in enumerate(table.columns):
        if pattern.search(f"{group}/{own}" if group else own):
            yield column


def read_days(table: Table, columns: DayColumns, key: Key, sheet: str) -> Reading:
    """The punches and claims of every row of the sheet; a row whose date or times are none is set
    aside whole."""
    punches: list[RawPunch] = []
    claims: list[RawClaim] = []
    rejected: list[RejectedRow] = []
    for line, cells in table.rows:
        try:
            day = _date(cell(cells, columns.date))
            who, name = key(cells)
            moments = list(_moments(cells, columns, day))
        except ValueError as error:
            rejected.append(RejectedRow(line, ",".join(cells), str(error)))
            continue
        punches += [RawPunch(who, at, line, name=name) for at in dict.fromkeys(moments)]
        claims += [
            RawClaim(who, day, kind, line, minutes, name, sheet)
            for kind, minutes in _claimed(cells, columns).items()
        ]
    return Reading(tuple(punches), tuple(rejected), tuple(claims), sheet)


def _date(text: str) -> date:
    if not text:
        raise ValueError(_("the date is empty"))
    return day_of(text)


def _moments(cells: Sequence[str], columns: DayColumns, day: date) -> Iterator[datetime]:
    """Every punch time of the row; a cell may hold several, apart by blanks, commas or lines."""
    for column in columns.times:
        text = cell(cells, column)
        for part in re.split(r"[,;，；、\n]|(?<!次日)(?<!第二天)\s+(?=\d{1,2}[:：])", text):
            if part.strip() and not part.strip().startswith(_NO_PUNCH):
                yield time_on(day, part)


def _claimed(cells: Sequence[str], columns: DayColumns) -> dict[ClaimKind, int | None]:
    """Each kind that the row claims, with its minutes where they stand there; NOTHING alone else."""
    claimed: dict[ClaimKind, int | None] = {}
    for column in columns.words:
        claimed |= claims_in(cell(cells, column))
    for kind, places in columns.counts.items():
        if any(_amount(cell(cells, place)) for place in places):
            claimed.setdefault(kind, None)
    for kind, (place, unit) in columns.minutes.items():
        amount = _amount(cell(cells, place))
        if amount:
            claimed[kind] = round(amount * unit)
    return claimed or {ClaimKind.NOTHING: None}


def claims_in(words: str) -> dict[ClaimKind, int | None]:
    """What a vendor's words claim: 迟到12分钟 is late by 12; 正常 is nothing, and so is 请假."""
    for word, kind in WORDS.items():
        if word in words:
            found = _MINUTES.search(words, words.index(word))
            unit = 60 if found and found[2] == "小时" else 1
            rest = {} if kind is ClaimKind.ABSENT else claims_in(words.replace(word, "", 1))
            return {kind: round(float(found[1]) * unit) if found else None, **rest}
    return {}


def _amount(text: str) -> float:
    found = _NUMBER.search(text)
    return float(found[0]) if found else 0.0
