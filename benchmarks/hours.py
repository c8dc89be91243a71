"""How long the hours within the shifts of a large roster take, and what they gain.

    python -m benchmarks.hours 200 4

A generated centre of so many agents for so many weeks: three roles, half of the agents qualified for phone
and walk-in, breaks with windows of three hours, a meeting in three sittings on Mondays, and demand by the
half hour with peaks that no shift fits. Shifts are dealt out by a fixed pattern, so that the hours alone
are measured.
"""

from __future__ import annotations

import math
import sys
import time
from dataclasses import replace
from datetime import date, timedelta

from rostering.domain.calendar import Period
from rostering.domain.people import Agent
from rostering.domain.request import Demand, Event, RosterRequest
from rostering.domain.roster import Assignment, Roster
from rostering.domain.shifts import BreakTerms, Presence, Role, Shift
from rostering.policy.catalogue import load_catalogue
from rostering.scheduling.auditor import audit
from rostering.scheduling.coverage import missing_minutes
from rostering.scheduling.hours.planning import plan_hours
from rostering.scheduling.search import SearchLimits

MONDAY = date(2026, 6, 1)
ROLES = {
    "phone": Role("phone", "phone"),
    "walk_in": Role("walk_in", "walk-in"),
    "field": Role("field", "field", Presence.MOBILE),
}


def shift(code: str, start: int, pause: int, *roles: str) -> Shift:
    window = BreakTerms(((pause - 1) * 60, (pause + 2) * 60))
    breaks = ((pause * 60, pause * 60 + 60),)
    return Shift(code, code, start * 60, start * 60 + 540, breaks, roles, (window,))


SHIFTS = {
    one.code: one
    for one in (
        shift("E", 7, 11, "phone", "walk_in"),
        shift("D", 9, 12, "phone", "walk_in", "field"),
        shift("L", 13, 17, "phone", "walk_in"),
        shift("N", 22, 26, "phone"),
    )
}
PATTERN = "EEDDD..DDLLL..LLNN.EE.EDDD.."


def centre(agents: int, weeks: int) -> tuple[RosterRequest, Roster]:
    """The request and its roster of shifts."""
    period = Period(MONDAY, MONDAY + timedelta(days=7 * weeks - 1))
    people = tuple(
        Agent(
            f"A{n:04d}",
            f"A{n:04d}",
            "agent",
            (("phone", "walk_in"), ("phone",), ("walk_in", "phone"), ("phone", "field"))[n % 4],
            2400,
            date(2020, 1, 1),
        )
        for n in range(agents)
    )
    assignments = []
    for n, agent in enumerate(people):
        for step, day in enumerate(period):
            code = PATTERN[(step + 3 * n) % len(PATTERN)]
            if code != ".":
                offered = SHIFTS[code].roles
                role = agent.roles[-1] if agent.roles[-1] in offered else "phone"
                assignments.append(Assignment(agent.id, day, code, role))
    demand = tuple(
        Demand(day, role, at, at + 30, people_wanted // 2, people_wanted)
        for day in period
        for role, share in (("phone", 0.30), ("walk_in", 0.14))
        for at in range(7 * 60, 22 * 60, 30)
        for people_wanted in [round(agents * share * (0.75 + 0.25 * math.sin(at / 95)))]
    )
    meeting = Event("meeting", 0, 13 * 60, 16 * 60, (), 30, 3)
    request = RosterRequest(period, people, ROLES, SHIFTS, demand, events=(meeting,))
    return request, Roster(period, tuple(sorted(assignments)))


def main(agents: int, weeks: int) -> None:
    """Plan, and print seconds and missing people-hours before and after."""
    request, roster = centre(agents, weeks)
    catalogue = load_catalogue()
    began, processor = time.monotonic(), time.process_time()
    planned = plan_hours(roster, request, catalogue, SearchLimits(seconds=300))
    seconds, processor = time.monotonic() - began, time.process_time() - processor
    before, after = missing_minutes(roster, request), missing_minutes(planned, request)
    hours = replace(planned, assignments=roster.assignments)
    broken = [
        one for one in audit(hours, request, catalogue, MONDAY).violations
        if one.rule in ("breaks_in_window", "role_blocks", "block_roles", "events_attended",
                        "one_thing_at_a_time")
    ]  # fmt: skip
    print(
        f"{agents} agents, {weeks} weeks: {seconds:.1f} s, {processor:.1f} s of the processor, missing {before / 60:.0f} -> "
        f"{after / 60:.0f} people-hours, {len(planned.activities)} activities, "
        f"{len(broken)} rules broken"
    )


if __name__ == "__main__":
    main(*(int(word) for word in sys.argv[1:]))
