"""A table of balances that were there before the record began, for `leave import-balances`."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path

from rostering.centre.tables import Row, read_rows
from rostering.centre.values import month_start
from rostering.domain.balances import OpeningBalance
from rostering.domain.centre import Centre
from rostering.errors import CentreError, InputProblem
from rostering.language import _

HEADINGS = {
    "agent": ("工号",),
    "name": ("姓名",),
    "kind": ("类别",),
    "month": ("月份",),
    "left": ("余额", "剩余"),
    "expires": ("到期日", "有效期至"),
    "why": ("事由", "备注"),
}
KINDS = {"annual": "annual", "年假": "annual", "comp": "comp", "调休": "comp"}
UNITS = {
    "": 0, "d": 480, "day": 480, "days": 480, "天": 480, "h": 60, "hours": 60, "小时": 60,
    "min": 1, "minutes": 1, "分钟": 1,
}  # fmt: skip
OWN_UNIT = {"annual": 480, "comp": 1}


def read_openings(path: Path, centre: Centre) -> tuple[OpeningBalance, ...]:
    """The balances; raises CentreError with every problem of the table."""
    problems: list[InputProblem] = []
    found: dict[tuple[object, ...], OpeningBalance] = {}
    for row in read_rows(path, HEADINGS, ("agent", "kind", "month", "left"), problems):
        item = _opening(row, centre, path.name)
        if item is None:
            continue
        key = (item.agent, item.kind, item.day, item.expires)
        if key in found:
            row.wrong("agent", _("the balance is there twice"))
        found[key] = item
    if not found and not problems:
        problems.append(InputProblem(path.name, _("has no balances")))
    if problems:
        raise CentreError(problems)
    return tuple(found.values())


def _opening(row: Row, centre: Centre, file: str) -> OpeningBalance | None:
    agent = row.agent({one.id: one.name for one in centre.agents})
    kind = row.meaning("kind", KINDS)
    day = row.read("month", month_start, _("is no month; type it as 2026-05"))
    minutes = row.read(
        "left",
        lambda text: minutes_of(text, kind or "annual"),
        _("is no balance; type it as 3.5 (days of annual leave), 7.5 h or 450 min"),
    )
    expires = row.date("expires", empty=True)
    if expires and day and expires < day:
        row.wrong("expires", _("is before the month"))
        return None
    if expires and kind == "annual":
        row.wrong("expires", _("annual leave ends with its year; leave it empty"))
        return None
    if not (agent and kind and day) or minutes is None:
        return None
    return OpeningBalance(agent, kind, day, minutes, expires, row.raw("why"), file, row.number)


def minutes_of(text: str, kind: str) -> int:
    """A balance as minutes, 480 a day: 3.5, 3.5 d, 7.5 h, 450 min; a bare number is in days of annual
    leave or minutes of rest. Raises ValueError, also for parts of a minute."""
    parts = re.fullmatch(r"(\d{1,6}(?:\.\d{1,4})?)\s*([^\d\s]*)", text.strip())
    if parts is None or parts[2].lower() not in UNITS:
        raise ValueError(text)
    minutes = Decimal(parts[1]) * (UNITS[parts[2].lower()] or OWN_UNIT[kind])
    if minutes != int(minutes):
        raise ValueError(text)
    return int(minutes)
