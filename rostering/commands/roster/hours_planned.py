"""A roster that was just built gets its hours: the last part of `roster build`."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING

from rostering.commands.roster.progress import HoursLine
from rostering.commands.session import Session
from rostering.domain.request import RosterRequest
from rostering.domain.roster import RosterResult

if TYPE_CHECKING:
    from rostering.scheduling.search import SearchLimits

HOURS_SHARE = 0.2  # of the time limit, for the hours within the shifts
AFTER_CTRL_C = 3.0  # seconds for them once the search was ended


def most_of(limits: SearchLimits) -> SearchLimits:
    """The limits of the search for shifts: the rest of the time is for the hours within them."""
    return replace(limits, seconds=limits.seconds * (1 - HOURS_SHARE))


def with_hours(
    session: Session, result: RosterResult, request: RosterRequest, limits: SearchLimits
) -> RosterResult:
    """The result with the hours of its roster planned; the bound stays that of the usual breaks
    where it is not undercut."""
    from rostering.reports.hours import hours_summary
    from rostering.scheduling.auditor import audit
    from rostering.scheduling.hours.planning import plan_hours

    seconds = max(limits.seconds - result.seconds, limits.seconds * HOURS_SHARE)
    if result.details.get("interrupted") == "yes":
        seconds = min(seconds, AFTER_CTRL_C)
    began = time.monotonic()
    with HoursLine() as line:
        timed = replace(limits, seconds=seconds)
        after = plan_hours(result.roster, request, session.catalogue, timed, on_progress=line.plan)
    prices = audit(after, request, session.catalogue, request.period.start).prices
    cost = sum(price.cost for price in prices)
    return replace(
        result,
        roster=after,
        objective=cost,
        bound=min(result.bound, cost),
        prices=prices,
        seconds=result.seconds + time.monotonic() - began,
        details={
            **result.details,
            "cost_of_shifts": str(result.objective),
            "bound_of_shifts": str(result.bound),
            "hours": hours_summary(result.roster, after, request),
        },
    )
