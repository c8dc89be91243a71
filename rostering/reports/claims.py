"""Where vendors' clock files and the reconciliation differ."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rostering.domain.punches import ClaimDifference
from rostering.language import _, labelled, listed, plural
from rostering.reports.terminal import clip, table


def difference_list(
    found: Sequence[ClaimDifference],
    claims: int,
    names: Mapping[str, str],
    files: Mapping[int, str],
) -> str:
    """A line a difference, with the file and line of the claim."""
    whole = plural("{count} claim compared", "{count} claims compared", claims)
    if not found:
        return labelled(whole, _("all agree with what was found."))
    rows = [
        (
            item.date,
            f"{item.agent} {clip(names.get(item.agent, ''), 8)}",
            item.kind.value,
            _said(item.claimed, item.claimed_minutes),
            _said(item.found, item.found_minutes),
            clip(_place(item, files), 24),
        )
        for item in found
    ]
    headings = [_("date"), _("agent"), _("what"), _("file says"), _("found"), _("where")]
    differ = plural("{count} differs", "{count} differ", len(found))
    return f"{listed([whole, differ])}\n\n{table(headings, rows)}"


def _place(item: ClaimDifference, files: Mapping[int, str]) -> str:
    file = files.get(item.import_id, "").split("!")[0]
    return f"{file}!{item.sheet}:{item.line}" if item.sheet else f"{file}:{item.line}"


def _said(there: bool, minutes: int | None) -> str:
    if not there:
        return _("no")
    return _("{minutes} min").format(minutes=minutes) if minutes is not None else _("yes")
