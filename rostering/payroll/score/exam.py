"""Monthly exam: the points of the band that the mark lies in (P3).

The lower end belongs to its band. A mark below every band takes the lowest one's, and is flagged.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from rostering.domain.score import ScoreFacts, ScoreLine
from rostering.errors import PolicyError
from rostering.language import _
from rostering.policy.rule import Rule


@dataclass(frozen=True, slots=True)
class Parameters:
    """The bands from the best to the worst: name, least mark, points earned."""

    bands: tuple[str, ...]
    least: tuple[int, ...]
    points: tuple[int, ...]


def points(facts: ScoreFacts, rule: Rule) -> tuple[ScoreLine, ...]:
    """One line; nothing is earned and a flag stands where there is no mark."""
    if facts.mark is None:
        return (ScoreLine("exam", "P3", "earned", "", 0, flag="no_exam_mark"),)
    band, earned, below = band_of(facts.mark, rule, facts.month)
    flag = "below_exam_bands" if below else ""
    return (ScoreLine("exam", "P3", "earned", f"{band} {facts.mark}", earned, flag=flag),)


def band_of(mark: Decimal, rule: Rule, day: date) -> tuple[str, int, bool]:
    """The name and the points of the band that `mark` lies in, and whether it is below them all."""
    values = rule.on(day, Parameters)
    if not len(values.bands) == len(values.least) == len(values.points):
        raise PolicyError(
            _("the bands of the exam need a name, a least mark and points each"),
            _("mend {file}").format(file=rule.file),
        )
    for band, least, points_of in zip(values.bands, values.least, values.points, strict=True):
        if mark >= least:
            return band, points_of, False
    return values.bands[-1], values.points[-1], True
