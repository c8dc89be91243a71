"""Rule files of a centre whose values belong together, or name its roles, grades and shifts (R7, P8)."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from datetime import date
from pathlib import Path

from rostering.errors import InputProblem, PolicyError, near_word
from rostering.language import _, listed
from rostering.policy.appraisals import APPRAISALS, MEASURES, appraisal, measure
from rostering.policy.catalogue import Catalogue
from rostering.policy.fixed_duties import KIND, fixed_duty
from rostering.policy.rule import Parameter, Rule

READ: dict[str, Callable[[Catalogue, str, date], object]] = {
    KIND: fixed_duty,
    MEASURES: measure,
    APPRAISALS: appraisal,
}


SEQUENCE_LENGTHS = (2, 3)
REST = "-"


def check_rule_values(
    catalogue: Catalogue,
    known: Mapping[str, Collection[str]],
    own: Path,
    problems: list[InputProblem],
) -> None:
    """Report each rule whose values do not belong together on some day, or name what there is not.

    `known` are the centre's "roles", "grades" and "shifts"; `own` is the folder of its own rules: what
    the shipped ones name need not be there.
    """
    roles, grades = known["roles"], known["grades"]
    for rule in catalogue.rules.values():
        for parameter in rule.parameters.values():
            problems += _names(rule, parameter, known, own)
    for kind, read in READ.items():
        for name, rule in catalogue.of_kind(kind).items():
            before = len(problems)
            problems += _unknown(rule, "roles", roles)
            problems += _unknown(rule, "grades", grades)
            for day in _turns(rule) if len(problems) == before else ():
                try:
                    read(catalogue, name, day)
                except PolicyError as error:
                    problems.append(InputProblem(_place(rule), error.message, "", error.hint))
                    break


def _names(
    rule: Rule, parameter: Parameter, known: Mapping[str, Collection[str]], own: Path
) -> Iterator[InputProblem]:
    """What the centre's own values name and there is not: grades, roles, or shifts in a row."""
    for value in parameter.values:
        names = value.value if isinstance(value.value, tuple) else ()
        if not value.file.is_relative_to(own):
            continue
        if parameter.unit in ("grades", "roles"):
            for name in names:
                yield from _none_of(rule, parameter.name, str(name), known[parameter.unit])
        if parameter.unit == "sequences":
            for sequence in map(str, names):
                for code in sequence.split():
                    yield from _none_of(rule, parameter.name, code, {*known["shifts"], REST})
                if len(sequence.split()) not in SEQUENCE_LENGTHS:
                    where = f"{_place(rule)}: {parameter.name}"
                    hint = _("two or three shifts with blanks between, such as N - E")
                    yield InputProblem(where, _("is no sequence"), sequence, hint)


def _none_of(
    rule: Rule, parameter: str, name: str, known: Collection[str]
) -> Iterator[InputProblem]:
    if name not in known:
        hint = near_word(name, known, _("known are {names}").format(names=listed(sorted(known))))
        yield InputProblem(f"{_place(rule)}: {parameter}", _("is not known"), name, hint)


def _turns(rule: Rule) -> list[date]:
    """The days on which a value of the rule begins, from the one on which it has all of them."""
    begins = {value.since for one in rule.parameters.values() for value in one.values}
    whole = max(min(v.since for v in one.values) for one in rule.parameters.values())
    return sorted(day for day in begins if day >= whole)


def _unknown(rule: Rule, parameter: str, known: Collection[str]) -> Iterator[InputProblem]:
    for value in rule.parameters[parameter].values if parameter in rule.parameters else ():
        for name in value.value if isinstance(value.value, tuple) else ():
            yield from _none_of(rule, parameter, str(name), known)


def _place(rule: Rule) -> str:
    return f"rules/{rule.kind}/{rule.file.name}"
