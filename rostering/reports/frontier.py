"""Rosters between which to choose, for the terminal and as data."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from rostering.language import _
from rostering.reports.data import roster_data
from rostering.reports.terminal import WIDTH, table
from rostering.reports.what_if import figure_data, hours
from rostering.reports.wrapping import wrap
from rostering.scheduling.frontier import Compromise


def frontier_table(rows: Sequence[Compromise]) -> str:
    """A row for each roster, least shortage first, and what the columns mean."""
    needs = any(row.extra_minutes for row in rows)
    headings = [
        "#", _("missing h"), _("below min. h"), _("unfairness"), _("overtime h"), _("cost"), _("search"),
    ]  # fmt: skip
    shown = [
        (
            f"{number}{'*' if row.extra_minutes else ''}",
            hours(row.figures.missing),
            hours(row.figures.below_minimum),
            row.figures.unfairness,
            hours(row.figures.overtime),
            row.figures.cost,
            _("proven") if row.status == "optimal" else _("best in time"),
        )
        for number, row in enumerate(rows, 1)
    ]
    notes = [
        _(
            "No roster found beats another of these in missing hours, unfairness and overtime at once. "
            "Missing: people-hours below the target. Unfairness: what uneven weekends, holidays, duties, "
            "field days, roles and shifts cost. Overtime: hours beyond the contracts. Cost: all "
            "preferences together, at the centre's own costs. All are counted with the usual breaks: "
            "hours within the shifts are planned for the one that is kept."
        )
    ]
    if needs:
        most = max(row.extra_minutes for row in rows)
        notes.append(
            _(
                "* needs weekly_hours.extra_minutes of up to {minutes} in the centre's rules: "
                "roster check tells of it until then."
            ).format(minutes=most)
        )
    told = "\n".join(wrap(note, WIDTH) for note in notes)
    return table(headings, shown, right=headings[:-1]) + "\n\n" + told


def frontier_data(rows: Sequence[Compromise]) -> dict[str, Any]:
    """Every roster with its figures; `extra_minutes` is what weekly_hours must allow for it."""
    return {
        "rosters": [
            {
                "number": number,
                "status": row.status,
                "weighing": {
                    "fairness": str(row.weighing.fairness),
                    "overtime": str(row.weighing.overtime),
                    "beyond_rule": row.weighing.beyond,
                },
                "extra_minutes": row.extra_minutes,
                "figures": figure_data(row.figures),
                "roster": roster_data(row.roster),
            }
            for number, row in enumerate(rows, 1)
        ]
    }
