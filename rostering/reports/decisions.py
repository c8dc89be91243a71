"""Decisions about attendance, as a table and as data."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from rostering.domain.decisions import Action, Decision
from rostering.language import _
from rostering.reports.terminal import clip, table

PUNCHES = (Action.PUNCH_IN, Action.PUNCH_OUT)


def decision_table(decisions: Sequence[Decision], zone: ZoneInfo) -> str:
    """Number, day, what, by whom and when, why; `(taken back)` where it no longer holds."""
    rows = [
        (
            one.id,
            f"{one.agent} {one.date:%m-%d}",
            clip(_what(one, zone), 24) + (f" ({_('taken back')})" if one.withdrawn_by else ""),
            clip(one.who, 8),
            f"{one.at.astimezone(zone):%m-%d %H:%M}",
            clip(one.why, 16),
        )
        for one in decisions
    ]
    headings = ["#", _("day"), _("decision"), _("who"), _("when"), _("why")]
    return table(headings, rows, right=["#"])


def decision_data(one: Decision, zone: ZoneInfo) -> dict[str, Any]:
    """One decision."""
    return {
        "number": one.id,
        "agent": one.agent,
        "date": str(one.date),
        "decision": one.action.value,
        "value": _value(one, zone),
        "about": one.about,
        "who": one.who,
        "at": one.at.astimezone(zone).isoformat(),
        "why": one.why,
        "withdrawn_by": one.withdrawn_by,
    }


def _what(one: Decision, zone: ZoneInfo) -> str:
    value = "" if one.action is Action.AS_IS else _value(one, zone)
    return f"{one.action.value} {value}".strip()


def _value(one: Decision, zone: ZoneInfo) -> str:
    if one.action in PUNCHES:
        return f"{datetime.fromtimestamp(int(one.value), zone):%m-%d %H:%M:%S}"
    return one.value
