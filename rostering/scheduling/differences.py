"""What another roster costs more or less, preference by preference, in the words of each."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from types import ModuleType
from typing import Any

from rostering.discovery import modules_in
from rostering.domain.request import RosterRequest
from rostering.domain.roster import Price, Roster
from rostering.language import _, plural
from rostering.policy.catalogue import Catalogue
from rostering.scheduling.auditor import PREFERENCES
from rostering.scheduling.coverage import coverage
from rostering.scheduling.naming import agent_name, role_name
from rostering.scheduling.shares import due


@dataclass(frozen=True, slots=True)
class Difference:
    """What a preference costs more in another roster, or less where negative.

    `amount` and `unit` are those of its price, `details` say for whom or where.
    """

    rule: str
    amount: int
    unit: str
    cost: int
    details: tuple[str, ...] = ()


def differences(
    before: tuple[Roster, Iterable[Price]],
    after: tuple[Roster, Iterable[Price]],
    request: RosterRequest,
    catalogue: Catalogue,
    day: date,
) -> tuple[Difference, ...]:
    """The preferences whose price is another, dearest first; each roster comes with its prices."""
    old = {price.rule: price for price in before[1]}
    found = [
        Difference(
            price.rule,
            price.amount - old[price.rule].amount,
            price.unit,
            price.cost - old[price.rule].cost,
            tuple(_details(price.rule, before[0], after[0], request, catalogue, day)),
        )
        for price in after[1]
        if price != old[price.rule]
    ]
    return tuple(sorted(found, key=lambda one: -one.cost))


def _details(
    name: str,
    before: Roster,
    after: Roster,
    request: RosterRequest,
    catalogue: Catalogue,
    day: date,
) -> Iterator[str]:
    unit = modules_in(PREFERENCES).get(name)
    if unit is None:  # a preference of the hours within the shifts: its amount says it all
        return
    rule = catalogue.rule("preferences", name).on(day, unit.Parameters)
    if name == "demand":
        yield from _demand_details(before, after, request)
    elif _counted(unit):
        yield from _share_details(unit, before, after, request, rule)
    elif hasattr(unit, "unmet"):
        yield from _request_details(unit, before, after, request, rule)


def _demand_details(before: Roster, after: Roster, request: RosterRequest) -> Iterator[str]:
    """Hours short of the target and beyond it, by role."""
    old, new = _hours(before, request), _hours(after, request)
    for role in request.roles:
        short, over = (new[role, what] - old[role, what] for what in ("short", "over"))
        if short:
            more, less = (
                _("{role}: {hours:g} h more missing"),
                _("{role}: {hours:g} h less missing"),
            )
            yield _hours_text(more if short > 0 else less, role_name(role, request.roles), short)
        if over:
            more, less = (
                _("{role}: {hours:g} h more to spare"),
                _("{role}: {hours:g} h less to spare"),
            )
            yield _hours_text(more if over > 0 else less, role_name(role, request.roles), over)


def _hours_text(text: str, role: str, minutes: int) -> str:
    return text.format(role=role, hours=round(abs(minutes) / 60, 1))


def _hours(roster: Roster, request: RosterRequest) -> Counter[tuple[str, str]]:
    """People-minutes below and above the target, by role."""
    minutes: Counter[tuple[str, str]] = Counter()
    for one in coverage(roster, request):
        minutes[one.role, "short"] += max(one.target - one.present, 0) * one.minutes
        minutes[one.role, "over"] += max(one.present - one.target, 0) * one.minutes
    return minutes


def _share_details(
    unit: ModuleType, before: Roster, after: Roster, request: RosterRequest, rule: Any
) -> Iterator[str]:
    """Agents whose days above the fair share are others; who had more first."""
    old, new = (_excess(unit, roster, request, rule) for roster in (before, after))
    changed = {key: new[key] - old[key] for key in new.keys() | old.keys() if new[key] != old[key]}
    for (what, agent), days in sorted(changed.items(), key=lambda one: (-one[1], one[0])):
        words = {"agent": agent_name(agent, request), "what": role_name(what, request.roles)}
        if days > 0:
            yield plural(
                "{agent} has one day more above the fair share of {what}",
                "{agent} has {count} days more above the fair share of {what}",
                days,
                **words,
            )
        else:
            yield plural(
                "{agent} has one day less above the fair share of {what}",
                "{agent} has {count} days less above the fair share of {what}",
                -days,
                **words,
            )


def _counted(unit: ModuleType) -> Any:
    """The function that counts the days of what the unit shares, None where it shares nothing."""
    return getattr(unit, "shares", None) or getattr(unit, "counted", None)


def _excess(
    unit: ModuleType, roster: Roster, request: RosterRequest, rule: Any
) -> Counter[tuple[str, str]]:
    """Whole days above the share, by what is shared and agent."""
    found: Counter[tuple[str, str]] = Counter()
    for what, had in _counted(unit)(roster, request, rule).items():
        for agent, share in due(had, request).items():
            found[what, agent] = max(math.floor(had[agent] - share), 0)
    return found


def _request_details(
    unit: ModuleType, before: Roster, after: Roster, request: RosterRequest, rule: Any
) -> Iterator[str]:
    """Requests that are newly met or not."""
    old, new = Counter(unit.unmet(before, request, rule)), Counter(unit.unmet(after, request, rule))
    for text in new - old:
        yield _("not met: {request}").format(request=text)
    for text in old - new:
        yield _("met: {request}").format(request=text)
