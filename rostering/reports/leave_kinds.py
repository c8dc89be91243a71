"""The kinds of leave for the terminal and as data."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from rostering.language import _, plural
from rostering.policy.leave_kinds import CALENDAR_DAYS, PricedKind
from rostering.reports.terminal import clip, table


def kind_rows(kinds: Sequence[PricedKind]) -> str:
    """One row a kind; an empty cell says that nothing of the sort holds."""
    rows = [
        (
            clip(_(one.name), 14),
            _taken(one),
            "" if one.terms.balance == "none" else _(one.terms.balance),
            _("{minutes} min").format(minutes=one.terms.smallest_minutes)
            if one.terms.smallest_minutes
            else "",
            plural("from {count} day", "from {count} days", one.terms.certificate_from_days)
            if one.terms.certificate_from_days
            else "",
            _most(one),
        )
        for one in kinds
    ]
    headings = [
        _("kind"), _("taken of a day"), _("balance"), _("hourly"), _("certificate"), _("days at most"),
    ]  # fmt: skip
    return table(headings, rows)


def _taken(one: PricedKind) -> str:
    if not one.percent:
        return _("nothing")
    of = _("the wage") if one.whole_wage else _("base")
    return _("{percent} % of {pay}").format(percent=one.percent, pay=of)


def _most(one: PricedKind) -> str:
    count = one.terms.most_days
    if not count:
        return ""
    text = _("{count} calendar") if one.terms.counted == CALENDAR_DAYS else _("{count} work")
    return text.format(count=count)


def kind_data(one: PricedKind) -> dict[str, Any]:
    """A kind as data; 0 says that nothing of the sort holds."""
    return {
        "kind": one.name,
        "title": _(one.title),
        "taken_percent": one.percent,
        "whole_wage": one.whole_wage,
        "balance": one.terms.balance,
        "smallest_minutes": one.terms.smallest_minutes,
        "certificate_from_days": one.terms.certificate_from_days,
        "counted": one.terms.counted,
        "most_days": one.terms.most_days,
    }
