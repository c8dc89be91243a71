"""One rule: its source, and the values of its parameters over time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from rostering.domain.money import yuan
from rostering.errors import PolicyError
from rostering.language import _, listed

T = TypeVar("T")

Value = int | str | bool | tuple[int | str, ...]


def shown_value(value: Value, unit: str) -> str:
    """A value as people write it: money in yuan, yes or no, lists separated by commas."""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    parts = value if isinstance(value, tuple) else (value,)
    money = unit == "yuan"
    return listed(yuan(int(part)) if money else str(part) for part in parts)


@dataclass(frozen=True, slots=True)
class DatedValue:
    """A value in force from `since` on, and the file that says so."""

    since: date
    value: Value
    file: Path


@dataclass(frozen=True, slots=True)
class Parameter:
    """A named value of a rule over time. Amounts of money (unit "yuan") are held in fen.

    `least` and `most` are the ends of what its numbers may be, both included; None: any.
    """

    name: str
    description: str
    unit: str
    values: tuple[DatedValue, ...]
    least: int | None = None
    most: int | None = None

    def outside(self, value: Value) -> str:
        """What a number of `value` should be where it is none of those allowed; empty else."""
        numbers = [
            one for one in (value if isinstance(value, tuple) else (value,)) if type(one) is int
        ]
        low = self.least is not None and any(one < self.least for one in numbers)
        high = self.most is not None and any(one > self.most for one in numbers)
        if not low and not high:
            return ""
        if self.most is None:
            return _("{least} or more").format(least=self.least)
        return _("{least} to {most}").format(least=self.least, most=self.most)

    def on(self, day: date) -> DatedValue:
        """The value in force on `day`.

        Raises PolicyError before the first value: rules do not reach back beyond their date.
        """
        in_force = [value for value in self.values if value.since <= day]
        if not in_force:
            first = min(value.since for value in self.values)
            raise PolicyError(
                _("{parameter} has no value on {day}: its first is from {first}").format(
                    parameter=self.name, day=day, first=first
                ),
                _("add an earlier value in {file}").format(file=self.values[0].file),
            )
        return max(in_force, key=lambda value: value.since)


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule file: `name` is its stem, `kind` its folder; `description` is the rule in words."""

    kind: str
    name: str
    title: str
    clause: str
    source: str
    decisions: tuple[str, ...]
    parameters: Mapping[str, Parameter]
    file: Path
    description: str = ""

    def on(self, day: date, parameters: type[T]) -> T:
        """The values in force on `day`, as the unit's own `Parameters`."""
        names = [field.name for field in fields(parameters)]  # type: ignore[arg-type]
        values: dict[str, Any] = {name: self.parameters[name].on(day).value for name in names}
        return parameters(**values)

    def require_values(self, day: date) -> None:
        """Raise PolicyError where a parameter has no value in force on `day` yet."""
        for parameter in self.parameters.values():
            parameter.on(day)

    def enabled_on(self, day: date) -> bool:
        """Whether the centre keeps this rule on `day`; a rule that does not say so is kept."""
        switch = self.parameters.get("enabled")
        return bool(switch.on(day).value) if switch else True
