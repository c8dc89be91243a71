"""What decisions change in the facts of a month: punches, accepted reasons, leave instead."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import polars as pl

from rostering.attendance.schema import ACCEPTED, DECIDED
from rostering.domain.decisions import Action, Decision
from rostering.domain.leave import LeaveDay, Part

SIDES = {Action.PUNCH_IN: "in", Action.PUNCH_OUT: "out"}
EXCUSED = {Action.ACCEPT_LATE: "late", Action.ACCEPT_EARLY: "early"}


def decided_table(decisions: Iterable[Decision], agents: Mapping[str, int]) -> pl.DataFrame:
    """The decided punches (schema DECIDED), in the order of their decisions."""
    rows = [
        {"agent": agents[one.agent], "at": int(one.value), "side": SIDES[one.action]}
        for one in decisions
        if one.action in SIDES and one.agent in agents
    ]
    return pl.DataFrame(rows, DECIDED)


def accepted_table(decisions: Iterable[Decision], agents: Mapping[str, int]) -> pl.DataFrame:
    """The days whose reason was accepted (schema ACCEPTED)."""
    rows = [
        {"agent": agents[one.agent], "date": one.date, "side": EXCUSED[one.action]}
        for one in decisions
        if one.action in EXCUSED and one.agent in agents
    ]
    return pl.DataFrame(rows, ACCEPTED)


def leave_as_decided(
    leave: Iterable[LeaveDay], decisions: Iterable[Decision]
) -> tuple[LeaveDay, ...]:
    """The leave days without those in whose place a person decided on other leave.

    The later of two decisions on one day counts; a half day leaves the other half as it is.
    """
    instead = {(one.agent, one.date): one.value for one in decisions if one.action is Action.LEAVE}
    days = list(leave)
    chosen = {
        (day.agent, day.date): day
        for day in days
        if instead.get((day.agent, day.date)) == day.request
    }
    return tuple(
        day
        for day in days
        if (decided := chosen.get((day.agent, day.date))) is None
        or decided.request == day.request
        or not _overlap(decided.part, day.part)
    )


def _overlap(one: Part, other: Part) -> bool:
    return one is other or Part.FULL in (one, other)
