"""Rankings for the terminal and as data."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from rostering.domain.money import yuan
from rostering.language import _
from rostering.payroll.ranking import Place
from rostering.reports.terminal import clip, table


def ranking_rows(
    places: Sequence[Place], names: Mapping[str, str], amount_fen: int, unit: str
) -> str:
    """One row an agent; the best get `amount_fen` each."""
    if not places:
        return _("Nobody has a score yet.")
    rows = [
        (
            place.rank,
            f"{place.agent} {clip(names.get(place.agent, ''), 12)}",
            place.points,
            yuan(amount_fen) if place.title else "",
            _("shared title") if place.shared else _("title") if place.title else "",
        )
        for place in places
    ]
    headings = [_("place"), _("agent"), unit, _("yuan"), _("remark")]
    return table(headings, rows, right=[_("place"), unit, _("yuan")])


def place_data(place: Place, amount_fen: int) -> dict[str, Any]:
    """A place as data."""
    return {
        "place": place.rank,
        "agent": place.agent,
        "points": place.points,
        "title": place.title,
        "shared": place.shared,
        "amount": yuan(amount_fen if place.title else 0),
    }
