"""The decisions of the hours of one day as CP-SAT variables."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from ortools.sat.python import cp_model

from rostering.domain.request import Event, RosterRequest
from rostering.domain.roster import Assignment
from rostering.domain.shifts import Break, Shift
from rostering.scheduling.hours.invited import invited_starts

Other = tuple[str, str, int, int]  # an agent, a role, from and to in the minutes of the day
Expression = Any  # a linear expression of the model, or a whole number


class HourVariables:
    """What the people of one day do in each slot of `step` minutes of their shifts.

    `break_at[assignment, number, start]` says that a break begins there, `event_at[assignment, event,
    start]` that the agent goes to that sitting, `in_role[assignment, start, role]` that the agent stands
    in the role in that slot, at work or not, and `changed[assignment, start]` that it is another than
    in the slot before. With `narrow`, only what may be is there: breaks in their windows, roles that
    fit, meetings of the invited; otherwise everything that a shift has room for.
    """

    def __init__(
        self, request: RosterRequest, worked: Sequence[Assignment], step: int, narrow: bool = True
    ) -> None:
        self.request = request
        self.worked = [item for item in worked if item.shift in request.shifts]
        self.step = step
        self.narrow = narrow
        self.model = cp_model.CpModel()
        self.agents = {agent.id: agent for agent in request.agents}
        self.break_at: dict[tuple[Assignment, int, int], Expression] = {}
        self.event_at: dict[tuple[Assignment, Event, int], Expression] = {}
        self.in_role: dict[tuple[Assignment, int, str], Expression] = {}
        self.changed: dict[tuple[Assignment, int], Expression] = {}
        self.sittings: dict[str, set[int]] = {}  # that are held already, by the name of the event
        self.others: Callable[[], Sequence[Other]] = tuple  # who else is present around the day
        self._present: dict[tuple[Assignment, int, str], Expression] = {}
        self._working: dict[tuple[Assignment, int], Expression] = {}
        self._away: dict[tuple[Assignment, int], list[Expression]] = {}
        for item in self.worked:
            self._decide(item, self.shift(item))

    def shift(self, item: Assignment) -> Shift:
        """The shift of an assignment."""
        return self.request.shifts[item.shift]

    def slots(self, item: Assignment) -> range:
        """The starts of the slots of the shift."""
        shift = self.shift(item)
        return range(shift.start, shift.end, self.step)

    def roles(self, item: Assignment) -> list[str]:
        """The roles that the agent may stand in: those of agent and shift that prove presence alike
        (D17); first the one that was assigned."""
        agent, known = self.agents.get(item.agent), self.request.roles
        offered = () if agent is None else agent.roles
        own = known.get(item.role)
        return [item.role] + [
            role
            for role in self.shift(item).roles
            if role != item.role and role in offered and role in known and own is not None
            and known[role].presence is own.presence
        ]  # fmt: skip

    def _decide(self, item: Assignment, shift: Shift) -> None:
        for number, one in enumerate(shift.planned_breaks):
            starts = break_starts(one, self.step) if self.narrow else self._room(shift, one.minutes)
            self._place(item, self.break_at, number, starts, one.minutes)
        for event in self.request.events:
            starts = self._room(shift, event.length)
            if self.narrow:
                starts = invited_starts(event, item, self.request, self.step)
            self._place(item, self.event_at, event, starts, event.length)
        for minute in self.slots(item):
            self.model.add(sum(self._away.get((item, minute), ())) <= 1)
        self._stand(item)

    def _place(
        self, item: Assignment, found: dict[Any, Expression], what: Any, starts: range, length: int
    ) -> None:
        for start in starts:
            there = self.model.new_bool_var(f"{item.agent} {item.shift} {start}")
            found[item, what, start] = there
            for minute in range(start, start + length, self.step):
                self._away.setdefault((item, minute), []).append(there)
        self.model.add_at_most_one(found[item, what, start] for start in starts)

    def _room(self, shift: Shift, length: int) -> range:
        return range(shift.start, shift.end - length + 1, self.step)

    def _stand(self, item: Assignment) -> None:
        roles, before = self.roles(item), -1
        if not self.narrow:
            offered = self.shift(item).roles
            roles = [item.role, *(role for role in offered if role != item.role)]
        for minute in self.slots(item):
            if len(roles) == 1:
                self.in_role[item, minute, roles[0]] = 1
                continue
            own = [self.model.new_bool_var(f"{item.agent} {minute} {role}") for role in roles]
            self.model.add_exactly_one(own)
            changed = self.model.new_bool_var(f"{item.agent} {minute} changes")
            for role, stands in zip(roles, own, strict=True):
                self.in_role[item, minute, role] = stands
                if before >= 0:
                    stood = self.in_role[item, before, role]
                    self.model.add(changed >= stands - stood)
                    self.model.add(changed <= 2 - stands - stood)
            if before >= 0:
                self.changed[item, minute] = changed
            before = minute

    def working(self, item: Assignment, minute: int) -> Expression:
        """1 where the agent is neither on a break nor in a meeting in the slot."""
        key = (item, minute)
        if key not in self._working:
            self._working[key] = 1 - sum(self._away.get(key, ()))
        return self._working[key]

    def present(self, item: Assignment, minute: int, role: str) -> Expression:
        """1 where the agent works in the role in the slot."""
        key = (item, minute, role)
        if key not in self._present:
            self._present[key] = self._both(item, minute, role)
        return self._present[key]

    def _both(self, item: Assignment, minute: int, role: str) -> Expression:
        stands = self.in_role.get((item, minute, role), 0)
        working = self.working(item, minute)
        if isinstance(stands, int):
            return working if stands else 0
        if isinstance(working, int):
            return stands
        present = self.model.new_bool_var(f"{item.agent} {minute} works {role}")
        self.model.add(present <= stands)
        self.model.add(present <= working)
        self.model.add(present >= stands + working - 1)
        return present

    def hint_usual(self) -> None:
        """Begin the search with the usual breaks and the assigned roles all through."""
        for (item, number, start), there in self.break_at.items():
            usual = self.shift(item).planned_breaks[number].start
            self.model.add_hint(there, int(start == usual))
        for (item, _minute, role), stands in self.in_role.items():
            if not isinstance(stands, int):
                self.model.add_hint(stands, int(role == item.role))
        for changed in self.changed.values():
            self.model.add_hint(changed, 0)


def break_starts(one: Break, step: int) -> range:
    """The starts that the window of a break leaves it."""
    return range(one.earliest, one.latest - one.minutes + 1, step)
