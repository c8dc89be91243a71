"""Fair shares for the terminal and as data."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

from rostering.domain.centre import Centre
from rostering.language import _
from rostering.reports.terminal import WIDTH, clip, grid, table, wide
from rostering.scheduling.fairness import Share
from rostering.scheduling.naming import role_name

NAME = 8  # cells of a name in the grid


def share_grid(shares: Sequence[Share], centre: Centre) -> str:
    """Agents by what is shared: days had / days due; `.` where an agent has no part in it.

    What does not fit beside the names in 80 cells follows below them again.
    """
    columns: dict[str, dict[str, str]] = {}
    for share in shares:
        what = role_name(share.what, centre.roles)
        columns.setdefault(what, {})[share.agent] = f"{share.had}/{_days(share.due)}"
    agents = [a for a in centre.agents if any(a.id in column for column in columns.values())]
    parts = []
    for kinds in _fitting(columns, max((wide(agent.id) for agent in agents), default=0)):
        rows = [
            [
                agent.id,
                clip(agent.name, NAME),
                *(columns[kind].get(agent.id, ".") for kind in kinds),
            ]
            for agent in agents
        ]
        parts.append(grid([_("agent"), _("name"), *kinds], rows))
    return "\n\n".join(parts)


def _fitting(columns: Mapping[str, Mapping[str, str]], agent: int) -> list[list[str]]:
    """The kinds in groups, each as many as fit beside agents whose numbers take so many cells."""
    first = max(agent, wide(_("agent"))) + 1 + max(NAME, wide(_("name")))
    groups: list[list[str]] = []
    used = WIDTH
    for kind, cells in columns.items():
        width = 1 + max(wide(kind), *(wide(cell) for cell in cells.values()))
        if used + width > WIDTH:
            groups.append([])
            used = first
        groups[-1].append(kind)
        used += width
    return groups


def share_table(shares: Sequence[Share], centre: Centre) -> str:
    """Due, had and difference, a line an agent and kind; who had most above the share first."""
    names = {agent.id: agent.name for agent in centre.agents}
    rows = [
        (
            role_name(share.what, centre.roles),
            share.agent,
            clip(names[share.agent], 10),
            _days(share.due),
            share.had,
            f"{float(share.difference):+.1f}",
        )
        for share in sorted(shares, key=lambda share: (share.what, -share.difference, share.agent))
    ]
    headings = [_("what is shared"), _("agent"), _("name"), _("due"), _("had"), _("difference")]
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
