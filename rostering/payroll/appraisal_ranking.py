"""The best by appraisal, of a month or on average over several (P8)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from rostering.domain.appraisals import AppraisalScore
from rostering.payroll.appraising import half_up


@dataclass(frozen=True, slots=True)
class AppraisalPlace:
    """An agent's place, from 1; equals have the same one. `hundredths` is the mean score with two
    decimals, over `months`."""

    rank: int
    agent: str
    hundredths: int
    months: int


def appraisal_ranking(
    scores: Iterable[AppraisalScore],
) -> tuple[tuple[AppraisalPlace, ...], tuple[str, ...]]:
    """The places, the highest mean first, and the agents who lack a score in one of their months."""
    by_agent: dict[str, list[int | None]] = {}
    for score in scores:
        by_agent.setdefault(score.agent, []).append(score.hundredths)
    means = {
        agent: (half_up(Fraction(sum(own), len(own))), len(own))
        for agent, given in by_agent.items()
        if len(own := [one for one in given if one is not None]) == len(given)
    }
    ordered = sorted(means.items(), key=lambda pair: -pair[1][0])
    places = tuple(
        AppraisalPlace(1 + sum(other > mean for other, _n in means.values()), agent, mean, months)
        for agent, (mean, months) in ordered
    )
    return places, tuple(agent for agent in by_agent if agent not in means)
