"""Monthly exam: the points of the band that the mark lies in (P3).

The lower end belongs to its band. A mark below every band takes the lowest one's, and is flagged.
"""

from __future__ import annotations

from dataclasses import dataclass

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
    values = rule.on(facts.month, Parameters)
    if not len(values.bands) == len(values.least) == len(values.points):
        raise PolicyError(
            _("the bands of the exam need a name, a least mark and points each"),
            _("mend {file}").format(file=rule.file),
        )
    for band, least, earned in zip(values.bands, values.least, values.points, strict=True):
        if facts.mark >= least:
            return (ScoreLine("exam", "P3", "earned", f"{band} {facts.mark}", earned),)
    what = f"{values.bands[-1]} {facts.mark}"
    return (ScoreLine("exam", "P3", "earned", what, values.points[-1], flag="below_exam_bands"),)
