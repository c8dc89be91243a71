"""Hard requests are kept: days on which an agent is unavailable, and days off, wishes and avoided work
that are marked as a must."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from rostering.domain.request import AgentRequest, RequestKind, RosterRequest
from rostering.domain.roster import Assignment, Roster, Violation
from rostering.language import _
from rostering.scheduling.naming import agent_name

if TYPE_CHECKING:
    from rostering.scheduling.variables import Variables

FREE = (RequestKind.DAY_OFF, RequestKind.UNAVAILABLE, RequestKind.AVOID)


@dataclass(frozen=True, slots=True)
class Parameters:
    """Nothing to choose."""


def add(variables: Variables, rule: Parameters) -> None:
    """No matching assignment for the one kind, at least one for a wish."""
    for wanted, day in _hard(variables.request):
        if (wanted.agent, day) not in variables.at_work:
            continue
        matching = variables.matching(wanted.agent, day, wanted.shift, wanted.role)
        held = matching == 0 if wanted.kind in FREE else matching >= 1
        variables.add(held, [wanted.agent], [day])


def violations(roster: Roster, request: RosterRequest, rule: Parameters) -> list[Violation]:
    """Each day on which a hard request is not kept."""
    by_day = roster.by_agent_day()
    found = []
    for wanted in request.requests:
        must = wanted.hard or (wanted.kind == "unavailable" and wanted.times is None)
        if not must or wanted.kind == "pinned" or wanted.agent not in _ids(request):
            continue
        for day in roster.period:
            if not wanted.start <= day <= wanted.end:
                continue
            fits = [a for a in by_day.get((wanted.agent, day), ()) if _fits(a, wanted)]
            if bool(fits) == (wanted.kind == "wish"):
                continue
            text = _("{agent} on {day}: the request {kind} must be kept {note}")
            message = text.format(
                agent=agent_name(wanted.agent, request),
                day=day,
                kind=_(wanted.kind.value),
                note=wanted.note,
            ).strip()
            found.append(Violation("requests_kept", (wanted.agent,), (day,), message))
    return found


def _hard(request: RosterRequest) -> Iterator[tuple[AgentRequest, date]]:
    for wanted in request.requests:
        always = wanted.kind is RequestKind.UNAVAILABLE and wanted.times is None
        if (wanted.hard or always) and wanted.kind is not RequestKind.PINNED:
            for day in request.period:
                if wanted.start <= day <= wanted.end:
                    yield wanted, day


def _ids(request: RosterRequest) -> set[str]:
    return {agent.id for agent in request.agents}


def _fits(assignment: Assignment, wanted: AgentRequest) -> bool:
    right_shift = not wanted.shift or assignment.shift == wanted.shift
    return right_shift and (not wanted.role or assignment.role == wanted.role)
