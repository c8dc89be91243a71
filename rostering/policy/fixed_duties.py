"""Which fixed duties there are, when they fall due and who owes them, from `rules/fixed_duties/` (R7)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from rostering.domain.fixed_duties import Falls, FixedDuty, Proof
from rostering.policy.catalogue import Catalogue
from rostering.policy.choices import last_words, one_of, value_or_default, wrong_value
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
        fixed_duty(catalogue, rule.name, month)
        for rule in catalogue.of_kind(KIND).values()
        if rule.enabled_on(month) and _has_begun(rule, month)
    )


def duty_words(catalogue: Catalogue) -> dict[str, str]:
    """What people may type for each duty: its name, and the Chinese at the end of its title."""
    return last_words(catalogue.of_kind(KIND))


def _has_begun(rule: Rule, month: date) -> bool:
    return any(value.since <= month for value in rule.parameters["falls"].values)


def fixed_duty(catalogue: Catalogue, name: str, month: date) -> FixedDuty:
    """The duty called `name` as its values stand on the first day of a month; PolicyError as above."""
    rule = catalogue.rule(KIND, name)
    values = {name: value_or_default(rule, name, month, DEFAULTS) for name in DEFAULTS}
    return FixedDuty(
        name=rule.name,
        title=rule.title,
        clause=rule.clause,
        falls=one_of(Falls, rule, "falls", rule.parameters["falls"].on(month).value),
        proof=one_of(Proof, rule, "proof", values["proof"]),
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


def _weekday(rule: Rule, name: object) -> int:
    if name not in WEEKDAYS:
        raise wrong_value(rule, "weekdays", name, WEEKDAYS)
    return WEEKDAYS.index(str(name))
