"""What would make an impossible week possible: single changes, or sets of two or three, each really tried.

A change is taken from the rules that cannot hold together: a request, leave or a pair left out;
an agent exempt from a rule on the dates of the conflict; a rule's value at the nearest that works.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, replace

from rostering.domain.request import RosterRequest
from rostering.language import listed
from rostering.policy.catalogue import Catalogue
from rostering.scheduling.conflict import Conflict
from rostering.scheduling.corrections import OF_LEAVE, OF_REQUESTS, corrections
from rostering.scheduling.coverage import missing_minutes
from rostering.scheduling.model import search
from rostering.scheduling.offers import OF_PAIRS, SECONDS, Change, changes_of, exempted, left_out
from rostering.scheduling.search import Interrupts, SearchLimits
from rostering.scheduling.variables import Clause

LIMITS = SearchLimits(seconds=60.0)


@dataclass(frozen=True, slots=True)
class Relaxation:
    """A change, or several together, after which a roster exists.

    `changes` is how many they are. `agents` and `days` are how many it touches, `step` how far a value moves. `status` is "optimal" or
    "feasible", `missing` the people-minutes below the target of the roster that came out.
    """

    rule: str
    text: str
    agents: int
    days: int
    step: int
    status: str
    missing: int
    changes: int = 1

    @property
    def size(self) -> tuple[int, int, int, int, int]:
        """How much it changes, and then what it leaves missing."""
        return self.agents, self.changes, self.days, self.step, self.missing


def relaxations(
    request: RosterRequest,
    catalogue: Catalogue,
    conflicts: Collection[Conflict],
    limits: SearchLimits = LIMITS,
    on_trial: Callable[[str], None] | None = None,
    interrupts: Interrupts | None = None,
) -> tuple[Relaxation, ...]:
    """The single changes that leave a roster, least change first; where none alone is enough, or only a
    rule's value for all, the smallest sets of two or three too; () where there are none, or none were
    found in time.

    `conflicts` are those of the week. `limits` hold for all trials together. Ctrl-C ends them, and
    keeps those so far.
    """
    interrupts = interrupts or Interrupts()
    with interrupts:
        found = list(_tried(request, catalogue, conflicts, limits, on_trial, interrupts))
    return tuple(sorted(found, key=lambda one: (one.size, one.text)))


def _tried(
    request: RosterRequest,
    catalogue: Catalogue,
    conflicts: Collection[Conflict],
    limits: SearchLimits,
    on_trial: Callable[[str], None] | None,
    interrupts: Interrupts,
) -> Iterator[Relaxation]:
    """The changes that leave a roster, as they are found."""
    until = time.monotonic() + limits.seconds
    singles = changes_of(request, catalogue, conflicts, on_trial, interrupts)
    enough = False
    for change in singles:
        if time.monotonic() >= until or interrupts.stopped:
            return
        found = _try(change, limits, until, on_trial, interrupts)
        enough = enough or (found is not None and not change.step)
        if found is not None:
            yield found
    if enough or time.monotonic() >= until or interrupts.stopped:
        return
    for lost in corrections(request, catalogue, request.period.start, interrupts):
        together = _together(request, catalogue, lost)
        if together is not None and time.monotonic() < until and not interrupts.stopped:
            found = _try(together, limits, until, on_trial, interrupts)
            if found is not None:
                yield found


def _try(
    change: Change,
    limits: SearchLimits,
    until: float,
    on_trial: Callable[[str], None] | None,
    interrupts: Interrupts,
) -> Relaxation | None:
    """The change as a relaxation, None where it leaves no roster or time is up."""
    if on_trial is not None:
        on_trial(change.text)
    left = max(until - time.monotonic(), 0.01)
    one = search(
        change.request,
        change.catalogue,
        change.request.period.start,
        replace(limits, seconds=min(left, SECONDS)),
        exempt=change.exempt,
        interrupts=interrupts,
    )
    if one.roster is None:
        return None
    missing = missing_minutes(one.roster, change.request)
    return Relaxation(
        change.rule,
        change.text,
        change.agents,
        change.days,
        change.step,
        one.status,
        missing,
        change.changes,
    )


def _together(
    request: RosterRequest, catalogue: Catalogue, lost: Collection[Conflict]
) -> Change | None:
    """The week without all of these at once; None where one of them cannot be left out."""
    texts: list[str] = []
    agents: set[str] = set()
    days, exempt = 0, frozenset[Clause]()
    for one in lost:
        out = next(left_out(request, catalogue, one), None)
        if out is None and one.rule in (*OF_REQUESTS, *OF_LEAVE):
            return None
        while out is not None:
            texts.append(out.text)
            days += out.days
            request = out.request
            out = next(left_out(request, catalogue, one), None)
        if one.rule not in (*OF_REQUESTS, *OF_LEAVE, *OF_PAIRS):
            for out in exempted(request, catalogue, one):
                texts.append(out.text)
                days += out.days
                exempt |= out.exempt
        agents |= set(one.agents)
    rules = listed(dict.fromkeys(one.rule for one in lost))
    text = " + ".join(texts)
    return Change(
        rules, text, len(agents), days, request, catalogue, exempt=exempt, changes=len(texts)
    )
