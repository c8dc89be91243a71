"""Why a week is impossible, and which changes would make it possible."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from rostering.language import _
from rostering.reports.terminal import WIDTH, table
from rostering.reports.what_if import hours, status_text
from rostering.reports.wrapping import wide, wrap, wrapped

if TYPE_CHECKING:
    from rostering.scheduling.conflict import Conflict
    from rostering.scheduling.relaxations import Relaxation


def conflict_text(conflicts: Iterable[Conflict], found: Sequence[Relaxation]) -> str:
    """The rules that cannot hold together, and the changes, least first."""
    lines = [wrap(_("No roster keeps all hard rules; these cannot hold together:"), WIDTH), ""]
    for one in conflicts:
        lines += ["  " + line for line in wrapped(one.message, WIDTH - 2, 2)]
    if not found:
        text = _(
            "No set of up to three changes was found to be enough, or time was up: there is more than one "
            "conflict. Change one of them, and ask again."
        )
        return "\n".join([*lines, "", wrap(text, WIDTH)])
    head = _("Any one of these changes makes it possible; each was tried, least change first:")
    if {one.changes > 1 for one in found} == {True, False}:
        head = _(
            "Each line makes it possible, several changes joined by +; each was tried, least change first:"
        )
    elif found[0].changes > 1:
        head = _(
            "No single change is enough. Each line is a set that makes it possible, joined by +; each was "
            "tried, least change first:"
        )
    how = _(
        "Requests, pairs and limits are rows of their tables, values stand in rules/constraints/. Who is "
        "exempt is rostered by hand, in the draft, which is then published with --despite WHY."
    )
    return "\n".join([*lines, "", wrap(head, WIDTH), "", _table(found), "", wrap(how, WIDTH)])


def _table(found: Sequence[Relaxation]) -> str:
    headings = [_("roster"), _("missing h"), _("change")]
    short = [(status_text(one.status), hours(one.missing)) for one in found]
    used = sum(
        max(wide(headings[place]), *(wide(row[place]) for row in short)) + 2 for place in (0, 1)
    )
    rows = [(*row, wrap(one.text, WIDTH - used)) for row, one in zip(short, found, strict=True)]
    return table(headings, rows, right=[headings[1]])


def relaxation_data(found: Iterable[Relaxation]) -> list[dict[str, Any]]:
    """One object a change; the people-minutes below the target are those of the roster tried."""
    return [
        {
            "rule": one.rule,
            "change": one.text,
            "changes": one.changes,
            "agents": one.agents,
            "days": one.days,
            "steps": one.step,
            "status": one.status,
            "missing_minutes": one.missing,
        }
        for one in found
    ]
