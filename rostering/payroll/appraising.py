"""Appraisals worked out: values become points, points are weighed, the score finds its band (P8)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction

from rostering.domain.appraisals import (
    Appraisal,
    AppraisalScore,
    DimensionScore,
    Figure,
    Measure,
    MeasureScore,
    Scoring,
    TakenFrom,
)
from rostering.domain.score import ExamMark

ZERO, MOST = Fraction(), Fraction(100)


@dataclass(frozen=True, slots=True)
class Attended:
    """An agent's month of attendance: days, events, and shifts that are still open (D14, D16)."""

    days_due: int = 0
    days_attended: int = 0
    events: int = 0
    open: int = 0


@dataclass(frozen=True, slots=True)
class AppraisalFacts:
    """What one agent's appraisal that ends in `months[-1]` (2026-06) follows from.

    `months` are those of its span in which the agent works here; `attended` is of the last one.
    """

    agent: str
    months: tuple[str, ...]
    figures: Mapping[tuple[str, str], Figure] = field(default_factory=dict)
    marks: Mapping[str, ExamMark] = field(default_factory=dict)
    attended: Attended = field(default_factory=Attended)


def appraise(appraisal: Appraisal, roles: Iterable[str], facts: AppraisalFacts) -> AppraisalScore:
    """The agent's appraisal; `roles` are those that the agent is qualified for."""
    own = set(roles)
    measures = [
        _measured(measure, facts)
        for measure in appraisal.measures
        if not measure.roles or own & set(measure.roles)
    ]
    dimensions = tuple(
        _dimension(name, weight, [one for one in measures if one.measure.dimension == name])
        for name, weight in zip(appraisal.dimensions, appraisal.weights, strict=True)
    )
    missing = tuple(one.measure.name for one in measures if one.points is None)
    missing += tuple(one.name for one in dimensions if not one.measures)
    if missing:
        return AppraisalScore(facts.agent, facts.months[-1], appraisal, dimensions, missing=missing)
    total = sum((one.weight * (one.points or ZERO) for one in dimensions), ZERO) / 100
    hundredths = half_up(total * 100)
    band, bonus = _band(appraisal, hundredths)
    return AppraisalScore(
        facts.agent, facts.months[-1], appraisal, dimensions, hundredths, band, bonus
    )


def points_of(measure: Measure, value: Fraction) -> Fraction:
    """The points, 0 to 100, that `value` is worth."""
    if measure.scoring is Scoring.TARGET:
        assert measure.target is not None
        target = Fraction(measure.target)
        if measure.higher_is_better:
            return min(MOST, max(ZERO, 100 * value / target))
        return MOST if value <= target else 100 * target / value
    if measure.scoring is Scoring.DIRECT:
        return min(MOST, max(ZERO, value))
    for end, points in zip(measure.at, measure.points, strict=True):
        if value >= Fraction(end) if measure.higher_is_better else value <= Fraction(end):
            return Fraction(points)
    return Fraction(measure.otherwise)


def half_up(value: Fraction) -> int:
    """The nearest whole number, halves upwards."""
    return (2 * value.numerator + value.denominator) // (2 * value.denominator)


def _measured(measure: Measure, facts: AppraisalFacts) -> MeasureScore:
    if measure.taken_from is TakenFrom.FIGURE:
        figures = [facts.figures.get((month, measure.name)) for month in facts.months]
        there = tuple(figure for figure in figures if figure is not None)
        value = _mean([figure.value for figure in there], len(facts.months))
        return _scored(MeasureScore(measure, value, figures=there))
    if measure.taken_from is TakenFrom.EXAM:
        marks = tuple(facts.marks[month] for month in facts.months if month in facts.marks)
        value = _mean([mark.mark for mark in marks], len(facts.months))
        return _scored(MeasureScore(measure, value, marks=marks))
    attended = facts.attended
    if attended.open or not attended.days_due:
        return MeasureScore(measure)  # nothing is guessed while the attendance is open
    if measure.taken_from is TakenFrom.DISCIPLINE_EVENTS:
        return _scored(MeasureScore(measure, Fraction(attended.events)))
    return _scored(MeasureScore(measure, Fraction(100 * attended.days_attended, attended.days_due)))


def _mean(values: Sequence[Decimal], months: int) -> Fraction | None:
    """The mean over all months of the span; None where one is missing."""
    if not values or len(values) < months:
        return None
    return sum((Fraction(value) for value in values), ZERO) / len(values)


def _scored(one: MeasureScore) -> MeasureScore:
    if one.value is None:
        return one
    points = points_of(one.measure, one.value)
    return MeasureScore(one.measure, one.value, points, one.figures, one.marks)


def _dimension(name: str, weight: int, measures: Sequence[MeasureScore]) -> DimensionScore:
    """The measures weighed among themselves; without points where one is missing."""
    whole = sum(one.measure.weight for one in measures)
    if not whole or any(one.points is None for one in measures):
        return DimensionScore(name, weight, None, tuple(measures))
    weighed = sum((one.measure.weight * (one.points or ZERO) for one in measures), ZERO)
    return DimensionScore(name, weight, weighed / whole, tuple(measures))


def _band(appraisal: Appraisal, hundredths: int) -> tuple[str, int]:
    """The first band whose least score is reached; none below them all."""
    for band, least, bonus in zip(appraisal.bands, appraisal.least, appraisal.bonus, strict=True):
        if hundredths >= least * 100:
            return band, bonus
    return "", 0
