"""limits.csv and pairs.csv: agents' own limits, and who works with whom."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from rostering.centre.tables import Row, read_rows
from rostering.centre.values import hours_of
from rostering.centre.words import labelled
from rostering.domain.request import AgentLimit, LimitKind, Pair, PairKind
from rostering.domain.shifts import Shift
from rostering.errors import InputProblem
from rostering.language import _

LIMITS = {
    "agent": ("工号",),
    "name": ("姓名",),
    "limit": ("限制",),
    "shift": ("班次",),
    "least": ("最少",),
    "most": ("最多",),
    "note": ("备注",),
}
KINDS = {
    **{kind.value: kind.value for kind in LimitKind},
    "连续上班": "run",
    "连续休息": "rest",
    "连续夜班": "nights",
    "周末": "weekends",
    "班次": "shifts",
    "月工时": "month_hours",
    "周期工时": "period_hours",
}
IN_HOURS = (LimitKind.MONTH_HOURS, LimitKind.PERIOD_HOURS)
SIDES = {  # which of least and most a limit can have
    LimitKind.RUN: ("least", "most"),
    LimitKind.REST: ("least",),
    LimitKind.NIGHTS: ("most",),
    LimitKind.WEEKENDS: ("most",),
    LimitKind.SHIFTS: ("most",),
    LimitKind.MONTH_HOURS: ("most",),
    LimitKind.PERIOD_HOURS: ("least", "most"),
}
PAIRS = {
    "agent": ("工号",),
    "name": ("姓名",),
    "other": ("另一工号",),
    "kind": ("类别",),
    "note": ("备注",),
}
PAIR_KINDS = {"together": "together", "apart": "apart", "同班": "together", "分开": "apart"}


def read_limits(
    path: Path, agents: Mapping[str, str], shifts: Mapping[str, Shift], problems: list[InputProblem]
) -> tuple[AgentLimit, ...]:
    """The limits in the order of the table."""
    found: list[AgentLimit] = []
    for row in read_rows(path, LIMITS, ("agent", "limit"), problems):
        before = len(problems)
        agent, kind = row.agent(agents), row.meaning("limit", KINDS)
        shift = row.meaning("shift", labelled(shifts)) if row.raw("shift") else ""
        if kind is None:
            continue
        limit = LimitKind(kind)
        if (limit is LimitKind.SHIFTS) != bool(row.raw("shift")):
            row.wrong("shift", _("a limit on shifts names one, and no other limit does"))
        least, most = (_amount(row, side, limit) for side in ("least", "most"))
        if least is None and most is None:
            row.wrong(SIDES[limit][-1], _("the limit has no number"))
        if least is not None and most is not None and least > most:
            row.wrong("least", _("is more than the most"))
        if any((one.agent, one.kind, one.shift) == (agent, limit, shift) for one in found):
            row.wrong("limit", _("the agent has this limit twice"), value=row.raw("limit"))
        if len(problems) == before and agent and shift is not None:
            found.append(AgentLimit(agent, limit, shift, least, most))
    return tuple(found)


def _amount(row: Row, side: str, limit: LimitKind) -> int | None:
    if row.raw(side) and side not in SIDES[limit]:
        row.wrong(side, _("this limit has none"))
        return None
    if limit in IN_HOURS:
        return row.read(side, _hours, _("is no number of hours"), empty=True)
    return row.optional_whole(side)


def _hours(text: str) -> int:
    return hours_of(text, most=366 * 24)


def read_pairs(
    path: Path, agents: Mapping[str, str], problems: list[InputProblem]
) -> tuple[Pair, ...]:
    """The pairs in the order of the table."""
    found: list[Pair] = []
    for row in read_rows(path, PAIRS, ("agent", "other", "kind"), problems):
        one, other = row.agent(agents), row.choice("other", agents)
        kind = row.meaning("kind", PAIR_KINDS)
        if one and one == other:
            row.wrong("other", _("is the agent itself"))
        elif any({pair.one, pair.other} == {one, other} for pair in found):
            row.wrong("other", _("the two are a pair already"))
        elif one and other and kind:
            found.append(Pair(one, other, PairKind(kind)))
    return tuple(found)
