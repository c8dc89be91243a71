"""The same week searched twice, as it is and changed: what comes of each."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, replace

from rostering.domain.request import RosterRequest
from rostering.domain.roster import Roster
from rostering.errors import NoRosterExists, TimeIsUp
from rostering.policy.catalogue import Catalogue
from rostering.scheduling.auditor import audit
from rostering.scheduling.figures import Figures, figures_of
from rostering.scheduling.parts import filled_duties
from rostering.scheduling.search import Progress, SearchLimits
from rostering.scheduling.solver import build_roster

Week = tuple[RosterRequest, Catalogue]

LEAST_SECONDS = 0.5  # for one search
FIRST_SHARE = 0.4  # of the time, for the week as it is …
SECOND_SHARE = 0.5  # … and of what is left for the changed one, before the first goes on
MOST_LEFT_OUT = 0.1  # of the shifts of a roster, for it to be one to begin with in the other week


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
    interrupted: bool = False

    @property
    def cost(self) -> float:
        """At the costs of its own week; without end where there is no roster."""
        return self.figures.cost if self.figures else float("inf")


def outcome(
    request: RosterRequest,
    catalogue: Catalogue,
    limits: SearchLimits,
    on_progress: Callable[[Progress], None] | None = None,
    start: Roster | None = None,
) -> Outcome:
    """Search the week, from `start` where it holds; where there is no roster, the outcome says so
    instead of raising."""
    try:
        result = build_roster(
            request, catalogue, limits=limits, on_progress=on_progress, start=start
        )
    except NoRosterExists as error:
        return Outcome("infeasible", message=error.message)
    except TimeIsUp as error:
        return Outcome("unknown", message=error.message)
    figures = figures_of(result.roster, request, catalogue, request.period.start)
    interrupted = result.details.get("interrupted") == "yes"
    return Outcome(
        result.status,
        result.roster,
        figures,
        result.bound,
        result.seconds,
        interrupted=interrupted,
    )


def side_by_side(
    now: Week,
    then: Week,
    limits: SearchLimits,
    on_progress: Callable[[Progress], None] | None = None,
) -> tuple[Outcome, Outcome]:
    """Both weeks, together in the time of `limits`.

    Each goes on from what was found for the other, as far as that holds there: otherwise the chance of
    two searches would say more than a small change. Ctrl-C ends it with what there is; raises
    KeyboardInterrupt where one of the weeks has no roster yet.
    """
    began = time.monotonic()

    def search(week: Week, share: float, start: Roster | None = None) -> Outcome:
        so_far = time.monotonic() - began
        part = replace(limits, seconds=max(limits.seconds - so_far, LEAST_SECONDS) * share)
        return outcome(*week, part, _later(on_progress, so_far), start)

    one = search(now, FIRST_SHARE)
    going_on = one.status in ("feasible", "unknown") and not one.interrupted
    other = Outcome("unknown", interrupted=True)
    if not one.interrupted:
        other = search(then, SECOND_SHARE if going_on else 1.0, fitted(one.roster, *then))
    one = _better(one, _taken_over(other, now))
    if going_on and not other.interrupted:
        one = _better(one, search(now, 1.0, one.roster))
    other = _better(other, _taken_over(one, then))
    if other.roster is None and other.interrupted:
        raise KeyboardInterrupt
    return one, other


def fitted(roster: Roster | None, request: RosterRequest, catalogue: Catalogue) -> Roster | None:
    """The roster without the days that break a rule of this week; None where that does not mend it, or
    leaves out more than `MOST_LEFT_OUT` of its shifts."""
    if roster is None:
        return None
    day = request.period.start
    broken = {
        (agent, when)
        for violation in audit(roster, request, catalogue, day).violations
        for agent in violation.agents
        for when in violation.dates
    }
    kept = tuple(one for one in roster.assignments if (one.agent, one.date) not in broken)
    if len(kept) < len(roster.assignments) * (1 - MOST_LEFT_OUT):
        return None
    duties = tuple(one for one in roster.duties if (one.agent, one.date) not in broken)
    whole = filled_duties(request, replace(roster, assignments=kept, duties=duties))
    return None if audit(whole, request, catalogue, day).violations else whole


def _taken_over(found: Outcome, week: Week) -> Outcome:
    """The roster of the other week in this one, without a search."""
    roster = fitted(found.roster, *week)
    if roster is None:
        return Outcome("unknown")
    request, catalogue = week
    return Outcome("feasible", roster, figures_of(roster, request, catalogue, request.period.start))


def _better(found: Outcome, another: Outcome) -> Outcome:
    """Whichever costs less or is proven, with the bound and the seconds of both."""
    if found.status == "infeasible" or another.roster is None:
        return found
    proven = another.status == "optimal" and another.cost <= found.cost
    chosen = another if another.cost < found.cost or proven else found
    bound = max(found.bound, another.bound)
    return replace(chosen, bound=bound, seconds=found.seconds + another.seconds)


def _later(
    on_progress: Callable[[Progress], None] | None, seconds: float
) -> Callable[[Progress], None] | None:
    """Progress of a search that began so many seconds after the first."""
    tell = on_progress
    if tell is None:
        return None
    return lambda one: tell(replace(one, seconds=seconds + one.seconds))
