"""Which fixed duties there are, when they fall due and who owes them, from `rules/fixed_duties/` (R7)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from rostering.domain.fixed_duties import Falls, FixedDuty, Proof
from rostering.errors import PolicyError
from rostering.language import _
from rostering.policy.catalogue import Catalogue
from rostering.policy.rule import Rule, Value

KIND = "fixed_duties"
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
DEFAULTS: Mapping[str, Value] = {
    "weekdays": (), "month_days": (), "times": 1, "hours": 0, "within_months": 0, "grades": (),
    "roles": (), "grace_days": 0, "proof": "tick", "item": "duties", "late_points": 0,
    "missing_points": 0,
}  # fmt: skip


def fixed_duties(catalogue: Catalogue, month: date) -> tuple[FixedDuty, ...]:
    """The duties in force in the month that begins on `month`, by name.

    Raises PolicyError, with the file, where a value is none that there is.
    """
    return tuple(
        _duty(rule, month)
        for rule in catalogue.of_kind(KIND).values()
        if rule.enabled_on(month) and _has_begun(rule, month)
    )


def duty_words(catalogue: Catalogue) -> dict[str, str]:
    """What people may type for each duty: its name, and the Chinese at the end of its title."""
    words = {}
    for name, rule in catalogue.of_kind(KIND).items():
        words[name] = name
        words[rule.title.rsplit(" ", 1)[-1]] = name
    return words


def _has_begun(rule: Rule, month: date) -> bool:
    return any(value.since <= month for value in rule.parameters["falls"].values)


def _duty(rule: Rule, month: date) -> FixedDuty:
    values = {name: _value(rule, name, month) for name in DEFAULTS}
    return FixedDuty(
        name=rule.name,
        title=rule.title,
        clause=rule.clause,
        falls=_one_of(Falls, rule, "falls", _value(rule, "falls", month)),
        proof=_one_of(Proof, rule, "proof", values["proof"]),
        grace_days=values["grace_days"],
        weekdays=tuple(_weekday(rule, day) for day in values["weekdays"]),
        month_days=values["month_days"],
        times=values["times"],
        minutes=values["hours"] * 60,
        within_months=values["within_months"],
        grades=values["grades"],
        roles=values["roles"],
        item=values["item"],
        late_points=values["late_points"],
        missing_points=values["missing_points"],
    )


def _value(rule: Rule, name: str, day: date) -> Any:
    parameter = rule.parameters.get(name)
    return DEFAULTS[name] if parameter is None else parameter.on(day).value


def _one_of(kinds: Any, rule: Rule, name: str, value: object) -> Any:
    try:
        return kinds(value)
    except ValueError:
        raise _wrong(rule, name, value, [kind.value for kind in kinds]) from None


def _weekday(rule: Rule, name: object) -> int:
    if name not in WEEKDAYS:
        raise _wrong(rule, "weekdays", name, WEEKDAYS)
    return WEEKDAYS.index(str(name))


def _wrong(rule: Rule, name: str, value: object, known: Any) -> PolicyError:
    message = _("{kind}/{name}: {parameter} cannot be {value}")
    return PolicyError(
        message.format(kind=rule.kind, name=rule.name, parameter=name, value=value),
        _("known are {names}").format(names=", ".join(known)),
    )
