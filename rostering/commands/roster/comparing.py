"""A week built as it is and changed, on trial: nothing is written."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from rostering.commands.output import emit_json, next_step, say
from rostering.commands.roster.progress import SolveProgress
from rostering.domain.calendar import week_of
from rostering.domain.request import RosterRequest
from rostering.errors import NoRosterExists
from rostering.language import _
from rostering.policy.catalogue import Catalogue

if TYPE_CHECKING:
    from rostering.scheduling.search import SearchLimits


def show_what_if(
    request: RosterRequest,
    catalogue: Catalogue,
    texts: Sequence[str],
    limits: SearchLimits,
    as_json: bool,
) -> None:
    """Print both weeks side by side; raises NoRosterExists where the changed one is impossible."""
    from rostering.reports.what_if import what_if_data, what_if_text
    from rostering.scheduling.comparison import side_by_side
    from rostering.scheduling.what_if import changed

    then = changed(request, catalogue, texts)
    with SolveProgress() as progress:
        one, other = side_by_side((request, catalogue), then, limits, progress.update)
    week = week_of(request.period.start)
    if as_json:
        emit_json("roster_what_if", {"week": week, "changes": list(texts), **what_if_data(one, other)})  # fmt: skip
    else:
        click.echo(f"{week}: " + "; ".join(texts) + "\n")
        click.echo(what_if_text(one, other))
        say(_("Nothing was written."))
    if other.status == "infeasible":
        raise NoRosterExists(_("what if: {message}").format(message=other.message))
    next_step(f"roster build --week {week}")
