"""Appraisals and their measures, from `rules/appraisals/` and `rules/measures/` (P8)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal, InvalidOperation

from rostering.domain.appraisals import Appraisal, Measure, Scoring, TakenFrom
from rostering.errors import PolicyError
from rostering.language import _, listed
from rostering.policy.catalogue import Catalogue
from rostering.policy.choices import last_words, one_of, value_or_default, wrong_value
from rostering.policy.rule import Rule, Value

APPRAISALS, MEASURES = "appraisals", "measures"
MONTHS = ("1", "3", "12")
OF_ONE_MONTH = (TakenFrom.ATTENDANCE_RATE, TakenFrom.DISCIPLINE_EVENTS)
BETTER = ("higher", "lower")
OF_APPRAISAL: Mapping[str, Value] = {"months": 1, "grades": (), "roles": ()}
OF_MEASURE: Mapping[str, Value] = {
    "weight": 1, "taken_from": "figure", "scoring": "direct", "better": "higher", "at": (),
    "points": (), "otherwise": 0, "target": "", "least": "0", "most": "", "roles": (),
}  # fmt: skip


def appraisals_in(catalogue: Catalogue, month: date) -> tuple[Appraisal, ...]:
    """The appraisals that are worked out in the month that begins on `month`, by name.

    Raises PolicyError, with the file, where a value is none that there is, or values do not belong
    together.
    """
    found = (appraisal(catalogue, name, month) for name in _in_force(catalogue, APPRAISALS, month))
    return tuple(item for item in found if item.falls_in(month))


def appraisal(catalogue: Catalogue, name: str, day: date) -> Appraisal:
    """The appraisal called `name` as its values stand on `day`."""
    rule = catalogue.rule(APPRAISALS, name)
    months = value_or_default(rule, "months", day, OF_APPRAISAL)
    if str(months) not in MONTHS:
        raise wrong_value(rule, "months", months, MONTHS)
    own = {key: rule.parameters[key].on(day).value for key in ("dimensions", "weights")}
    bands = {key: rule.parameters[key].on(day).value for key in ("bands", "least", "bonus")}
    _of_one_length(rule, own)
    _of_one_length(rule, bands)
    if sum(own["weights"]) != 100:  # type: ignore[arg-type]
        raise _wrong(rule, _("the weights must add up to 100 %"))
    measures = _measures(catalogue, rule, own["dimensions"], day)
    if months > 1 and any(one.taken_from in OF_ONE_MONTH for one in measures):
        raise _wrong(rule, _("attendance is measured by the month; months must be 1"))
    return Appraisal(
        name=rule.name,
        title=rule.title,
        clause=rule.clause,
        months=months,
        dimensions=own["dimensions"],  # type: ignore[arg-type]
        weights=own["weights"],  # type: ignore[arg-type]
        bands=bands["bands"],  # type: ignore[arg-type]
        least=_decimals(rule, "least", bands["least"]),
        bonus=bands["bonus"],  # type: ignore[arg-type]
        measures=measures,
        since=rule.parameters["bonus"].on(day).since,
        grades=value_or_default(rule, "grades", day, OF_APPRAISAL),
        roles=value_or_default(rule, "roles", day, OF_APPRAISAL),
    )


def figure_measures(catalogue: Catalogue, day: date) -> dict[str, Measure]:
    """The measures whose values people import or enter, by name."""
    found = (measure(catalogue, name, day) for name in _in_force(catalogue, MEASURES, day))
    return {item.name: item for item in found if item.taken_from is TakenFrom.FIGURE}


def measure_words(catalogue: Catalogue) -> dict[str, str]:
    """What people may type for each measure: its name, and the Chinese at the end of its title."""
    return last_words(catalogue.of_kind(MEASURES))


def measure(catalogue: Catalogue, name: str, day: date) -> Measure:
    """The measure called `name` as its values stand on `day`."""
    rule = catalogue.rule(MEASURES, name)
    values = {key: value_or_default(rule, key, day, OF_MEASURE) for key in OF_MEASURE}
    if values["better"] not in BETTER:
        raise wrong_value(rule, "better", values["better"], BETTER)
    found = Measure(
        name=rule.name,
        title=rule.title,
        clause=rule.clause,
        dimension=str(rule.parameters["dimension"].on(day).value),
        weight=values["weight"],
        taken_from=one_of(TakenFrom, rule, "taken_from", values["taken_from"]),
        scoring=one_of(Scoring, rule, "scoring", values["scoring"]),
        higher_is_better=values["better"] == "higher",
        at=_decimals(rule, "at", values["at"]),
        points=values["points"],
        otherwise=values["otherwise"],
        target=_optional(rule, "target", values["target"]),
        least=_decimals(rule, "least", (values["least"],))[0],
        most=_optional(rule, "most", values["most"]),
        roles=values["roles"],
    )
    _check(rule, found)
    return found


def _in_force(catalogue: Catalogue, kind: str, day: date) -> list[str]:
    """The rules of a folder that are kept on `day` and have their values by then."""
    return [
        name
        for name, rule in catalogue.of_kind(kind).items()
        if rule.enabled_on(day)
        and all(min(v.since for v in p.values) <= day for p in rule.parameters.values())
    ]


def _measures(
    catalogue: Catalogue, rule: Rule, dimensions: Value, day: date
) -> tuple[Measure, ...]:
    assert isinstance(dimensions, tuple)
    found = [measure(catalogue, name, day) for name in _in_force(catalogue, MEASURES, day)]
    for dimension in dimensions:
        if dimension not in {item.dimension for item in found}:
            text = _("dimension {name} has no measure in rules/measures/")
            raise _wrong(rule, text.format(name=dimension))
    return tuple(item for item in found if item.dimension in dimensions)


def _check(rule: Rule, found: Measure) -> None:
    """Raise PolicyError where the values of a measure do not belong together."""
    if found.weight < 1:
        raise _wrong(rule, _("the weight is 1 or more"))
    if found.scoring is Scoring.BANDS:
        _of_one_length(rule, {"at": found.at, "points": found.points})
        best_first = sorted(found.at, reverse=found.higher_is_better)
        if not found.at or list(found.at) != best_first:
            raise _wrong(rule, _("`at` needs the ends of the bands, the best first"))
    if found.scoring is Scoring.TARGET and not found.target:
        raise _wrong(rule, _("needs a target above 0"))


def _of_one_length(rule: Rule, values: Mapping[str, object]) -> None:
    lengths = {len(value) if isinstance(value, tuple) else -1 for value in values.values()}
    if len(lengths) != 1 or -1 in lengths:
        text = _("{names} need one value each, in the same order")
        raise _wrong(rule, text.format(names=listed(values)))


def _decimals(rule: Rule, name: str, texts: object) -> tuple[Decimal, ...]:
    assert isinstance(texts, tuple)
    try:
        found = tuple(Decimal(str(text)) for text in texts)
    except InvalidOperation:
        text = _("{name} must be numbers, decimals in quotes")
        raise _wrong(rule, text.format(name=name)) from None
    if not all(number.is_finite() for number in found):
        raise _wrong(rule, _("{name} must be numbers, decimals in quotes").format(name=name))
    return found


def _optional(rule: Rule, name: str, text: object) -> Decimal | None:
    return _decimals(rule, name, (text,))[0] if text != "" else None


def _wrong(rule: Rule, why: str) -> PolicyError:
    return PolicyError(f"{rule.kind}/{rule.name}: {why}", _("mend {file}").format(file=rule.file))
