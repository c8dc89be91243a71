"""Rosters between which a choice must be made: shortage against fairness against overtime.

The week is searched under several weighings of its preferences, one after the other; of what comes
out, each roster is kept that no other beats in one of the three without losing in another.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from typing import TypeVar

from rostering.domain.request import RosterRequest
from rostering.domain.roster import Roster, RosterResult
from rostering.errors import NoRosterExists, TimeIsUp
from rostering.policy.catalogue import Catalogue
from rostering.scheduling.auditor import audit
from rostering.scheduling.contracts import overtime_of
from rostering.scheduling.figures import FAIRNESS, Figures, figures_of
from rostering.scheduling.search import Progress, SearchLimits
from rostering.scheduling.solver import build_roster
from rostering.scheduling.what_if import with_value

T = TypeVar("T")
LEAST_SECONDS = 0.5  # for one search


@dataclass(frozen=True, slots=True)
class Weighing:
    """The costs of fairness and of overtime times a factor; `beyond` tries more overtime than the
    centre's rule allows."""

    fairness: Fraction = Fraction(1)
    overtime: Fraction = Fraction(1)
    beyond: bool = False


LESS, MORE = Fraction(1, 10), Fraction(10)
PLAIN = Weighing()  # as the centre weighs
WITHOUT_SHORTAGE = (
    *(Weighing(fairness=Fraction(factor)) for factor in (2, 4, 10)),
    Weighing(fairness=MORE, beyond=True),
)
WITH_SHORTAGE = (
    Weighing(fairness=MORE),
    Weighing(fairness=LESS),
    Weighing(beyond=True),
    Weighing(overtime=LESS, beyond=True),
    Weighing(fairness=MORE, beyond=True),
    Weighing(fairness=LESS, overtime=LESS, beyond=True),
)
FIRST_SHARE = 0.3  # of the time, for the first search: the others begin with what it found


@dataclass(frozen=True, slots=True)
class Compromise:
    """A roster of the frontier, with its figures at the centre's own costs.

    `extra_minutes` is what `weekly_hours` must allow for it where the centre allows less, 0 otherwise.
    """

    weighing: Weighing
    status: str
    roster: Roster
    figures: Figures
    extra_minutes: int

    @property
    def point(self) -> tuple[int, int, int]:
        """Shortage in people-minutes, cost of unfairness, overtime in minutes: less is better."""
        return self.figures.missing, self.figures.unfairness, self.figures.overtime


def non_dominated(items: Iterable[T], point: Callable[[T], Sequence[int]]) -> list[T]:
    """The items that no other equals or beats in every figure, in order; of equals the first."""
    given = list(items)
    points = [tuple(point(item)) for item in given]
    return [
        item
        for place, item in enumerate(given)
        if not any(
            _beats(other, points[place]) or (other == points[place] and earlier < place)
            for earlier, other in enumerate(points)
        )
    ]


def _beats(one: Sequence[int], other: Sequence[int]) -> bool:
    """Whether `one` is nowhere above `other`, and somewhere below it."""
    return one != other and all(a <= b for a, b in zip(one, other, strict=True))


def frontier(
    request: RosterRequest,
    catalogue: Catalogue,
    limits: SearchLimits,
    on_progress: Callable[[Progress], None] | None = None,
) -> tuple[Compromise, ...]:
    """The rosters that are left, least shortage first; all searches share the time of `limits`.

    Ctrl-C ends it with those so far. Raises NoRosterExists, TimeIsUp and KeyboardInterrupt as
    build_roster does where there is none at all.
    """
    sweep = _Sweep(request, catalogue, limits, on_progress)
    found = sweep.run()
    cheapest = sorted(found, key=lambda one: (one.point, one.figures.cost))
    return tuple(non_dominated(cheapest, lambda one: one.point))


def weighed(catalogue: Catalogue, weighing: Weighing, day: date) -> Catalogue:
    """The rules with the costs of a weighing."""
    names = [(name, weighing.fairness) for name in FAIRNESS]
    names.append(("planned_overtime", weighing.overtime))
    changed = []
    for name, factor in names:
        rule = catalogue.rule("preferences", name)
        cost = rule.parameters["cost"].on(day).value
        assert isinstance(cost, int)
        changed.append(with_value(rule, "cost", int(cost * factor + Fraction(1, 2))))
    rules = catalogue.with_(changed)
    return allowing(rules, _tried(catalogue, day), day) if weighing.beyond else rules


