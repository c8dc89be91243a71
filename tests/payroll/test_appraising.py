"""Appraisals worked out by hand from P8: weights, measures, bands, and what is missing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

from rostering.domain.appraisals import (
    Appraisal,
    AppraisalScore,
    Figure,
    Measure,
    Scoring,
    TakenFrom,
)
from rostering.domain.score import ExamMark
from rostering.errors import InputError, PolicyError
from rostering.payroll.appraisal_facts import span_of
from rostering.payroll.appraisal_ranking import appraisal_ranking
from rostering.payroll.appraising import AppraisalFacts, Attended, appraise, points_of
from rostering.policy.appraisals import appraisal, appraisals_in
from rostering.policy.catalogue import load_catalogue
from rostering.resources import data_folder

JUNE = "2026-06"
FULL = Attended(days_due=20, days_attended=20)
OWN = data_folder("samples") / "hotline-centre" / "rules"


def measure(name: str, dimension: str, weight: int = 1, **more: object) -> Measure:
    return replace(
        Measure(name, name, "P8", dimension, weight, TakenFrom.FIGURE, Scoring.DIRECT),
        **more,  # type: ignore[arg-type]
    )


def two_dimensions(*measures: Measure, months: int = 1) -> Appraisal:
    """Quality 70 %, growth 30 %; A from 90 pays 300.00, B from 80 pays 150.00."""
    return Appraisal(
        "monthly", "Monthly", "P8", months, ("quality", "growth"), (70, 30), ("A", "B"),
        (Decimal(90), Decimal(80)), (30000, 15000), measures, date(2026, 1, 1),
    )  # fmt: skip


PLAIN = (
    measure("satisfaction", "quality", 3),
    measure("resolution", "quality", 1),
    measure("exam", "growth", taken_from=TakenFrom.EXAM),
)


def facts(
    mark: str | None = None, months: tuple[str, ...] = (JUNE,), **values: str
) -> AppraisalFacts:
    figures = {
        (JUNE, name): Figure("A", JUNE, name, Decimal(value)) for name, value in values.items()
    }
    marks = {JUNE: ExamMark("A", JUNE, Decimal(mark))} if mark else {}
    return AppraisalFacts("A", months, figures, marks, FULL)


def scored(*measures: Measure, mark: str | None = None, **values: str) -> AppraisalScore:
    return appraise(two_dimensions(*measures), ("hotline",), facts(mark, **values))


def test_points_are_weighed_within_their_dimension_and_then_among_dimensions() -> None:
    # quality (3 × 90 + 80) ÷ 4 = 87.5; 87.5 × 70 % + 70 × 30 % = 61.25 + 21 = 82.25
    score = scored(*PLAIN, mark="70", satisfaction="90", resolution="80")
    assert (score.hundredths, score.band, score.bonus_fen) == (8225, "B", 15000)
    assert [one.points for one in score.dimensions] == [Fraction("87.5"), Fraction(70)]


@pytest.mark.parametrize(
    ("value", "hundredths", "band"),
    [("90", 9000, "A"), ("89.99", 8999, "B"), ("80", 8000, "B"), ("79.99", 7999, "")],
)
def test_the_lower_end_belongs_to_its_band(value: str, hundredths: int, band: str) -> None:
    measures = (PLAIN[0], measure("coaching", "growth"))
    score = scored(*measures, satisfaction=value, coaching=value)
    assert (score.hundredths, score.band) == (hundredths, band)


def test_half_a_hundredth_is_rounded_up() -> None:
    # quality 80.05, growth 80: 56.035 + 24 = 80.035
    measures = (measure("satisfaction", "quality"), PLAIN[2])
    assert scored(*measures, mark="80", satisfaction="80.05").hundredths == 8004


def test_without_every_figure_there_is_no_score_and_no_bonus() -> None:
    score = scored(*PLAIN, satisfaction="90")
    assert score.missing == ("resolution", "exam")
    assert (score.hundredths, score.band, score.bonus_fen) == (None, "", 0)


def test_a_measure_of_other_roles_does_not_count() -> None:
    visits = measure("visits", "quality", roles=("outreach",))
    measures = (PLAIN[0], visits, PLAIN[2])
    assert scored(*measures, mark="90", satisfaction="90").hundredths == 9000
    alone = scored(visits, PLAIN[2], mark="90")
    assert alone.missing == ("quality",)  # a dimension without a measure for the agent


@pytest.mark.parametrize(
    ("better", "value", "points"),
    [
        (True, "98", 100), (True, "97.9", 90), (True, "95", 90), (True, "94.99", 40),
        (False, "15", 100), (False, "15.1", 90), (False, "20", 90), (False, "21", 40),
    ],
)  # fmt: skip
def test_the_end_of_a_band_belongs_to_it(better: bool, value: str, points: int) -> None:
    ends = ("98", "95") if better else ("15", "20")
    banded = measure(
        "m", "quality", scoring=Scoring.BANDS, higher_is_better=better,
        at=tuple(Decimal(end) for end in ends), points=(100, 90), otherwise=40,
    )  # fmt: skip
    assert points_of(banded, Fraction(value)) == points


@pytest.mark.parametrize(
    ("better", "value", "points"),
    [
        (True, "90", "100"), (True, "45", "50"), (True, "120", "100"), (True, "0", "0"),
        (False, "90", "100"), (False, "45", "100"), (False, "180", "50"), (False, "0", "100"),
    ],
)  # fmt: skip
def test_a_target_is_worth_100_points_and_nothing_more(
    better: bool, value: str, points: str
) -> None:
    aimed = measure(
        "m", "quality", scoring=Scoring.TARGET, higher_is_better=better, target=Decimal(90)
    )
    assert points_of(aimed, Fraction(value)) == Fraction(points)


def test_attendance_is_measured_and_waits_while_it_is_open() -> None:
    rate = measure("attendance", "quality", taken_from=TakenFrom.ATTENDANCE_RATE)
    events = measure(
        "events", "growth", taken_from=TakenFrom.DISCIPLINE_EVENTS, scoring=Scoring.BANDS,
        higher_is_better=False, at=(Decimal(0), Decimal(2)), points=(100, 60),
    )  # fmt: skip
    of = replace(facts(), attended=Attended(20, 19, 1))
    # 95 × 70 % + 60 × 30 % = 84.5
    assert appraise(two_dimensions(rate, events), (), of).hundredths == 8450
    waiting = replace(of, attended=Attended(20, 19, 1, open=1))
    assert appraise(two_dimensions(rate, events), (), waiting).missing == ("attendance", "events")


def test_a_quarter_is_the_mean_of_its_months_and_lacks_none() -> None:
    of = two_dimensions(measure("satisfaction", "quality"), PLAIN[2], months=3)
    months = ("2026-04", "2026-05", "2026-06")
    figures = {
        (month, "satisfaction"): Figure("A", month, "satisfaction", Decimal(value))
        for month, value in zip(months, ("80", "90", "94"), strict=True)
    }
    marks = {month: ExamMark("A", month, Decimal(90)) for month in months}
    whole = AppraisalFacts("A", months, figures, marks)
    assert appraise(of, (), whole).hundredths == 8860  # 88 × 70 % + 27
    del marks["2026-05"]
    assert appraise(of, (), whole).missing == ("exam",)
    joined = replace(whole, months=("2026-06",))
    assert appraise(of, (), joined).hundredths == 9280  # who joined in June: 94 × 70 % + 27


def test_a_quarter_ends_in_its_last_month_and_looks_back_over_the_year_end() -> None:
    of = two_dimensions(*PLAIN, months=3)
    assert [of.falls_in(date(2026, month, 1)) for month in (5, 6, 7)] == [False, True, False]
    year = span_of(replace(of, months=12), date(2026, 12, 1))
    assert (len(year), str(year[0].start)) == (12, "2026-01-01")
    assert str(span_of(of, date(2026, 2, 1))[0].start) == "2025-12-01"


def test_places_are_by_the_mean_of_the_months_and_equals_share_one() -> None:
    def of(agent: str, month: str, hundredths: int | None) -> AppraisalScore:
        return AppraisalScore(agent, month, two_dimensions(*PLAIN), (), hundredths)

    places, left = appraisal_ranking(
        [
            of("A", "2026-04", 9000), of("B", "2026-04", 9001), of("C", "2026-04", 8000),
            of("D", "2026-04", 9900), of("A", "2026-05", 9002), of("B", "2026-05", 9001),
            of("C", "2026-05", 8000), of("D", "2026-05", None),
        ]
    )  # fmt: skip
    assert [(place.rank, place.agent, place.hundredths) for place in places] == [
        (1, "A", 9001), (1, "B", 9001), (3, "C", 8000),
    ]  # fmt: skip
    assert left == ("D",)


def test_the_weights_of_the_hotline_centre_are_those_of_p8() -> None:
    (found,) = appraisals_in(load_catalogue(OWN), date(2026, 6, 1))
    assert dict(zip(found.dimensions, found.weights, strict=True)) == {
        "service_quality": 50, "efficiency": 30, "teamwork": 10, "development": 10,
    }  # fmt: skip
    assert appraisals_in(load_catalogue(OWN), date(2025, 6, 1)) == ()  # before its first value
    assert appraisals_in(load_catalogue(), date(2026, 6, 1)) == ()


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        ("appraisals/monthly", "[50, 30, 10, 10]", "[50, 30, 10, 20]", "add up to 100 %"),
        ("appraisals/monthly", "[50, 30, 10, 10]", "[90, 10]", "one value each"),
        ("appraisals/monthly", "[90, 80, 70, 0]", "[90, 80, 70]", "one value each"),
        ("appraisals/monthly", '"development"]', '"growth"]', "dimension growth has no measure"),
        ("appraisals/monthly", "value = 1 }", "value = 2 }", "months cannot be 2"),
        ("appraisals/monthly", "value = 1 }", "value = 3 }", "months must be 1"),
        (
            "measures/satisfaction",
            '["98", "95", "90", "85"]',
            '["95", "98", "90", "85"]',
            "best first",
        ),
        ("measures/satisfaction", '"bands"', '"steps"', "scoring cannot be steps"),
        ("measures/resolution_rate", "value = 90 }", 'value = "ninety" }', "must be numbers"),
        ("measures/visits", '"figure"', '"guess"', "taken_from cannot be guess"),
    ],
)
def test_values_that_do_not_belong_together_are_named_with_their_file(
    tmp_path: Path, file: str, old: str, new: str, said: str
) -> None:
    import shutil

    own = Path(shutil.copytree(OWN, tmp_path / "rules"))
    path = own / f"{file}.toml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(PolicyError) as error:
        appraisal(load_catalogue(own), "monthly", date(2026, 6, 1))
    assert said in error.value.message


def test_a_bonus_is_quoted_and_no_float(tmp_path: Path) -> None:
    import shutil

    own = Path(shutil.copytree(OWN, tmp_path / "rules"))
    path = own / "appraisals" / "monthly.toml"
    path.write_text(path.read_text("utf-8").replace('"300.00"', "300.5"), encoding="utf-8")
    with pytest.raises(InputError, match="must not be a float"):
        load_catalogue(own)
