"""The rule behind a line: where it is written, how it is read, its values and since when (T2)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from rostering.domain.derivation import Derivation
from rostering.domain.money import yuan
from rostering.domain.statement import Entry
from rostering.language import _, listed, word
from rostering.payroll.own_facts import OwnFacts
from rostering.payroll.sources import Sources
from rostering.policy.catalogue import Catalogue
from rostering.policy.choices import named
from rostering.policy.rule import Rule, shown_value

GRADE_KINDS = ("base", "floating")
BANDS = {"A1": "short", "A2": "long"}
OF_LEAVE = ("taken_percent", "whole_wage")
"""Of a kind of leave, what prices a day; the rest says when it may be given."""


def rule_of(entry: Entry, own: OwnFacts, catalogue: Catalogue) -> Rule:
    """The rule file that the line's values come from: a grade's for base and floating pay."""
    if entry.rule == "other_leave":
        return catalogue.rule("leave", entry.kind)
    if entry.kind == "law":
        return catalogue.rule("law", entry.rule)
    if entry.kind in GRADE_KINDS:
        for stretch in own.stretches:
            if entry.date in stretch.days:
                return catalogue.rule("grades", stretch.grade)
    return catalogue.rule("pay_rules", entry.rule)


def line_title(entry: Entry, own: OwnFacts, catalogue: Catalogue) -> str:
    """What the line is: its day, its clause and what it is called."""
    name = _(rule_of(entry, own, catalogue).title)
    if entry.kind in GRADE_KINDS:
        name = listed([_(catalogue.rule("pay_rules", entry.rule).title), name])
    return f"{entry.date}  {entry.clause}  {name}"


def rule_derivation(
    entry: Entry, own: OwnFacts, catalogue: Catalogue, sources: Sources
) -> Derivation:
    """The rule with its source, its readings and the values in force on the line's day."""
    rule = rule_of(entry, own, catalogue)
    values = [
        Derivation("value", value_in_force(rule, name, entry.date))
        for name in _deciding(entry, rule)
    ]
    if entry.kind in GRADE_KINDS:
        values += [*_own_pay(entry, own), *_held(entry, own, catalogue, sources)]
    decisions = [Derivation("decision", _(text)) for text in rule.decisions]
    text = _("{kind}/{name}: {source}").format(
        kind=rule.kind, name=rule.name, source=_(rule.source)
    )
    return Derivation("rule", text, (*decisions, *values))


def value_in_force(rule: Rule, name: str, day: date) -> str:
    """A value of the rule on `day`, with its unit, since when it holds and in which file it stands."""
    parameter = rule.parameters[name]
    value = parameter.on(day)
    text = _("{name} = {value} {unit}, from {since} ({file})")
    if isinstance(value.value, bool):
        text = _("{name} = {value}, from {since} ({file})")
    return text.format(
        name=name,
        value=shown_value(value.value, parameter.unit),
        unit=word(parameter.unit, "unit"),
        since=value.since,
        file=f"{rule.kind}/{value.file.name}",
    )


def _deciding(entry: Entry, rule: Rule) -> list[str]:
    """The values that the line turns on: of a fine for lateness those of its band alone."""
    if entry.kind in GRADE_KINDS:
        return [entry.kind]
    if rule.kind == "leave":
        return [name for name in OF_LEAVE if name in rule.parameters]
    other = [band for clause, band in BANDS.items() if clause not in entry.clause]
    if entry.rule == "lateness_fine" and len(other) == 1:
        dropped = tuple(f"{other[0]}_{what}" for what in ("fine", "points"))
        return [name for name in rule.parameters if name not in dropped]
    return list(rule.parameters)


def _own_pay(entry: Entry, own: OwnFacts) -> Iterator[Derivation]:
    fen = own.agent.base_fen if entry.kind == "base" else own.agent.floating_fen
    if fen is not None:
        text = _("agents.csv has {yuan} for {agent} instead of the grade's")
        yield Derivation("value", text.format(yuan=yuan(fen), agent=own.agent.id))


def _held(
    entry: Entry, own: OwnFacts, catalogue: Catalogue, sources: Sources
) -> Iterator[Derivation]:
    """Since when the grade is held and who decided it, where it changed (G17, P6)."""
    held = [change for change in own.grade_changes if change.since <= entry.date]
    if held:
        change = max(held, key=lambda change: change.since)
        decided = sources.demotions.get((own.agent.id, change.since), "grades.csv")
        grade = named(change.grade, catalogue.rule("grades", change.grade).title)
        text = _("{grade} since {since}: {decided}")
        text = text.format(grade=grade, since=change.since, decided=decided)
        yield Derivation("value", text)
