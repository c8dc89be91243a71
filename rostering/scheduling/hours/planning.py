"""The hours within the shifts, planned day by day so that each slot follows demand in each role (R2)."""

from __future__ import annotations

import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import groupby
from typing import Any

from ortools.sat.python import cp_model

from rostering.discovery import modules_in
from rostering.domain.request import RosterRequest
from rostering.domain.roster import Activity, ActivityKind, Assignment, Roster
from rostering.domain.shifts import DAY_MINUTES
from rostering.policy.catalogue import Catalogue
from rostering.scheduling.auditor import CONSTRAINTS, HOUR_CONSTRAINTS, HOUR_PREFERENCES, audit
from rostering.scheduling.hours.side_by_side import each_day
from rostering.scheduling.hours.variables import HourVariables, Other
from rostering.scheduling.hours.wanted import Slot, gaps_of, slot_minutes, wanted_by_slot
from rostering.scheduling.preferences import demand as demand_rule
from rostering.scheduling.presence import presence
from rostering.scheduling.search import Interrupts, SearchLimits

GROUP = 20  # people whose day is planned in one model; larger ones are not proven in a second
ANY_SECONDS = 10.0  # for the first plan of a group where none was found in its time
LEAST_SECONDS = 0.2  # for a day, whatever is left
WORK = 0.4  # most work on one such model, in CP-SAT's deterministic seconds


def plan_hours(
    roster: Roster,
    request: RosterRequest,
    catalogue: Catalogue,
    limits: SearchLimits,
    kept: Roster | None = None,
    on_progress: Callable[[HoursProgress], None] | None = None,
) -> Roster:
    """The roster with its hours: breaks, meetings and changes of role, at the best price found.

    Each day is planned, in a little time of its own if there is none left; the days after a Ctrl-C keep
    the usual breaks. Where the whole would cost more than the roster as it came, that is given back. An
    agent's day that is in `kept` with the same shifts keeps the hours that it has there.
    """
    began = time.monotonic()
    plan = _Plan(replace(roster, activities=()), request, catalogue, kept)
    days = [day for day in request.period if plan.worked.get(day)]
    left = len(days)

    def plan_day(day: date) -> None:
        nonlocal left
        seconds = (limits.seconds - (time.monotonic() - began)) * limits.workers / max(left, 1)
        plan.day(day, replace(limits, seconds=max(seconds, LEAST_SECONDS)))
        left -= 1

    def tell(done: int) -> None:
        if on_progress is not None:
            on_progress(HoursProgress(time.monotonic() - began, done, len(days)))

    with plan.interrupts:
        each_day(days, plan_day, limits.workers, plan.interrupts, plan.stop, tell)
    found = replace(roster, activities=tuple(sorted(plan.activities)))
    if kept is not None:
        return found
    return _better(found, replace(roster, activities=()), request, catalogue)


@dataclass(frozen=True, slots=True)
class HoursProgress:
    """How many of the days have their hours."""

    seconds: float
    done: int
    days: int


def _better(one: Roster, other: Roster, request: RosterRequest, catalogue: Catalogue) -> Roster:
    """`one`, unless it keeps fewer rules or leaves more minutes uncovered at a higher cost; meetings
    are attended at any price, and so a day with one is not held against it."""
    if any(event.on(day) for event in request.events for day in request.period):
        return one
    day = request.period.start
    new, old = (audit(each, request, catalogue, day) for each in (one, other))
    worse = len(new.violations) > len(old.violations) or new.cost > old.cost
    return other if worse else one


