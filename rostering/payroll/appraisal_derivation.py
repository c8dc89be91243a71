"""What an appraisal bonus rests on: band, weights, points, values, and who entered each figure (T2)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from zoneinfo import ZoneInfo

from rostering.domain.appraisals import (
    AppraisalScore,
    DimensionScore,
    Figure,
    MeasureScore,
    Scoring,
    TakenFrom,
)
from rostering.domain.derivation import Derivation
from rostering.domain.money import yuan
from rostering.domain.score import ExamMark
from rostering.domain.statement import Entry, Statement
from rostering.language import _, labelled, listed
from rostering.policy.choices import named


def explained_appraisal(
    scores: Iterable[AppraisalScore], statement: Statement, entry: Entry, zone: ZoneInfo
) -> Iterator[Derivation]:
    """The appraisal that the line pays; nothing for another line."""
    sort, _colon, name = (entry.booking or "").partition(":")
    if sort == "appraisal":
        for score in scores:
            if score.agent == statement.agent and score.appraisal.name == name:
                yield appraisal_derivation(score, zone)


def appraisal_derivation(score: AppraisalScore, zone: ZoneInfo) -> Derivation:
    """The whole tree of one appraisal."""
    dimensions = tuple(_dimension(one, zone) for one in score.dimensions)
    if score.hundredths is None:
        text = _("appraisal {name}: no score, missing {measures}")
        text = text.format(name=_called(score), measures=listed(score.missing))
        return Derivation("appraisal", text, dimensions)
    terms = " + ".join(
        f"{plain(one.points)} × {one.weight} %"
        for one in score.dimensions
        if one.points is not None
    )
    text = _("appraisal {name}: {terms} = {score}, rounded half up").format(
        name=_called(score), terms=terms, score=score.score
    )
    return Derivation("appraisal", text, (*dimensions, Derivation("band", _band(score))))


def plain(number: Fraction | None) -> str:
    """A number with at most six decimals and no zeros behind its point."""
    if number is None:
        return "–"
    value = Decimal(number.numerator) / Decimal(number.denominator)
    text = format(value.quantize(Decimal("0.000001"), ROUND_HALF_UP), "f")
    return text.rstrip("0").rstrip(".")


def _called(score: AppraisalScore) -> str:
    return named(score.appraisal.name, score.appraisal.title)


def _band(score: AppraisalScore) -> str:
    appraisal = score.appraisal
    if not score.band:
        return _("below every band: no bonus")
    least = appraisal.least[appraisal.bands.index(score.band)]
    text = _("band {band}, from {least} on: {yuan}, from {since} (appraisals/{name}.toml)")
    return text.format(
        band=score.band, least=least, yuan=yuan(score.bonus_fen), since=appraisal.since,
        name=appraisal.name,
    )  # fmt: skip


def _dimension(one: DimensionScore, zone: ZoneInfo) -> Derivation:
    text = _("{name}, {weight} %: {points} points").format(
        name=one.name, weight=one.weight, points=plain(one.points)
    )
    return Derivation("dimension", text, tuple(_measure(item, zone) for item in one.measures))


def _measure(one: MeasureScore, zone: ZoneInfo) -> Derivation:
    measure = one.measure
    name = named(measure.name, measure.title)
    if one.value is None:
        text = _("{name}, weight {weight}: no value yet")
        return Derivation("measure", text.format(name=name, weight=measure.weight))
    text = _("{name}, weight {weight}: {value} is {points} points ({how})").format(
        name=name, weight=measure.weight, value=plain(one.value), points=plain(one.points),
        how=_how(one),
    )  # fmt: skip
    parts = [_figure(figure, zone) for figure in one.figures]
    parts += [_mark(mark, zone) for mark in one.marks]
    return Derivation("measure", text, tuple(parts))


def _how(one: MeasureScore) -> str:
    measure = one.measure
    if measure.taken_from is TakenFrom.ATTENDANCE_RATE:
        return _("days attended of days due, measures/{name}.toml").format(name=measure.name)
    if measure.scoring is Scoring.TARGET:
        text = _("target {target}, measures/{name}.toml")
        return text.format(target=measure.target, name=measure.name)
    if measure.scoring is Scoring.BANDS:
        sign = "≥" if measure.higher_is_better else "≤"
        bands = listed(
            labelled(f"{sign} {end}", points)
            for end, points in zip(measure.at, measure.points, strict=True)
        )
        text = _("{bands}, else {otherwise}")
        return text.format(bands=bands, otherwise=measure.otherwise)
    return _("the value itself, 0 to 100")


def _figure(figure: Figure, zone: ZoneInfo) -> Derivation:
    text = _("{month} {value}, by {who}{when}").format(
        month=figure.month, value=figure.value, who=figure.who, when=_when(figure, zone)
    )
    if figure.file:
        text += ", " + _("{file} line {line}").format(file=figure.file, line=figure.line)
    return Derivation("figure", text + (f": {figure.note}" if figure.note else ""))


def _mark(mark: ExamMark, zone: ZoneInfo) -> Derivation:
    text = _("{month} exam mark {mark}, by {who}{when}")
    return Derivation(
        "mark",
        text.format(month=mark.month, mark=mark.mark, who=mark.who, when=_when(mark, zone)),
    )


def _when(item: Figure | ExamMark, zone: ZoneInfo) -> str:
    return f" {item.at.astimezone(zone):%Y-%m-%d %H:%M}" if item.at else ""
