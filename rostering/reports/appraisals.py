"""Appraisals, their figures and rankings for the terminal and as data (P8)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from rostering.domain.appraisals import (
    Appraisal,
    AppraisalScore,
    DimensionScore,
    Figure,
    Measure,
    Scoring,
)
from rostering.domain.money import yuan
from rostering.language import _, listed
from rostering.payroll.appraisal_derivation import appraisal_derivation, plain
from rostering.payroll.appraisal_ranking import AppraisalPlace
from rostering.policy.choices import named
from rostering.reports.statement import derivation_text
from rostering.reports.terminal import clip, table


def kind_text(appraisal: Appraisal) -> str:
    """An appraisal with its dimensions, measures and bands."""
    rows = []
    for name, weight in zip(appraisal.dimensions, appraisal.weights, strict=True):
        for place, measure in enumerate(m for m in appraisal.measures if m.dimension == name):
            rows.append(
                (
                    "" if place else clip(name, 15),
                    "" if place else f"{weight} %",
                    clip(named(measure.name, measure.title), 15),
                    measure.weight,
                    clip(listed(measure.roles) or _("everybody"), 10),
                    clip(_how(measure), 19),
                )
            )
    headings = [
        _("dimension"), _("weight"), _("measure"), _("share"), _("for"), _("from and how"),
    ]  # fmt: skip
    bands = [
        (band, least, yuan(bonus))
        for band, least, bonus in zip(
            appraisal.bands, appraisal.least, appraisal.bonus, strict=True
        )
    ]
    spans = {1: _("every month"), 3: _("every quarter"), 12: _("every year")}
    head = f"{_(appraisal.title)}  [{appraisal.name}]  {spans[appraisal.months]}"
    measures = table(headings, rows, right=[_("weight"), _("share")])
    paid = table([_("band"), _("from score"), _("yuan")], bands, right=[_("from score"), _("yuan")])
    return f"{head}\n\n{measures}\n\n{paid}"


def _how(measure: Measure) -> str:
    how = _(measure.taken_from.value)
    if measure.scoring is Scoring.TARGET:
        how += " " + _("target {target}").format(target=measure.target)
    elif measure.scoring is Scoring.BANDS:
        sign = "≥" if measure.higher_is_better else "≤"
        how += f" {sign}{listed(measure.at)}"
    return how


def figure_rows(figures: Sequence[Figure], names: Mapping[str, str]) -> str:
    """One row a figure."""
    rows = [
        (
            f"{one.agent} {clip(names.get(one.agent, ''), 10)}",
            clip(one.measure, 20),
            one.value,
            clip(one.who, 10),
            clip(f"{one.file}:{one.line}" if one.file else one.note, 24),
        )
        for one in figures
    ]
    headings = [_("agent"), _("measure"), _("value"), _("who"), _("from")]
    return table(headings, rows, right=[_("value")]) if rows else _("No figures.")


def score_rows(scores: Sequence[AppraisalScore], names: Mapping[str, str]) -> str:
    """One row an agent and appraisal."""
    several = len({score.appraisal.name for score in scores}) > 1
    rows = [
        (
            f"{one.agent} {clip(names.get(one.agent, ''), 10)}",
            *((clip(one.appraisal.name, 12),) if several else ()),
            "–" if one.score is None else one.score,
            one.band,
            yuan(one.bonus_fen) if one.score is not None else "",
            clip(_("missing: {measures}").format(measures=listed(one.missing)), 30)
            if one.missing
            else "",
        )
        for one in scores
    ]
    headings = [_("agent"), *((_("appraisal"),) if several else ()), _("score"), _("band"),
                _("yuan"), _("remark")]  # fmt: skip
    right = [_("score"), _("yuan")]
    return table(headings, rows, right=right) if rows else _("No appraisal ends in this month.")


def score_text(score: AppraisalScore, name: str, zone: ZoneInfo) -> str:
    """One agent's appraisal as a tree."""
    head = f"{score.agent} {name}  {score.month}"
    return f"{head}\n\n{derivation_text(appraisal_derivation(score, zone))}"


def ranking_rows(places: Sequence[AppraisalPlace], names: Mapping[str, str]) -> str:
    """One row an agent."""
    rows = [
        (place.rank, f"{place.agent} {clip(names.get(place.agent, ''), 12)}",
         Decimal(place.hundredths).scaleb(-2), place.months)
        for place in places
    ]  # fmt: skip
    headings = [_("place"), _("agent"), _("score"), _("months")]
    right = [_("place"), _("score"), _("months")]
    return table(headings, rows, right=right) if rows else _("Nobody has a score yet.")


def kind_data(appraisal: Appraisal) -> dict[str, Any]:
    """An appraisal as data."""
    bands = zip(appraisal.bands, appraisal.least, appraisal.bonus, strict=True)
    return {
        "appraisal": appraisal.name,
        "title": appraisal.title,
        "clause": appraisal.clause,
        "months": appraisal.months,
        "grades": list(appraisal.grades),
        "roles": list(appraisal.roles),
        "dimensions": dict(zip(appraisal.dimensions, appraisal.weights, strict=True)),
        "measures": [_measure_data(measure) for measure in appraisal.measures],
        "bands": [
            {"band": b, "least": str(least), "bonus": yuan(pays)} for b, least, pays in bands
        ],
    }


def _measure_data(measure: Measure) -> dict[str, Any]:
    return {
        "measure": measure.name,
        "dimension": measure.dimension,
        "weight": measure.weight,
        "taken_from": measure.taken_from.value,
        "scoring": measure.scoring.value,
        "roles": list(measure.roles),
        "target": None if measure.target is None else str(measure.target),
        "at": [str(end) for end in measure.at],
        "points": list(measure.points),
    }


def figure_data(figure: Figure) -> dict[str, Any]:
    """A figure as data."""
    return {
        "agent": figure.agent,
        "month": figure.month,
        "measure": figure.measure,
        "value": str(figure.value),
        "note": figure.note,
        "file": figure.file,
        "line": figure.line,
        "who": figure.who,
        "at": figure.at.isoformat() if figure.at else None,
    }


def score_data(score: AppraisalScore) -> dict[str, Any]:
    """An appraisal's score as data; `score` is null while something is missing."""
    return {
        "agent": score.agent,
        "month": score.month,
        "appraisal": score.appraisal.name,
        "score": None if score.score is None else str(score.score),
        "band": score.band,
        "bonus": yuan(score.bonus_fen),
        "missing": list(score.missing),
        "dimensions": [_dimension_data(one) for one in score.dimensions],
    }


def _dimension_data(one: DimensionScore) -> dict[str, Any]:
    return {
        "dimension": one.name,
        "weight": one.weight,
        "points": plain(one.points) if one.points is not None else None,
        "measures": [
            {
                "measure": item.measure.name,
                "weight": item.measure.weight,
                "value": plain(item.value) if item.value is not None else None,
                "points": plain(item.points) if item.points is not None else None,
                "figures": [figure_data(figure) for figure in item.figures],
            }
            for item in one.measures
        ],
    }


def ranking_data(place: AppraisalPlace) -> dict[str, Any]:
    """A place as data."""
    score = Decimal(place.hundredths).scaleb(-2)
    return {"place": place.rank, "agent": place.agent, "score": str(score), "months": place.months}