class _Plan:
    """The hours planned so far, and who is present where because of them."""

    def __init__(
        self,
        roster: Roster,
        request: RosterRequest,
        catalogue: Catalogue,
        kept: Roster | None = None,
    ) -> None:
        self.request, self.catalogue = request, catalogue
        self.first = request.period.start
        self.step = slot_minutes(request)
        self.interrupts = Interrupts()
        self.lock = threading.Lock()  # over all but the searches
        self.solvers: set[cp_model.CpSolver] = set()
        self.activities: list[Activity] = []
        self.worked: dict[date, list[Assignment]] = {}
        self.present: Counter[Slot] = Counter()
        for item in roster.assignments:
            self.worked.setdefault(item.date, []).append(item)
        eve = self.first - timedelta(days=1)
        before = [item for item in request.history if item.date == eve]
        hours = Roster(request.period, activities=request.history_activities).activities_by_day()
        self.kept = _kept(roster, kept) if kept is not None else {}
        hours |= self.kept
        self.activities += [one for own in self.kept.values() for one in own]
        for item in (*before, *request.settled, *roster.assignments):
            self._count(item, hours.get((item.agent, item.date), []), 1)
        self.wanted = wanted_by_slot(request, self.step)

    def day(self, day: date, limits: SearchLimits) -> None:
        """Plan one day, group after group of its people, the others where they are so far."""
        worked = [item for item in self.worked[day] if (item.agent, day) not in self.kept]
        agents = sorted({item.agent for item in worked})
        groups = max(1, -(-len(agents) // GROUP))
        for number in range(groups):
            # every so manieth agent: each group has people of every shift and role
            chosen = set(agents[number::groups])
            own = [item for item in worked if item.agent in chosen]
            if not self.interrupts.stopped:
                self._group(day, own, replace(limits, seconds=limits.seconds / groups))

    def stop(self) -> None:
        """End the searches that are under way."""
        for solver in list(self.solvers):
            solver.stop_search()

    def _group(self, day: date, worked: list[Assignment], limits: SearchLimits) -> None:
        """Plan the hours of some people's day; they keep the usual ones where none are found."""
        with self.lock:
            for item in worked:
                self._count(item, [], -1)
            hours = self._model(day, worked)
        solver = _solver(limits)
        status = self._search(hours, solver)
        if status == cp_model.UNKNOWN and not self.interrupts.stopped:
            # breaks must be taken and meetings held, however busy the machine: any plan will do
            solver.parameters.max_time_in_seconds = ANY_SECONDS
            solver.parameters.max_deterministic_time = ANY_SECONDS
            solver.parameters.stop_after_first_solution = True
            status = self._search(hours, solver)
        planned: dict[str, list[Activity]] = {}
        with self.lock:
            if status in (cp_model.OPTIMAL, cp_model.FEASIBLE):
                for one in activities_in(hours, solver.value):
                    planned.setdefault(one.agent, []).append(one)
            for item in worked:
                self._count(item, planned.get(item.agent, []), 1)
            self.activities += [one for own in planned.values() for one in own]

    def _search(self, hours: HourVariables, solver: cp_model.CpSolver) -> Any:
        self.solvers.add(solver)
        status = solver.solve(hours.model)
        self.solvers.discard(solver)
        return status

    def _model(self, day: date, worked: list[Assignment]) -> HourVariables:
        """The hours of some people's day, everybody else where they are so far."""
        hours = HourVariables(self.request, worked, self.step)
        for one in self.activities:
            if one.date == day and one.kind is ActivityKind.EVENT:
                hours.sittings.setdefault(one.what, set()).add(one.start)
        hours.others = lambda: self._others(day, worked)
        self._rules(hours)
        hours.model.minimize(sum(self._costs(hours, day)))
        hours.hint_usual()
        return hours

    def _rules(self, hours: HourVariables) -> None:
        for name, unit in modules_in(HOUR_CONSTRAINTS).items():
            rule = self.catalogue.rule("hour_constraints", name)
            if rule.enabled_on(self.first):
                unit.add(hours, rule.on(self.first, unit.Parameters))
        for name, unit in modules_in(CONSTRAINTS).items():
            rule = self.catalogue.rule("constraints", name)
            if hasattr(unit, "add_hours") and rule.enabled_on(self.first):
                unit.add_hours(hours, rule.on(self.first, unit.Parameters))

    def _others(self, day: date, worked: Sequence[Assignment]) -> list[Other]:
        """Who is present around the day beside those whose hours are planned now."""
        every = (*self.request.history_activities, *self.activities)
        hours = Roster(self.request.period, activities=every).activities_by_day()
        rostered = [item for items in self.worked.values() for item in items]
        planned = set(worked)
        found = []
        for item in (*self.request.history, *self.request.settled, *rostered):
            offset = (item.date - day).days * DAY_MINUTES
            if (
                item in planned
                or abs(offset) > DAY_MINUTES
                or item.shift not in self.request.shifts
            ):
                continue
            own = hours.get((item.agent, item.date), [])
            for role, start, end in presence(item, self.request.shifts[item.shift], own):
                found.append((item.agent, role, start + offset, end + offset))
        return found

    def _costs(self, hours: HourVariables, day: date) -> Iterator[Any]:
        for name, unit in modules_in(HOUR_PREFERENCES).items():
            rule = self.catalogue.rule("hour_preferences", name)
            if rule.enabled_on(self.first):
                yield from unit.costs(hours, rule.on(self.first, unit.Parameters))
        rule = self.catalogue.rule("preferences", "demand")
        if rule.enabled_on(self.first):
            yield from self._demand(hours, day, rule.on(self.first, demand_rule.Parameters))

    def _demand(self, hours: HourVariables, day: date, rule: Any) -> Iterator[Any]:
        offset = (day - self.first).days * DAY_MINUTES
        people: dict[Slot, list[Any]] = {}
        for item in hours.worked:
            for minute in hours.slots(item):
                for role in hours.roles(item):
                    there = hours.present(item, minute, role)
                    people.setdefault((role, minute + offset), []).append(there)
        for slot, there in people.items():
            if slot[1] >= len(self.request.period) * DAY_MINUTES and slot not in self.wanted:
                continue
            row = self.wanted.get(slot)
            present, most = self.present[slot] + sum(there), self.present[slot] + len(there)
            for gap, limit, weight in gaps_of(present, most, row, rule):
                short = hours.model.new_int_var(0, max(limit, 0), "gap")
                hours.model.add(short >= gap)
                yield short * (weight * self.step)

    def _count(self, item: Assignment, own: list[Activity], sign: int) -> None:
        """Add or take away one person's presence."""
        shift = self.request.shifts.get(item.shift)
        if shift is None:
            return
        offset = (item.date - self.first).days * DAY_MINUTES
        for role, start, end in presence(item, shift, own):
            for minute in range(start + offset, end + offset, self.step):
                self.present[role, minute] += sign


def _kept(roster: Roster, kept: Roster) -> dict[tuple[str, date], list[Activity]]:
    """The hours of the agents' days that have the same shifts in both rosters."""
    old, new = kept.by_agent_day(), roster.by_agent_day()
    hours = kept.activities_by_day()
    return {key: hours.get(key, []) for key in new if key in old and set(old[key]) == set(new[key])}


def _solver(limits: SearchLimits) -> cp_model.CpSolver:
    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds = limits.seconds
    solver.parameters.max_deterministic_time = WORK
    solver.parameters.num_workers = 1
    solver.parameters.random_seed = limits.seed
    solver.parameters.linearization_level = 2
    solver.parameters.symmetry_level = 0
    solver.parameters.catch_sigint_signal = False
    return solver


def activities_in(hours: HourVariables, value: Callable[[Any], int]) -> Iterator[Activity]:
    """What was decided, by the `value` of each variable: every break and meeting, and the blocks in
    another role than the assigned one."""
    for (item, number, start), there in hours.break_at.items():
        if value(there):
            one = hours.shift(item).planned_breaks[number]
            kind = ActivityKind.PAID_BREAK if one.paid else ActivityKind.BREAK
            yield Activity(item.agent, item.date, start, start + one.minutes, kind)
    for (item, event, start), there in hours.event_at.items():
        if value(there):
            end = start + event.length
            yield Activity(item.agent, item.date, start, end, ActivityKind.EVENT, event.name)
    for item in hours.worked:
        working = [at for at in hours.slots(item) if value(hours.working(item, at))]
        for role, block in groupby(working, key=lambda at: _role(hours, item, at, value)):
            at_work = list(block)
            if role != item.role:
                start, end = at_work[0], at_work[-1] + hours.step
                yield Activity(item.agent, item.date, start, end, ActivityKind.ROLE, role)


def _role(hours: HourVariables, item: Assignment, minute: int, value: Callable[[Any], int]) -> str:
    """The role that the agent stands in."""
    roles = hours.roles(item) if hours.narrow else hours.shift(item).roles
    return next(role for role in roles if value(hours.in_role.get((item, minute, role), 0)))
