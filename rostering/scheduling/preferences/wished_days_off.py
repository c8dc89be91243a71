"""Wished days off: days off, wished and avoided work that agents asked for and that are no must."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from rostering.domain.request import AgentRequest, RequestKind, RosterRequest
from rostering.domain.roster import Price, Roster

if TYPE_CHECKING:
    from rostering.scheduling.variables import Expression, Variables

SOFT = (RequestKind.DAY_OFF, RequestKind.WISH, RequestKind.AVOID)


@dataclass(frozen=True, slots=True)
class Parameters:
    """`cost` of a day that is not as asked for, times the request's own weight."""

    cost: int


def costs(variables: Variables, rule: Parameters) -> list[Expression]:
    """One term a day of each request."""
    terms: list[Expression] = []
    for wanted in _soft(variables.request):
        for day in variables.request.period:
            if not wanted.start <= day <= wanted.end:
                continue
            matching = variables.matching(wanted.agent, day, wanted.shift, wanted.role)
            name = f"{wanted.kind} {wanted.agent} {day}"
            if wanted.kind is RequestKind.WISH:
                missed = variables.at_least(1 - matching, 1, name)
            else:
                most = len(variables.of_day(wanted.agent, day))
                missed = variables.model.new_bool_var(name)
                variables.model.add(matching <= max(most, 1) * missed)
            terms.append(missed * wanted.weight * rule.cost)
    return terms


def price(roster: Roster, request: RosterRequest, rule: Parameters) -> Price:
    """Days that are not as asked for; the cost counts the weights."""
    missed = [wanted for wanted, _day in _missed(roster, request)]
    cost = sum(wanted.weight * rule.cost for wanted in missed)
    return Price("wished_days_off", len(missed), "days not as asked for", cost)


def unmet(roster: Roster, request: RosterRequest, rule: Parameters) -> list[str]:
    """Each day that is not as asked for, in words: whose, what and when."""
    return [
        " ".join(
            part
            for part in (wanted.agent, wanted.kind.value, wanted.shift, str(day), wanted.note)
            if part
        )
        for wanted, day in _missed(roster, request)
    ]


def _missed(roster: Roster, request: RosterRequest) -> Iterator[tuple[AgentRequest, date]]:
    by_day = roster.by_agent_day()
    for wanted in _soft(request):
        for day in request.period:
            if not wanted.start <= day <= wanted.end:
                continue
            fits = any(
                wanted.shift in ("", a.shift) and wanted.role in ("", a.role)
                for a in by_day.get((wanted.agent, day), ())
            )
            if fits != (wanted.kind is RequestKind.WISH):
                yield wanted, day


def _soft(request: RosterRequest) -> list[AgentRequest]:
    agents = {agent.id for agent in request.agents}
    return [r for r in request.requests if r.kind in SOFT and not r.hard and r.agent in agents]
