"""What is known of the days around a roster's period, and agents' own limits."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from rostering.domain.calendar import Period
from rostering.domain.request import LimitKind, RosterRequest
from rostering.domain.roster import Assignment, Roster

ONE_DAY = timedelta(days=1)


def first_known(request: RosterRequest) -> date:
    """The first day of which the work is known: the first of the history, or of the period."""
    return min((item.date for item in request.history), default=request.period.start)


def windows(request: RosterRequest, days: int) -> Iterator[Period]:
    """Each run of `days` that touches the period, cut to what is known of it, in order.

    A window that lies within the next one, as far as it is known, is left out.
    """
    first = first_known(request)
    for end in request.period:
        start = end - timedelta(days=days - 1)
        if start < first and end < request.period.end:
            continue
        yield Period(max(start, first), end)


def assignments_by_agent(roster: Roster, request: RosterRequest) -> dict[str, list[Assignment]]:
    """History and roster of each agent, by date."""
    found: dict[str, list[Assignment]] = {}
    for item in sorted((*request.history, *roster.assignments), key=lambda item: item.date):
        found.setdefault(item.agent, []).append(item)
    return found


def days_worked(roster: Roster, request: RosterRequest) -> dict[str, set[date]]:
    """The dates of work of each agent, in history and roster."""
    return {
        agent: {item.date for item in own}
        for agent, own in assignments_by_agent(roster, request).items()
    }


def limits(request: RosterRequest, kind: LimitKind) -> Mapping[str, tuple[int | None, int | None]]:
    """Least and most of each agent who has a limit of this kind."""
    return {
        limit.agent: (limit.least, limit.most) for limit in request.limits if limit.kind is kind
    }


def most_of(request: RosterRequest, kind: LimitKind, otherwise: int) -> Mapping[str, int]:
    """The most of every agent: the own limit, or the rule's."""
    own = limits(request, kind)
    return {
        agent.id: _or(own.get(agent.id, (None, None))[1], otherwise) for agent in request.agents
    }


def least_of(request: RosterRequest, kind: LimitKind, otherwise: int) -> Mapping[str, int]:
    """The least of every agent: the own limit, or the rule's."""
    own = limits(request, kind)
    return {
        agent.id: _or(own.get(agent.id, (None, None))[0], otherwise) for agent in request.agents
    }


def _or(value: int | None, otherwise: int) -> int:
    return otherwise if value is None else value
