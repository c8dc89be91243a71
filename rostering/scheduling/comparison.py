"""The same week searched twice, as it is and changed: what comes of each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from rostering.domain.request import RosterRequest
from rostering.domain.roster import Roster
from rostering.errors import NoRosterExists, TimeIsUp
from rostering.policy.catalogue import Catalogue
from rostering.scheduling.figures import Figures, figures_of
from rostering.scheduling.search import Progress, SearchLimits
from rostering.scheduling.solver import build_roster


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a search came to. `status` is "optimal", "feasible", "infeasible" or "unknown"; the last
    two have no roster and no figures, and `message` says why."""

    status: str
    roster: Roster | None = None
    figures: Figures | None = None
    bound: int = 0
    seconds: float = 0.0
    message: str = ""


def outcome(
    request: RosterRequest,
    catalogue: Catalogue,
    limits: SearchLimits,
    on_progress: Callable[[Progress], None] | None = None,
) -> Outcome:
    """Search the week; where there is no roster, the outcome says so instead of raising."""
    day = request.period.start
    try:
        result = build_roster(request, catalogue, limits=limits, on_progress=on_progress)
    except NoRosterExists as error:
        return Outcome("infeasible", message=error.message)
    except TimeIsUp as error:
        return Outcome("unknown", message=error.message)
    figures = figures_of(result.roster, request, catalogue, day)
    return Outcome(result.status, result.roster, figures, result.bound, result.seconds)


def side_by_side(
    now: tuple[RosterRequest, Catalogue],
    then: tuple[RosterRequest, Catalogue],
    limits: SearchLimits,
    on_progress: Callable[[Progress], None] | None = None,
) -> tuple[Outcome, Outcome]:
    """Both weeks under the same limits, each in half of the time."""
    half = replace(limits, seconds=limits.seconds / 2)
    return outcome(*now, half, on_progress), outcome(*then, half, on_progress)
