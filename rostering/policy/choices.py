"""Values of rule files that must be one of some, and parameters that may be left out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar

from rostering.errors import PolicyError
from rostering.language import _, current_language, listed
from rostering.policy.rule import Rule, Value

Kind = TypeVar("Kind", bound=StrEnum)


def value_or_default(rule: Rule, name: str, day: date, defaults: Mapping[str, Value]) -> Any:
    """The value of a parameter on `day`, or the default where the file has no such parameter."""
    parameter = rule.parameters.get(name)
    return defaults[name] if parameter is None else parameter.on(day).value


def one_of(kinds: type[Kind], rule: Rule, name: str, value: object) -> Kind:
    """The member that `value` names; raises PolicyError with those that there are."""
    try:
        return kinds(str(value))
    except ValueError:
        raise wrong_value(rule, name, value, (kind.value for kind in kinds)) from None


def wrong_value(rule: Rule, name: str, value: object, known: Iterable[str]) -> PolicyError:
    """The error of a parameter that holds none of the `known` values."""
    message = _("{kind}/{name}: {parameter} cannot be {value}")
    return PolicyError(
        message.format(kind=rule.kind, name=rule.name, parameter=name, value=value),
        _("known are {names}").format(names=listed(known)),
    )


def named(name: str, title: str) -> str:
    """A rule as people call it: its name, and in Chinese the Chinese at the end of its title."""
    word = title.rsplit(" ", 1)[-1]
    return name if current_language() != "zh" or word.isascii() else word


def last_words(rules: Mapping[str, Rule]) -> dict[str, str]:
    """What people may type for each rule: its name, and the Chinese at the end of its title."""
    words = {}
    for name, rule in rules.items():
        words[name] = name
        words[rule.title.rsplit(" ", 1)[-1]] = name
    return words
