"""Kinds of leave, from `rules/leave/`: a centre adds one as a file."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, fields
from datetime import date

from rostering.domain.leave import LeaveRequest, LeaveStatus
from rostering.policy.catalogue import Catalogue
from rostering.policy.rule import Rule

WORK_DAYS, CALENDAR_DAYS = "work days", "calendar days"


@dataclass(frozen=True, slots=True)
class LeaveTerms:
    """What holds of a kind of leave on a day; a kind that says nothing of it has what stands here.

    `balance` is none, annual or comp. Leave by the hour comes in steps of `smallest_minutes`, and not
    at all where they are 0. Requests of `certificate_from_days` calendar days or more need a
    certificate; 0 is never. One occurrence has at most `most_days`, `counted` in work days or calendar
    days; 0 is without end.
    """

    balance: str = "none"
    smallest_minutes: int = 0
    certificate_from_days: int = 0
    counted: str = WORK_DAYS
    most_days: int = 0


def leave_terms(catalogue: Catalogue, kind: str, day: date, region: str = "") -> LeaveTerms:
    """The terms of `kind` on `day`; `region` may have more days than the country.

    Raises PolicyError where there is no such kind, or a value has not begun on `day`.
    """
    rule = catalogue.rule("leave", kind)
    names = [field.name for field in fields(LeaveTerms) if field.name in rule.parameters]
    values = {name: rule.parameters[name].on(day).value for name in names}
    regional = catalogue.rules.get(("leave_limits", region))
    if regional is not None and kind in regional.parameters:
        values["most_days"] = regional.parameters[kind].on(day).value
    return LeaveTerms(**values)  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class PricedKind:
    """A kind of leave with its terms, and what it takes of a day: `percent` of base pay, or of base and
    floating pay where `whole_wage` says so."""

    name: str
    title: str
    percent: int
    whole_wage: bool
    terms: LeaveTerms


def priced_kinds(catalogue: Catalogue, day: date, region: str = "") -> tuple[PricedKind, ...]:
    """Every kind as it stands on `day`; PolicyError where a value has not begun by then.

    Personal and sick leave have their share in rules of their own (A6, A7).
    """
    found = []
    for name, rule in sorted(catalogue.of_kind("leave").items()):
        own = catalogue.rules.get(("pay_rules", f"{name}_leave"))
        share = own.parameters["percent"] if own else rule.parameters["taken_percent"]
        whole = rule.parameters.get("whole_wage")
        found.append(
            PricedKind(
                name,
                rule.title,
                int(str(share.on(day).value)),
                bool(whole and whole.on(day).value),
                leave_terms(catalogue, name, day, region),
            )
        )
    return tuple(found)


def lacking_certificates(
    requests: Iterable[LeaveRequest], delivered: Collection[str], catalogue: Catalogue
) -> set[str]:
    """The approved requests of so many calendar days that their kind needs a certificate, without one."""
    known = catalogue.of_kind("leave")
    return {
        one.id
        for one in requests
        if one.status is LeaveStatus.APPROVED
        and one.id not in delivered
        and one.kind in known
        and needs_certificate(catalogue, one.kind, one.start, (one.end - one.start).days + 1)
    }


def needs_certificate(catalogue: Catalogue, kind: str, first: date, days: int) -> bool:
    """Whether leave of `kind` over so many calendar days from `first` on needs a certificate."""
    needed = leave_terms(catalogue, kind, first).certificate_from_days
    return 0 < needed <= days


def taken_from(kind: Rule | None, day: date) -> str:
    """What leave of this kind is taken from on `day`: none, annual or comp."""
    return "none" if kind is None else str(kind.parameters["balance"].on(day).value)


def leave_words(catalogue: Catalogue) -> dict[str, str]:
    """What people may type for each kind: its name, and the Chinese at the end of its title."""
    words = {}
    for name, rule in catalogue.of_kind("leave").items():
        words[name] = name
        words[rule.title.rsplit(" ", 1)[-1]] = name
    return words
