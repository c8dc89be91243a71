"""Fair shares for the terminal and as data."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from rostering.domain.centre import Centre
from rostering.language import _
from rostering.reports.terminal import clip, grid, table
from rostering.scheduling.fairness import Share


def share_grid(shares: Sequence[Share], centre: Centre) -> str:
    """Agents by what is shared: days had / days due; `.` where an agent has no part in it."""
    kinds = list(dict.fromkeys(share.what for share in shares))
    cells = {(s.agent, s.what): f"{s.had}/{_days(s.due)}" for s in shares}
    rows = [
        [agent.id, clip(agent.name, 8), *(cells.get((agent.id, kind), ".") for kind in kinds)]
        for agent in centre.agents
        if any((agent.id, kind) in cells for kind in kinds)
    ]
    return grid([_("agent"), _("name"), *kinds], rows)


def share_table(shares: Sequence[Share], centre: Centre) -> str:
    """Due, had and difference, a line an agent and kind; who had most above the share first."""
    names = {agent.id: agent.name for agent in centre.agents}
    rows = [
        (
            share.what,
            share.agent,
            clip(names[share.agent], 10),
            _days(share.due),
            share.had,
            f"{float(share.difference):+.1f}",
        )
        for share in sorted(shares, key=lambda share: (share.what, -share.difference, share.agent))
    ]
    headings = [_("share"), _("agent"), _("name"), _("due"), _("had"), _("difference")]
    return table(headings, rows, right=headings[3:])


def share_data(shares: Sequence[Share]) -> list[dict[str, Any]]:
    """One object an agent and kind; days due to two decimals."""
    return [
        {
            "rule": share.rule,
            "share": share.what,
            "agent": share.agent,
            "due": _days(share.due, 2),
            "had": share.had,
            "difference": _days(share.difference, 2),
        }
        for share in shares
    ]


def _days(days: Fraction, places: int = 1) -> str:
    return f"{float(days):.{places}f}"
