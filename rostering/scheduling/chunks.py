"""A first roster for a large centre: chunk after chunk of agents, each for its share of the demand."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

from rostering.domain.people import Agent
from rostering.domain.request import RosterRequest
from rostering.domain.roster import Roster
from rostering.policy.catalogue import Catalogue
from rostering.scheduling.model import search
from rostering.scheduling.parts import bound_together, demand_share, part_of, with_part
from rostering.scheduling.search import Interrupts, SearchLimits

CHUNK = 6_000  # agents × days × pairs of shift and role in one chunk


def options(request: RosterRequest, agent: Agent) -> int:
    """How many assignments the agent can have in the period."""
    roles = set(agent.roles) & set(request.roles)
    pairs = sum(len(roles.intersection(shift.roles)) for shift in request.shifts.values())
    return max(pairs * len(request.period), 1)


def first_roster(
    request: RosterRequest,
    catalogue: Catalogue,
    day: date,
    limits: SearchLimits,
    interrupts: Interrupts,
    tell: Callable[[Roster], None],
) -> Roster | None:
    """A roster that keeps each agent's rules, or None where a chunk has none.

    Specialists come first; who can do more fills what they leave. `limits.seconds` is for all chunks
    together. `tell` hears of the roster as it grows.
    """
    began = time.monotonic()
    chunks = list(_chunks(request, limits.seed))
    roster = Roster(request.period)
    for number, chunk in enumerate(chunks):
        left = sum(agent.weekly_minutes for later in chunks[number:] for agent in later)
        share = sum(agent.weekly_minutes for agent in chunk) / max(left, 1)
        names = {agent.id for agent in chunk}
        part = part_of(request, roster, names)
        part = replace(part, demand=demand_share(request, roster, share))
        rest = limits.seconds - (time.monotonic() - began)
        seconds = max(2 * rest / (len(chunks) - number + 1), 0.5)
        if interrupts.stopped:
            seconds = 0.5
        found = search(
            part, catalogue, day, replace(limits, seconds=seconds, gap=0.02), interrupts=interrupts
        )
        if found.roster is None:
            return None
        roster = with_part(roster, found.roster, names)
        tell(roster)
    return roster


def _chunks(request: RosterRequest, seed: int) -> Iterator[tuple[Agent, ...]]:
    groups = bound_together(request)
    random.Random(seed).shuffle(groups)
    groups.sort(key=lambda group: max(options(request, agent) for agent in group))
    chunk: list[Agent] = []
    size = 0
    for group in groups:
        own = sum(options(request, agent) for agent in group)
        if chunk and size + own > CHUNK:
            yield tuple(chunk)
            chunk, size = [], 0
        chunk += group
        size += own
    if chunk:
        yield tuple(chunk)
