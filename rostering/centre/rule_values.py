"""Rule files of a centre whose values belong together, or name its roles and grades (R7, P8)."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from datetime import date

from rostering.errors import InputProblem, PolicyError, near_word
from rostering.language import _
from rostering.policy.appraisals import APPRAISALS, MEASURES, appraisal, measure
from rostering.policy.catalogue import Catalogue
from rostering.policy.fixed_duties import KIND, fixed_duty
from rostering.policy.rule import Rule

READ: dict[str, Callable[[Catalogue, str, date], object]] = {
    KIND: fixed_duty,
    MEASURES: measure,
    APPRAISALS: appraisal,
}


def check_rule_values(
    catalogue: Catalogue,
    roles: Collection[str],
    grades: Collection[str],
    problems: list[InputProblem],
) -> None:
    """Report each rule whose values do not belong together on some day, or name what there is not."""
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


def _turns(rule: Rule) -> list[date]:
    """The days on which a value of the rule begins, from the one on which it has all of them."""
    begins = {value.since for one in rule.parameters.values() for value in one.values}
    whole = max(min(v.since for v in one.values) for one in rule.parameters.values())
    return sorted(day for day in begins if day >= whole)


def _unknown(rule: Rule, parameter: str, known: Collection[str]) -> Iterator[InputProblem]:
    for value in rule.parameters[parameter].values if parameter in rule.parameters else ():
        for name in value.value if isinstance(value.value, tuple) else ():
            if name not in known:
                hint = near_word(str(name), known)
                where = f"{_place(rule)}: {parameter}"
                yield InputProblem(where, _("is not known"), str(name), hint)


def _place(rule: Rule) -> str:
    return f"rules/{rule.kind}/{rule.file.name}"
