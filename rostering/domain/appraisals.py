"""Appraisals of centres that weigh dimensions instead of, or beside, the monthly score (P8)."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from rostering.domain.score import ExamMark


class TakenFrom(StrEnum):
    """Where the value of a measure comes from."""

    FIGURE = "figure"  # imported or entered by people
    EXAM = "exam"  # the mark of the monthly exam (P3)
    ATTENDANCE_RATE = "attendance_rate"  # per cent of the days due that were attended
    DISCIPLINE_EVENTS = "discipline_events"  # times late, early or absent (A1–A4, A9)


class Scoring(StrEnum):
    """How a value becomes points, 0 to 100."""

    DIRECT = "direct"  # the value is the points
    BANDS = "bands"  # the points of the first band that it reaches
    TARGET = "target"  # in per cent of the target, 100 at most


@dataclass(frozen=True, slots=True)
class Figure:
    """A measure's value for an agent and a month (2026-06), entered or imported by `who`."""

    agent: str
    month: str
    measure: str
    value: Decimal
    note: str = ""
    file: str = ""
    line: int = 0
    who: str = ""
    at: dt.datetime | None = None


@dataclass(frozen=True, slots=True)
class Measure:
    """A file of `rules/measures/` as its values stand on some day; its weight is among the measures
    of its dimension that hold for an agent. No `roles` are all. `at` are the ends of the bands, the
    best first, each belonging to its band; what reaches none has `otherwise` points."""

    name: str
    title: str
    clause: str
    dimension: str
    weight: int
    taken_from: TakenFrom
    scoring: Scoring
    higher_is_better: bool = True
    at: tuple[Decimal, ...] = ()
    points: tuple[int, ...] = ()
    otherwise: int = 0
    target: Decimal | None = None
    least: Decimal = Decimal(0)
    most: Decimal | None = None
    roles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Appraisal:
    """A file of `rules/appraisals/` as its values stand on some day.

    It is worked out over `months`, ending in one whose number they divide: every month, quarter or
    year. `weights` are per cent of its `dimensions`. A band is reached from its `least` score on, and
    pays its `bonus` in fen. No `grades` or `roles` are all. `since` is since when the bonus holds.
    """

    name: str
    title: str
    clause: str
    months: int
    dimensions: tuple[str, ...]
    weights: tuple[int, ...]
    bands: tuple[str, ...]
    least: tuple[Decimal, ...]
    bonus: tuple[int, ...]
    measures: tuple[Measure, ...]
    since: dt.date
    grades: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()

    def falls_in(self, month: dt.date) -> bool:
        """Whether it is worked out in `month`."""
        return month.month % self.months == 0


@dataclass(frozen=True, slots=True)
class MeasureScore:
    """A measure's value and points, None where something is missing; `figures` and `marks` are what
    the value rests on. Several months are averaged."""

    measure: Measure
    value: Fraction | None = None
    points: Fraction | None = None
    figures: tuple[Figure, ...] = ()
    marks: tuple[ExamMark, ...] = ()


@dataclass(frozen=True, slots=True)
class DimensionScore:
    """The weighted points of a dimension's measures, None where one is missing."""

    name: str
    weight: int
    points: Fraction | None
    measures: tuple[MeasureScore, ...]


@dataclass(frozen=True, slots=True)
class AppraisalScore:
    """An agent's appraisal that ends in `month` (2026-06).

    `hundredths` is the score with two decimals, rounded half up once; None, without a band or bonus,
    while measures are `missing`.
    """

    agent: str
    month: str
    appraisal: Appraisal
    dimensions: tuple[DimensionScore, ...]
    hundredths: int | None = None
    band: str = ""
    bonus_fen: int = 0
    missing: tuple[str, ...] = ()

    @property
    def score(self) -> Decimal | None:
        """The score as people write it: 86.40."""
        return None if self.hundredths is None else Decimal(self.hundredths).scaleb(-2)
