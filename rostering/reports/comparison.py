"""A month under changed rules, for the terminal and as data."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from rostering.domain.money import yuan
from rostering.language import _
from rostering.payroll.comparison import PayDifference
from rostering.reports.statement import kind_name
from rostering.reports.terminal import clip, table


def comparison_table(differences: Sequence[PayDifference], names: Mapping[str, str]) -> str:
    """A row for each agent and kind of line that differs, then the totals by kind."""
    rows: list[tuple[str, ...]] = []
    totals: Counter[str] = Counter()
    for item in differences:
        totals.update(item.by_kind)
        name = f"{item.agent} {clip(names.get(item.agent, ''), 8)}"
        kinds = [(clip(kind_name(kind), 22), _signed(fen)) for kind, fen in item.by_kind.items()]
        (kind, fen), *more = kinds or [("", "")]
        pay = yuan(item.before_fen), yuan(item.after_fen), _signed(item.fen)
        rows.append((name, kind, fen, *pay, f"{-item.points:+d}" if item.points else ""))
        rows += [("", kind, fen, "", "", "", "") for kind, fen in more]
    rows += [
        (_("total"), clip(kind_name(kind), 22), _signed(fen), *[""] * 4)
        for kind, fen in totals.items()
    ]
    whole = sum(item.fen for item in differences)
    rows.append((_("total"), "", "", "", "", _signed(whole), ""))
    headings = [
        _("agent"), _("line"), _("differs"), _("gross now"), _("then"), _("more"), _("points"),
    ]  # fmt: skip
    return table(headings, rows, right=headings[2:])


def comparison_data(differences: Sequence[PayDifference]) -> dict[str, Any]:
    """One object an agent, and the totals by kind of line."""
    totals: Counter[str] = Counter()
    for item in differences:
        totals.update(item.by_kind)
    return {
        "agents": [
            {
                "agent": item.agent,
                "gross_now": yuan(item.before_fen),
                "gross_then": yuan(item.after_fen),
                "difference": yuan(item.fen),
                "points_lost": item.points,
                "lines": {kind: yuan(fen) for kind, fen in item.by_kind.items()},
            }
            for item in differences
        ],
        "lines": {kind: yuan(fen) for kind, fen in sorted(totals.items())},
        "difference": yuan(sum(item.fen for item in differences)),
    }


def _signed(fen: int) -> str:
    return f"+{yuan(fen)}" if fen > 0 else yuan(fen)
