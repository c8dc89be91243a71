"""All rules there are: the shipped ones, with a centre's own values laid over them."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import cache
from pathlib import Path
from typing import Any

from rostering.errors import InputError, InputProblem, PolicyError, near_word
from rostering.language import _, listed
from rostering.policy.rule import DatedValue, Parameter, Rule, Value
from rostering.resources import data_folder

UNIT_KINDS = (
    "staffing",
    "constraints",
    "preferences",
    "hour_constraints",
    "hour_preferences",
    "findings",
    "pay_rules",
    "score",
    "law",
)
DATA_KINDS = (
    "attendance",
    "grades",
    "leave",
    "leave_limits",
    "incidents",
    "payroll",
    "minimum_wage",
    "fixed_duties",
    "appraisals",
    "measures",
)
KINDS = UNIT_KINDS + DATA_KINDS
KEYS = {"description", "unit", "least", "most", "values"}  # of a parameter


@dataclass(frozen=True)
class Catalogue:
    """Every rule by kind and name."""

    rules: Mapping[tuple[str, str], Rule]

    def rule(self, kind: str, name: str) -> Rule:
        """The rule called `name` in `kind`; raises PolicyError, with a near name where there is one."""
        try:
            return self.rules[kind, name]
        except KeyError:
            hint = near_word(name, [rule for of, rule in self.rules if of == kind])
            raise PolicyError(
                _("there is no rule {kind}/{name}").format(kind=kind, name=name), hint
            ) from None

    def of_kind(self, kind: str) -> dict[str, Rule]:
        """The rules of one folder, by name."""
        return {name: rule for (of, name), rule in sorted(self.rules.items()) if of == kind}

    def with_(self, rules: Iterable[Rule]) -> Catalogue:
        """The same catalogue with some rules replaced."""
        return Catalogue({**self.rules, **{(rule.kind, rule.name): rule for rule in rules}})


def load_catalogue(own_rules: Path | None = None, under: Catalogue | None = None) -> Catalogue:
    """The shipped rules, or those of `under`, and the values in `own_rules` over them.

    `own_rules` is a centre's `rules/`. Raises InputError with every fault of every file.
    """
    base_rules = under or _shipped_catalogue()
    if own_rules is None or not own_rules.is_dir():
        return base_rules
    problems: list[InputProblem] = []
    rules = dict(base_rules.rules)
    for file in sorted(own_rules.rglob("*.toml")):
        kind, name = file.parent.name, file.stem
        if kind == "calendar":
            continue
        base = rules.get((kind, name))
        if base is None and kind not in DATA_KINDS:
            known = [f"{of}/{rule}" for of, rule in rules]
            problems.append(
                InputProblem(
                    str(file),
                    _("no rule of this name"),
                    f"{kind}/{name}",
                    near_word(f"{kind}/{name}", known),
                )
            )
            continue
        rule = _read_rule(file, kind, problems, base)
        if rule is not None:
            rules[kind, name] = rule
    if problems:
        raise InputError(problems)
    return Catalogue(rules)


@cache
def _shipped_catalogue() -> Catalogue:
    problems: list[InputProblem] = []
    rules: dict[tuple[str, str], Rule] = {}
    for kind in KINDS:
        for file in sorted((data_folder("rules") / kind).glob("*.toml")):
            rule = _read_rule(file, kind, problems, None)
            if rule is not None:
                rules[kind, file.stem] = rule
    if problems:
        raise InputError(problems)
    return Catalogue(rules)


def _read_rule(
    file: Path, kind: str, problems: list[InputProblem], base: Rule | None
) -> Rule | None:
    """The rule in `file`, laid over `base` where the centre changes a shipped rule."""
    try:
        data = tomllib.loads(file.read_text(encoding="utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        problems.append(InputProblem(str(file), _("is not readable TOML: {why}").format(why=error)))
        return None
    known = {"title", "description", "clause", "source", "decisions", "parameters"}
    for key in sorted(set(data) - known):
        problems.append(_unknown(file, key, known))
    before = len(problems)
    parameters = dict(base.parameters) if base else {}
    for name, table in data.get("parameters", {}).items():
        old = parameters.get(name)
        if base is not None and old is None and name != "enabled":
            problems.append(_unknown(file, f"parameters.{name}", parameters))
            continue
        parameter = _read_parameter(file, name, table, problems, old)
        if parameter is not None:
            parameters[name] = parameter
    if len(problems) > before:
        return None
    if base is not None:
        return replace(base, parameters=parameters)
    missing = [key for key in ("title", "source") if not data.get(key)]
    if missing:
        problems.append(InputProblem(str(file), _("lacks {keys}").format(keys=listed(missing))))
        return None
    return Rule(
        kind=kind,
        name=file.stem,
        title=str(data["title"]),
        clause=str(data.get("clause", "")),
        source=str(data["source"]),
        decisions=tuple(data.get("decisions", ())),
        parameters=parameters,
        file=file,
        description=str(data.get("description", "")),
    )


def _read_parameter(
    file: Path, name: str, table: Any, problems: list[InputProblem], old: Parameter | None
) -> Parameter | None:
    where = f"{file}: parameters.{name}"
    if not isinstance(table, dict):
        problems.append(InputProblem(where, _("must be a table with description, unit and values")))
        return None
    for key in sorted(set(table) - KEYS):
        problems.append(_unknown(file, f"parameters.{name}.{key}", KEYS))
    unit = str(table.get("unit", old.unit if old else ""))
    entries = table.get("values")
    if not isinstance(entries, list) or not entries:
        problems.append(InputProblem(where, _("needs values = [{ from = DATE, value = … }]")))
        return None
    least, most = (table.get(end, getattr(old, end, None)) for end in ("least", "most"))
    description = str(table.get("description", old.description if old else ""))
    parameter = Parameter(name, description, unit, (), least, most)
    values: dict[date, DatedValue] = {}
    for entry in entries:
        value = _read_value(file, where, unit, entry, problems)
        if value is None or not _fits(where, value, parameter, old, problems):
            continue
        if value.since in values:
            problems.append(
                InputProblem(where, _("two values from the same day"), str(value.since))
            )
        values[value.since] = value
    if old is not None:
        first = min(values, default=date.max)
        kept = {value.since: value for value in old.values if value.since < first}
        values = kept | values
    return replace(parameter, values=tuple(values[day] for day in sorted(values)))


def _fits(
    where: str,
    value: DatedValue,
    parameter: Parameter,
    old: Parameter | None,
    problems: list[InputProblem],
) -> bool:
    """Whether a value is of the kind of the shipped one and within what the parameter allows."""
    if old is not None and not _alike(value, old.values[0]):
        hint = _("it is of another kind than {example}").format(example=repr(old.values[0].value))
        problems.append(
            InputProblem(where, _("is the wrong kind of value"), str(value.value), hint)
        )
        return False
    outside = parameter.outside(value.value)
    if outside:
        hint = _("give {range}").format(range=outside)
        problems.append(InputProblem(where, _("is out of range"), str(value.value), hint))
    return not outside


def _alike(one: DatedValue, other: DatedValue) -> bool:
    """Whether both are of one kind: a number, a text, yes or no, a list."""
    return type(one.value) is type(other.value)


def _read_value(
    file: Path, where: str, unit: str, entry: Any, problems: list[InputProblem]
) -> DatedValue | None:
    if not isinstance(entry, dict) or set(entry) != {"from", "value"}:
        problems.append(InputProblem(where, _("each value has from and value"), str(entry)))
        return None
    since, value = entry["from"], entry["value"]
    if type(since) is not date:
        problems.append(
            InputProblem(where, _("from must be a date such as 2026-01-01"), str(since))
        )
        return None
    parts = value if isinstance(value, list) else [value]
    if any(_is_float(part, unit) for part in parts):
        problems.append(
            InputProblem(where, _("must not be a float; quote decimals"), str(value), f'"{value}"')
        )
        return None
    if unit == "yuan":
        sums = [_fen(part) for part in parts]
        if None in sums:
            problems.append(InputProblem(where, _("is no amount of yuan to the fen"), str(value)))
            return None
        parts = sums
    converted: Value = tuple(parts) if isinstance(value, list) else parts[0]
    return DatedValue(since, converted, file)


def _is_float(value: Any, unit: str) -> bool:
    """Whether a number was written as a float, or an amount of money without its quotes."""
    return isinstance(value, float) or (unit == "yuan" and not isinstance(value, str))


def _fen(text: str) -> int | None:
    try:
        fen = Decimal(text) * 100
    except InvalidOperation:
        return None
    return int(fen) if fen.is_finite() and fen == fen.to_integral_value() else None


def _unknown(file: Path, key: str, known: Iterable[str]) -> InputProblem:
    hint = near_word(key.rsplit(".", 1)[-1], known)
    return InputProblem(str(file), _("unknown key"), key, hint)
