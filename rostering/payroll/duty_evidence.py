"""What fixed duties say to the person who judges a month (R7, P2). Nothing is taken by itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from rostering.domain.fixed_duties import DutyStanding, DutyState

RECORDED = (DutyStanding.DONE, DutyStanding.LATE, DutyStanding.EXCUSED)


@dataclass(frozen=True, slots=True)
class DutyEvidence:
    """How many fixed duties of an agent's month stand where; `suggested` are the points that are left
    of each judged item, from its most down to zero. Duties of which nothing is recorded for anybody
    in the month are `unrecorded`: they suggest nothing."""

    counts: Mapping[DutyStanding, int] = field(default_factory=dict)
    suggested: Mapping[str, int] = field(default_factory=dict)
    lacking: tuple[DutyState, ...] = ()
    unrecorded: tuple[str, ...] = ()

    @property
    def owed(self) -> int:
        """How many were owed, without those excused."""
        return sum(self.counts.values()) - self.counts.get(DutyStanding.EXCUSED, 0)


def duty_evidence(
    states: Iterable[DutyState], limits: Mapping[str, int]
) -> dict[str, DutyEvidence]:
    """The evidence of each agent who owes anything; `limits` has the most points of each item."""
    by_agent: dict[str, list[DutyState]] = {}
    recorded: set[str] = set()
    for state in states:
        by_agent.setdefault(state.owed.agent, []).append(state)
        if state.standing in RECORDED or state.trainings:
            recorded.add(state.owed.duty.name)
    return {agent: _evidence(own, limits, recorded) for agent, own in by_agent.items()}


def _evidence(
    states: list[DutyState], limits: Mapping[str, int], recorded: set[str]
) -> DutyEvidence:
    lacking = tuple(
        state for state in states if state.standing in (DutyStanding.LATE, DutyStanding.MISSING)
    )
    taken: Counter[str] = Counter()
    for state in lacking:
        duty = state.owed.duty
        if duty.name not in recorded:
            continue
        late = state.standing is DutyStanding.LATE
        taken[duty.item] += duty.late_points if late else duty.missing_points
    duties = {state.owed.duty.name: state.owed.duty for state in states}
    items = {duties[name].item for name in duties.keys() & recorded} & limits.keys()
    suggested = {item: max(limits[item] - taken[item], 0) for item in sorted(items)}
    counts = Counter(state.standing for state in states)
    ended = {name for name in duties if any(lack.owed.duty.name == name for lack in lacking)}
    return DutyEvidence(counts, suggested, lacking, tuple(sorted(ended - recorded)))
