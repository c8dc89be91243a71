"""A rule for the terminal: what it says, where it is from, each value with its date."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from rostering.language import _, in_brackets, labelled, listed, word
from rostering.policy.catalogue import UNIT_KINDS, Catalogue
from rostering.policy.choices import named
from rostering.policy.rule import Parameter, Rule, Value, shown_value
from rostering.scheduling.weights import missing_hour

WEIGHT = "quarter minutes of a missing person"
YES_NO = "yes or no"


def rule_lines(rule: Rule, catalogue: Catalogue) -> Iterator[str]:
    """The rule line by line, however wide."""
    yield f"{_(rule.title)}  [{rule.kind}/{rule.name}]"
    if rule.description:
        yield _(rule.description)
    if rule.clause:
        yield labelled(_("clause"), rule.clause)
    yield labelled(_("source"), _(rule.source))
    for decision in rule.decisions:
        yield labelled(_("reading"), _(decision))
    for parameter in rule.parameters.values():
        yield ""
        unit = word(parameter.unit, "unit")
        yield labelled(in_brackets(parameter.name, unit), _(parameter.description))
        for value in parameter.values:
            shown = _shown(value.value, parameter, catalogue)
            shown += _weight(value.value, parameter, value.since, catalogue)
            yield "  " + _("from {since}  {value}").format(since=value.since, value=shown)
        narrow = parameter.most is not None or parameter.least not in (None, 0)
        if narrow and parameter.unit != WEIGHT:
            yield "  " + _("may be {range}").format(range=_range(parameter))
    if rule.kind in UNIT_KINDS and rule.parameters:
        yield ""
        yield from _how_to_change(rule)


def _range(parameter: Parameter) -> str:
    if parameter.most is None:
        return _("{least} or more").format(least=parameter.least)
    return _("{least} to {most}").format(least=parameter.least, most=parameter.most)


def _shown(value: Value, parameter: Parameter, catalogue: Catalogue) -> str:
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if value == ():
        return _("none")
    if parameter.unit == "grades" and isinstance(value, tuple):
        grades: Mapping[str, Rule] = catalogue.of_kind("grades")
        return listed(
            named(str(one), grades[str(one)].title) if str(one) in grades else one for one in value
        )
    return shown_value(value, parameter.unit)


def _weight(value: Value, parameter: Parameter, day: date, catalogue: Catalogue) -> str:
    """What a weight means: for how long one person may be missing for the same price."""
    hour = missing_hour(catalogue, day) if parameter.unit == WEIGHT else 0
    if not hour or not isinstance(value, int):
        return ""
    return "  " + _("= one person missing for {time}").format(time=_time(value * 60 / hour))


def _time(minutes: float) -> str:
    hours, rest = divmod(minutes, 60)
    if not hours:
        return _("{minutes:g} min").format(minutes=round(rest, 2))
    if not rest:
        return _("{hours:g} h").format(hours=hours)
    return _("{hours:g} h {minutes:g} min").format(hours=hours, minutes=round(rest, 2))


def _how_to_change(rule: Rule) -> Iterator[str]:
    """What to write where for another value: the switch of a rule that is off, else the first one."""
    off = [
        one
        for one in rule.parameters.values()
        if one.name == "enabled" and one.values and not one.values[-1].value
    ]
    parameter = off[0] if off else next(iter(rule.parameters.values()))
    now = parameter.values[-1].value
    yield labelled(
        _("To change it, write in {file} of the centre").format(
            file=f"rules/{rule.kind}/{rule.name}.toml"
        ),
        "",
    ).rstrip()
    yield f"  [parameters.{parameter.name}]"
    yield f"  values = [{{ from = {date.today()}, value = {'true' if off else _typed(now, parameter)} }}]"


def _typed(value: Value, parameter: Parameter) -> str:
    """A value as a rule file has it."""
    if isinstance(value, bool):
        return str(value).lower()
    if value == () and parameter.unit == "sequences":
        return '["N E", "N - E"]'
    if isinstance(value, tuple):
        return "[" + ", ".join(_typed(one, parameter) for one in value) + "]"
    if parameter.unit == "yuan":
        return f'"{shown_value(value, parameter.unit)}"'
    return str(value) if isinstance(value, int) else f'"{value}"'
