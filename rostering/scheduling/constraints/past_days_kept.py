"""Past days kept: what lies before the day of a repair stays as it was published (D10)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from rostering.domain.request import RosterRequest
from rostering.domain.roster import Roster, Violation
from rostering.language import _
from rostering.scheduling.naming import agent_name

if TYPE_CHECKING:
    from rostering.scheduling.variables import Variables


@dataclass(frozen=True, slots=True)
class Parameters:
    """Nothing to choose."""


def add(variables: Variables, rule: Parameters) -> None:
    """Each Boolean of a past day is what was published."""
    request = variables.request
    published = _published(request)
    days = _past(request)
    for key, assigned in variables.assigned.items():
        if key[1] in days:
            variables.add(assigned == int(key in published), [key[0]], [key[1]])
    for (agent, day), on_duty in variables.on_duty.items():
        if day in days:
            variables.add(on_duty == int((agent, day) in _duties(request)), [agent], [day])
    for agent, day, _shift, _role in sorted(published - set(variables.assigned)):
        variables.add(False, [agent], [day])


def violations(roster: Roster, request: RosterRequest, rule: Parameters) -> list[Violation]:
    """Each agent and past day that differs from what was published."""
    days = _past(request)
    there = {(a.agent, a.date, a.shift, a.role) for a in roster.assignments if a.date in days}
    changed = {key[:2] for key in there ^ _published(request)}
    if request.duty_rota is not None:
        on_duty = {(duty.agent, duty.date) for duty in roster.duties if duty.date in days}
        changed |= on_duty ^ _duties(request)
    text = _("{agent} on {day} is past, and stays as it was published")
    return [
        Violation(
            "past_days_kept",
            (agent,),
            (day,),
            text.format(agent=agent_name(agent, request), day=day),
        )
        for agent, day in sorted(changed)
    ]


def _past(request: RosterRequest) -> set[date]:
    """The fixed days of the period; none where nothing is published."""
    if request.published is None or request.fixed_before is None:
        return set()
    return {day for day in request.period if day < request.fixed_before}


def _published(request: RosterRequest) -> set[tuple[str, date, str, str]]:
    days = _past(request)
    items = request.published.assignments if request.published else ()
    return {(a.agent, a.date, a.shift, a.role) for a in items if a.date in days}


def _duties(request: RosterRequest) -> set[tuple[str, date]]:
    days = _past(request)
    items = request.published.duties if request.published else ()
    return {(duty.agent, duty.date) for duty in items if duty.date in days}
