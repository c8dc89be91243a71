"""The search for a roster: whole where the model is small, and then part by part until time is up."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date

from rostering.domain.request import RosterRequest
from rostering.domain.roster import Price, Roster, RosterResult
from rostering.errors import NoRosterExists, TimeIsUp
from rostering.language import _
from rostering.policy.catalogue import Catalogue
from rostering.scheduling.auditor import audit
from rostering.scheduling.conflict import conflict_of
from rostering.scheduling.coverage import missing_minutes
from rostering.scheduling.first_roster import first_roster
from rostering.scheduling.improvement import Improvement
from rostering.scheduling.model import Found, model_of, search, whole_with
from rostering.scheduling.parts import filled_duties, options
from rostering.scheduling.relaxation import Relaxation, relaxation_of
from rostering.scheduling.rotation.start import rotating_roster
from rostering.scheduling.rounding import Rounding
from rostering.scheduling.search import Interrupts, Progress, SearchLimits, Stopped
from rostering.scheduling.variables import Variables
from rostering.scheduling.whole import Whole

__all__ = ["Progress", "SearchLimits", "build_roster", "model_of"]

DEFAULT = SearchLimits()
SMALL = 3_000  # options of assignments up to which the whole is left to be proven until time is up
MIDDLE = 10_000  # … and up to which it is searched as a whole for a part of the time
# … and up to which the relaxation may be rounded sooner than head counts dealt out
ROUNDED = 100_000
CURVE = 2  # rows of demand a role and day, above which demand changes within the day
FIRST_SHARE = 0.25  # of the time, for the whole of a middle one
ROTATED = 40_000  # … and up to which the roster that a rotation makes is mended first
ROTATION_SHARE = 0.2  # of the time at most, for that
RELAXING_SHARE = 0.1  # of the time, as work of the relaxation
ROUNDING_WORK = 0.4  # of the time, as work of the rounding
# … of a relaxation far from its optimum: parts of the search gain more for their work
ROUGH_WORK = 0.2
ROUNDING_SHARE = 0.6  # of the time that is left at most, for what is rounded
DEALING_SHARE = 0.5  # of the time that is left at most, for what is dealt out


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

    A roster to begin with, `start` or what is published or what a rotation makes, is kept where it holds
    and nothing better was found. Raises NoRosterExists where it is proven that none keeps the hard
    rules, TimeIsUp where none was found, KeyboardInterrupt where the search was ended before one was.
    """
    task = _Task(request, catalogue, day or request.period.start, limits, on_progress)
    start = start or request.published
    with task.interrupts, suppress(Stopped):
        if start is None and request.rotation and task.size <= ROTATED:
            start = task.rotating_start()
        task.begin(start)
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
    prices: tuple[Price, ...] = ()
    auditing: float = 0.0
    found: Found | None = None
    variables: Variables | None = None
    building: float = 0.0
    rounded: Whole | None = None

    def __post_init__(self) -> None:
        self.size = sum(options(self.request, agent) for agent in self.request.agents)

    def left(self) -> float:
        """Seconds until the time is up."""
        return max(self.limits.seconds - (time.monotonic() - self.began), 0.0)

    def rotating_start(self) -> Roster | None:
        """The roster that the rotation makes, mended: the search is never worse than that."""
        seconds = max(self.limits.seconds * ROTATION_SHARE, min(self.limits.seconds / 2, 2.0))
        limits = replace(self.limits, seconds=seconds)
        return rotating_roster(
            self.request, self.catalogue, self.day, limits, self.interrupts, self.on_progress
        )

    def search_whole(self, start: Roster | None, share: float = 1.0) -> None:
        """The whole model at once, for a share of the time."""
        limits = self.limits if share == 1.0 else self.limits.phase(self.limits.seconds * share)
        limits = replace(limits, seconds=min(limits.seconds, self.left()))
        found = search(
            self.request,
            self.catalogue,
            self.day,
            limits,
            start=start,
            interrupts=self.interrupts,
            on_progress=self.on_progress,
            variables=self.model_with_all(),
        )
        if found.status == "infeasible":
            raise NoRosterExists(*conflict_of(self.request, self.catalogue, self.day))
        self.found, self.status, self.bound = found, found.status, max(found.bound, self.bound)
        self.keep(found.roster)
        self.keep(start)

    def begin(self, start: Roster | None) -> None:
        """A first roster: the best of a small request, one of others unless there is one to start from."""
        if self.size <= SMALL or (self.size <= MIDDLE and not self.by_head_counts()):
            self.search_whole(start, 1.0 if self.size <= SMALL else FIRST_SHARE)
            if self.size <= SMALL:
                return
            if self.status == "feasible" and not self.interrupts.stopped:
                self.relax(Whole(*self.known()))
        self.keep(start)
        ways = [self.round_off, self.deal_out]
        for way in reversed(ways) if self.by_head_counts() else ways:
            if self.roster is None and not self.interrupts.stopped:
                way()
        if self.roster is None and not self.interrupts.stopped:  # however long it takes
            self.search_whole(start)

    def by_head_counts(self) -> bool:
        """Whether head counts come before the rounded relaxation: in the largest requests, and where
        demand changes within the day, so that shifts overlap and it matters little who works which."""
        request = self.request
        days = {(row.date, row.role) for row in request.demand}
        return self.size > ROUNDED or len(request.demand) > CURVE * len(days)

    def relax(self, whole: Whole) -> Relaxation:
        """The relaxation, and the bound that it proves."""
        relaxation = relaxation_of(
            whole, self.limits.seconds * RELAXING_SHARE, self.interrupts, self.tell_waiting
        )
        self.bound = max(self.bound, relaxation.bound)
        return relaxation

    def round_off(self) -> None:
        """A first roster from the relaxation; rules between agents that it breaks are mended first."""
        whole = Whole(*self.known())
        relaxation = self.relax(whole)
        if self.interrupts.stopped:
            return
        limits = replace(self.limits, seconds=self.left() * ROUNDING_SHARE)
        work = self.limits.seconds * (ROUNDING_WORK if relaxation.close else ROUGH_WORK)
        rounding = Rounding(whole, relaxation, limits, self.interrupts, work)
        if not rounding.run(self.tell_growing):
            return
        if whole.broken:
            limits = replace(self.limits, seconds=self.left() * FIRST_SHARE)
            Improvement(whole, limits).run(self.interrupts, lambda cost: None, math.inf)
        self.keep(whole.roster())
        self.rounded = whole

    def deal_out(self) -> None:
        """A first roster from head counts, and the bound that they prove."""
        limits = replace(self.limits, seconds=self.left() * DEALING_SHARE)
        first = first_roster(
            self.model_with_all(), limits, self.interrupts, self.tell_growing, self.tell_waiting
        )
        if first.infeasible:
            raise NoRosterExists(*conflict_of(self.request, self.catalogue, self.day))
        self.bound = max(first.bound, self.bound)
        if first.roster is not None:
            self.keep(filled_duties(self.request, first.roster))

    def known(self) -> tuple[Variables, Sequence[int], int]:
        """The model of the whole request with the values that were found for it, if any."""
        variables = self.model_with_all()
        if self.found is not None and self.found.roster is not None:
            return variables, self.found.values, self.found.objective
        return variables, [0] * len(variables.model.proto.variables), 0

    def model_with_all(self) -> Variables:
        """The model of the whole request, built once."""
        if self.variables is None:
            began = time.monotonic()
            with self.interrupts.at_once():
                tighter = self.size > MIDDLE and not self.by_head_counts()
                self.variables = model_of(self.request, self.catalogue, self.day, tighter=tighter)
            self.building = time.monotonic() - began
            self.tell_waiting()
        return self.variables

    def keep(self, roster: Roster | None) -> None:
        """Take the roster if it keeps the rules and is better than the one so far."""
        if roster is None or roster.period != self.request.period:
            return
        began = time.monotonic()
        found = audit(roster, self.request, self.catalogue, self.day)
        self.auditing = time.monotonic() - began
        if not found.violations and (self.cost is None or found.cost < self.cost):
            self.roster, self.cost, self.prices = roster, found.cost, found.prices
            if self.status == "unknown":
                self.status = "feasible"

    def improve(self) -> None:
        """Part by part, with the time that is left but for the last audit."""
        if self.roster is None or self.interrupts.stopped or self.left() < 0.5:
            return
        with self.interrupts.at_once():
            whole = self.whole()
        if whole is None:
            return
        work = Improvement(whole, replace(self.limits, seconds=self.left() - self.auditing))
        enough = round(self.bound * (1 + self.limits.gap))
        work.run(self.interrupts, lambda cost: self.tell(cost, whole.roster()), enough)
        self.keep(whole.roster())
        if self.cost is not None and self.cost <= self.bound:
            self.status = "optimal"

    def whole(self) -> Whole | None:
        """The whole model with the roster so far in it."""
        if self.rounded is not None and self.rounded.cost == self.cost:
            return self.rounded
        if self.found is not None and self.found.roster == self.roster:
            return Whole(*self.known())
        if self.roster is None:
            return None
        return whole_with(self.model_with_all(), self.roster)

    def tell(self, cost: int | None, roster: Roster | None) -> None:
        """Report where the search stands."""
        if self.on_progress is not None:
            seconds = time.monotonic() - self.began
            missing = None if roster is None else missing_minutes(roster, self.request)
            ending = self.interrupts.stopped
            self.on_progress(Progress(seconds, cost, self.bound, missing, ending))

    def tell_waiting(self) -> None:
        """Report that the search goes on, while there is no roster yet."""
        if self.roster is None:
            self.tell(None, None)

    def tell_growing(self, roster: Roster, bound: int = 0) -> None:
        """Report a roster in which agents are still missing."""
        self.bound = max(self.bound, bound)
        self.tell(None, roster)

    def result(self) -> RosterResult:
        """What was found."""
        assert self.roster is not None
        model = self.variables.model.proto if self.variables else None
        return RosterResult(
            self.roster,
            self.status,
            sum(price.cost for price in self.prices),
            self.bound,
            self.prices,
            time.monotonic() - self.began,
            {
                "booleans": str(len(model.variables) if model else self.size),
                "constraints": str(len(model.constraints) if model else 0),
                "build_seconds": f"{self.building:.3f}",
                "interrupted": "yes" if self.interrupts.stopped else "no",
            },
        )
