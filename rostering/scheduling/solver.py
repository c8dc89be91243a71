"""The search for a roster: whole where the model is small, and then part by part until time is up."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from rostering.domain.request import RosterRequest
from rostering.domain.roster import Roster, RosterResult
from rostering.errors import NoRosterExists, TimeIsUp
from rostering.language import _
from rostering.policy.catalogue import Catalogue
from rostering.scheduling.auditor import audit
from rostering.scheduling.chunks import first_roster, options
from rostering.scheduling.conflict import conflict_of
from rostering.scheduling.coverage import missing_minutes
from rostering.scheduling.improvement import Improvement
from rostering.scheduling.model import Found, model_of, search, whole_with
from rostering.scheduling.parts import filled_duties
from rostering.scheduling.search import Interrupts, Progress, SearchLimits
from rostering.scheduling.whole import Whole

__all__ = ["Progress", "SearchLimits", "build_roster", "model_of"]

DEFAULT = SearchLimits()
WHOLE = 40_000  # options of assignments up to which the model is searched as a whole
SMALL = 3_000  # … and up to which it is left to prove the best until time is up
FIRST_SHARE = 0.25  # of the time, for the first roster of larger ones


def build_roster(
    request: RosterRequest,
    catalogue: Catalogue,
    *,
    day: date | None = None,
    limits: SearchLimits = DEFAULT,
    on_progress: Callable[[Progress], None] | None = None,
    start: Roster | None = None,
) -> RosterResult:
    """The best roster found within the limits, under the rules in force on `day`.

    A roster to begin with, `start` or what is published, is kept where it holds and nothing better was
    found. Raises NoRosterExists where it is proven that none keeps the hard rules, TimeIsUp where none
    was found, KeyboardInterrupt where the search was ended before one was.
    """
    task = _Task(request, catalogue, day or request.period.start, limits, on_progress)
    start = start or request.published
    with task.interrupts:
        if task.size <= WHOLE:
            task.search_whole(start)
        if task.roster is None and task.size > SMALL and not task.interrupts.stopped:
            task.search_in_chunks(start)
        if task.status != "optimal":
            task.improve()
    if task.roster is None and task.interrupts.stopped:
        raise KeyboardInterrupt
    if task.roster is None:
        raise TimeIsUp(
            _("no roster was found in {seconds:.0f} s").format(seconds=limits.seconds),
            _("give it more time: --time-limit {seconds:.0f}").format(seconds=4 * limits.seconds),
        )
    return task.result()


@dataclass
class _Task:
    """One search for a roster, and how far it has come."""

    request: RosterRequest
    catalogue: Catalogue
    day: date
    limits: SearchLimits
    on_progress: Callable[[Progress], None] | None
    interrupts: Interrupts = field(default_factory=Interrupts)
    began: float = field(default_factory=time.monotonic)
    roster: Roster | None = None
    status: str = "unknown"
    bound: int = 0
    cost: int | None = None
    found: Found | None = None

    def __post_init__(self) -> None:
        self.size = sum(options(self.request, agent) for agent in self.request.agents)

    def left(self) -> float:
        """Seconds until the time is up."""
        return max(self.limits.seconds - (time.monotonic() - self.began), 0.0)

    def search_whole(self, start: Roster | None) -> None:
        """The whole model at once; all the time where it is small, a part of it otherwise."""
        share = 1.0 if self.size <= SMALL else FIRST_SHARE
        limits = replace(self.limits, seconds=self.limits.seconds * share)
        found = search(
            self.request,
            self.catalogue,
            self.day,
            limits,
            start=start,
            interrupts=self.interrupts,
            on_progress=self.on_progress,
        )
        if found.status == "infeasible":
            raise NoRosterExists(*conflict_of(self.request, self.catalogue, self.day))
        self.found, self.status, self.bound = found, found.status, found.bound
        self.keep(found.roster)
        self.keep(start)

    def search_in_chunks(self, start: Roster | None) -> None:
        """A first roster chunk by chunk, unless there is one to start from."""
        self.keep(start)
        if self.roster is not None:
            return
        limits = replace(self.limits, seconds=self.left() * FIRST_SHARE)
        roster = first_roster(
            self.request, self.catalogue, self.day, limits, self.interrupts, self.tell_growing
        )
        if roster is not None:
            self.keep(filled_duties(self.request, roster))
        if (
            self.roster is None
        ):  # the chunks do not fit together: all at once, however long it takes
            self.search_whole(start)

    def keep(self, roster: Roster | None) -> None:
        """Take the roster if it keeps the rules and is better than the one so far."""
        if roster is None or roster.period != self.request.period:
            return
        found = audit(roster, self.request, self.catalogue, self.day)
        if not found.violations and (self.cost is None or found.cost < self.cost):
            self.roster, self.cost = roster, found.cost
            if self.status == "unknown":
                self.status = "feasible"

    def improve(self) -> None:
        """Part by part, with the time that is left."""
        if self.roster is None or self.left() < 0.5:
            return
        whole = self.whole()
        if whole is None:
            return
        work = Improvement(whole, replace(self.limits, seconds=self.left()))
        enough = round(self.bound * (1 + self.limits.gap))
        work.run(self.interrupts, lambda cost: self.tell(cost, whole.roster()), enough)
        self.keep(whole.roster())
        if self.cost is not None and self.cost <= self.bound:
            self.status = "optimal"

    def whole(self) -> Whole | None:
        """The whole model with the roster so far in it."""
        found = self.found
        if found is not None and found.roster == self.roster:
            return Whole(found.variables, found.values, found.objective)
        variables = found.variables if found else model_of(self.request, self.catalogue, self.day)
        return whole_with(variables, self.roster) if self.roster is not None else None

    def tell(self, cost: int | None, roster: Roster) -> None:
        """Report where the search stands."""
        if self.on_progress is not None:
            seconds = time.monotonic() - self.began
            missing = missing_minutes(roster, self.request)
            self.on_progress(Progress(seconds, cost, self.bound, missing))

    def tell_growing(self, roster: Roster) -> None:
        """Report a roster in which agents are still missing."""
        self.tell(None, roster)

    @property
    def model(self) -> Any:
        """The model that was searched as a whole, None where none was."""
        return self.found.variables.model.proto if self.found else None

    def result(self) -> RosterResult:
        """What was found."""
        assert self.roster is not None
        prices = audit(self.roster, self.request, self.catalogue, self.day).prices
        return RosterResult(
            self.roster,
            self.status,
            sum(price.cost for price in prices),
            self.bound,
            prices,
            time.monotonic() - self.began,
            {
                "booleans": str(len(self.model.variables) if self.model else self.size),
                "constraints": str(len(self.model.constraints) if self.model else 0),
                "build_seconds": f"{self.found.build_seconds if self.found else 0:.3f}",
                "interrupted": "yes" if self.interrupts.stopped else "no",
            },
        )
