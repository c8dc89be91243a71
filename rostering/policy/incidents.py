"""What may be rewarded and punished, and within which range, from `rules/incidents/` (P4–P7)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches

from rostering.errors import PolicyError
from rostering.language import _, listed
from rostering.policy.catalogue import Catalogue
from rostering.policy.rule import Rule, Value

REWARD, PUNISHMENT = "reward", "punishment"
NOTHING = "none"
DEFAULTS: Mapping[str, Value] = {
    "first_is_warning": False,
    "warning_points_least": 0,
    "warning_points_most": 0,
    "grave_is_fined": False,
    "proposes": NOTHING,
    "grave_proposes": NOTHING,
}
FROM_LISTS = {
    "P5.4": "attendance reconcile",
    "P5.5": "attendance reconcile",
    "P5.11": "signin import",
    "P5.12": "signin import",
}


@dataclass(frozen=True, slots=True)
class Range:
    """Least and most, both allowed; None is no bound."""

    least: int
    most: int | None

    def __contains__(self, value: object) -> bool:
        return (
            isinstance(value, int)
            and self.least <= value
            and (self.most is None or value <= self.most)
        )

    @property
    def only(self) -> int | None:
        """The one value that it allows, or None."""
        return self.least if self.least == self.most else None


@dataclass(frozen=True, slots=True)
class IncidentClause:
    """A kind of incident as its values stand on some day; amounts in fen.

    `warning_points` holds for the first incident where `first_is_warning`. `proposes` and
    `grave_proposes` are none, demotion or dismissal: what people are asked to decide (P6).
    """

    name: str
    clause: str
    title: str
    side: str
    amount: Range
    points: Range
    first_is_warning: bool
    warning_points: Range
    grave_is_fined: bool
    proposes: str
    grave_proposes: str
    since: date

    def is_warning(self, number: int, grave: bool) -> bool:
        """Whether the incident that is the `number`-th of its kind is a warning without a fine."""
        return self.first_is_warning and number == 1 and not (grave and self.grave_is_fined)


def incident_clause(catalogue: Catalogue, name: str, day: date) -> IncidentClause:
    """The kind of incident called `name` on `day`; raises PolicyError where there is none."""
    rule = catalogue.rule("incidents", name)
    most = rule.parameters.get("amount_most")
    return IncidentClause(
        name=name,
        clause=rule.clause,
        title=rule.title,
        side=str(_value(rule, "side", day)),
        amount=Range(
            _whole(rule, "amount_least", day), _whole(rule, "amount_most", day) if most else None
        ),
        points=Range(_whole(rule, "points_least", day), _whole(rule, "points_most", day)),
        first_is_warning=bool(_value(rule, "first_is_warning", day)),
        warning_points=Range(
            _whole(rule, "warning_points_least", day), _whole(rule, "warning_points_most", day)
        ),
        grave_is_fined=bool(_value(rule, "grave_is_fined", day)),
        proposes=str(_value(rule, "proposes", day)),
        grave_proposes=str(_value(rule, "grave_proposes", day)),
        since=rule.parameters["amount_least"].on(day).since,
    )


def incident_kind(catalogue: Catalogue, text: str) -> str:
    """The kind that a clause such as P5.6, or a name such as dress, stands for.

    Raises PolicyError with the nearest clause, the kinds of an ambiguous one, or the command that
    enters what is no incident.
    """
    rules = catalogue.of_kind("incidents")
    word = text.strip()
    if word.lower() in rules:
        return word.lower()
    meant = [name for name, rule in rules.items() if word.upper() in rule.clause.split(", ")]
    if len(meant) == 1:
        return meant[0]
    if meant:
        message = _("{clause} stands for more than one kind of incident: {names}")
        raise PolicyError(
            message.format(clause=word, names=listed(meant)), _("type one of these names")
        )
    raise PolicyError(_("there is no incident {clause!r}").format(clause=text), _hint(word, rules))


def _hint(word: str, rules: Mapping[str, Rule]) -> str:
    if word.upper() in FROM_LISTS:
        return _("it follows from attendance: rostering {command}").format(
            command=FROM_LISTS[word.upper()]
        )
    clauses = {part: name for name, rule in rules.items() for part in rule.clause.split(", ")}
    near = get_close_matches(word.upper(), clauses, 1, 0.5)
    if near:
        return _("did you mean {name}?").format(name=f"{near[0]} {clauses[near[0]]}")
    near = get_close_matches(word.lower(), rules, 1)
    if near:
        return _("did you mean {name}?").format(name=near[0])
    return _("see what there is with: rostering incident clauses")


def _value(rule: Rule, name: str, day: date) -> Value:
    parameter = rule.parameters.get(name)
    return DEFAULTS[name] if parameter is None else parameter.on(day).value


def _whole(rule: Rule, name: str, day: date) -> int:
    value = _value(rule, name, day)
    assert isinstance(value, int)
    return value