def allowing(catalogue: Catalogue, minutes: int, day: date) -> Catalogue:
    """The rules with at least so many minutes a week allowed beyond the contract."""
    rule = catalogue.rule("constraints", "weekly_hours")
    most = max(minutes, allowed_overtime(catalogue, day))
    return catalogue.with_([with_value(rule, "extra_minutes", most)])


def allowed_overtime(catalogue: Catalogue, day: date) -> int:
    """Minutes a week beyond the contract that the rule allows."""
    value = catalogue.rule("constraints", "weekly_hours").parameters["extra_minutes"].on(day).value
    assert isinstance(value, int)
    return value


def _tried(catalogue: Catalogue, day: date) -> int:
    rule = catalogue.rule("preferences", "planned_overtime")
    value = rule.parameters["tried_minutes"].on(day).value
    assert isinstance(value, int)
    return value


class _Sweep:
    """The searches of a frontier, each warm from the best roster so far."""

    def __init__(
        self,
        request: RosterRequest,
        catalogue: Catalogue,
        limits: SearchLimits,
        on_progress: Callable[[Progress], None] | None,
    ) -> None:
        self.request = request
        self.catalogue = catalogue
        self.limits = limits
        self.on_progress = on_progress
        self.day = request.period.start
        self.began = time.monotonic()
        self.found: list[Compromise] = []
        self.failure: NoRosterExists | TimeIsUp | None = None
        self.impossible: set[bool] = set()  # whether overtime beyond the rule was tried

    def run(self) -> list[Compromise]:
        """Search under each weighing while there is time."""
        going_on = self._search(PLAIN, self.limits.seconds * FIRST_SHARE)
        weighings = self._weighings() if going_on else []
        for place, weighing in enumerate(weighings):
            left = self.limits.seconds - (time.monotonic() - self.began)
            if left < LEAST_SECONDS and self.found:
                break
            if weighing.beyond in self.impossible:
                continue  # costs do not matter
            if not self._search(weighing, left / (len(weighings) - place)):
                break
        if not self.found and self.failure is not None:
            raise self.failure
        return self.found

    def _weighings(self) -> list[Weighing]:
        rule = self.catalogue.rule("constraints", "weekly_hours")
        more = _tried(self.catalogue, self.day) > allowed_overtime(self.catalogue, self.day)
        beyond = more and rule.enabled_on(self.day)
        short = not self.found or self.found[0].figures.missing > 0
        sweep = WITH_SHORTAGE if short else WITHOUT_SHORTAGE
        return [one for one in sweep if beyond or not one.beyond]

    def _search(self, weighing: Weighing, seconds: float) -> bool:
        """One search; whether to go on after it."""
        rules = weighed(self.catalogue, weighing, self.day)
        limits = replace(self.limits, seconds=max(seconds, LEAST_SECONDS))
        try:
            result = build_roster(
                self.request, rules, limits=limits, on_progress=self._progress(), start=self._start(rules)
            )  # fmt: skip
        except (NoRosterExists, TimeIsUp) as failure:
            self.failure = self.failure or failure
            if isinstance(failure, NoRosterExists):
                self.impossible.add(weighing.beyond)
            return True
        except KeyboardInterrupt:
            if not self.found:
                raise
            return False
        self.found.append(self._compromise(weighing, result))
        return result.details.get("interrupted") != "yes"

    def _start(self, rules: Catalogue) -> Roster | None:
        """The roster so far that costs least under these rules, None where none keeps them."""
        audits = [(audit(one.roster, self.request, rules, self.day), one) for one in self.found]
        kept = [(found.cost, place) for place, (found, _one) in enumerate(audits) if not found.violations]  # fmt: skip
        return audits[min(kept)[1]][1].roster if kept else None

    def _compromise(self, weighing: Weighing, result: RosterResult) -> Compromise:
        most = max(overtime_of(result.roster, self.request).values(), default=0)
        allowed = allowed_overtime(self.catalogue, self.day)
        figures = figures_of(result.roster, self.request, self.catalogue, self.day)
        extra = most if weighing.beyond and most > allowed else 0
        return Compromise(weighing, result.status, result.roster, figures, extra)

    def _progress(self) -> Callable[[Progress], None] | None:
        """Progress with the seconds of the whole sweep; there is a roster from the first one on."""
        tell = self.on_progress
        if tell is None:
            return None

        def with_all_seconds(one: Progress) -> None:
            if one.objective is not None or not self.found:
                tell(replace(one, seconds=time.monotonic() - self.began))

        return with_all_seconds
