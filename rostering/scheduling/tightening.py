"""Sums that every roster keeps, and that let the linear relaxation see runs of work as they are.

Where a run or a rest has a least length, its first day becomes a Boolean of its own. The sums over it
are the convex hull of on and off times of a least length (Rajan and Takriti, 2005, for power plants):
half a day of work every day, which the rules of single days would let pass, is cut off. What the
Booleans are follows from the days of work, and no roster is lost or gained.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from rostering.domain.request import LimitKind
from rostering.policy.catalogue import Catalogue
from rostering.scheduling.constraints import longest_run, shortest_rest, shortest_run
from rostering.scheduling.known import ONE_DAY, first_known, least_of, most_of
from rostering.scheduling.variables import Expression, Variables


def tighten(variables: Variables, catalogue: Catalogue, day: date) -> None:
    """Add the sums for every agent whose runs or rests have a least length of two days or more."""
    request = variables.request
    units = {
        "longest_run": longest_run,
        "shortest_run": shortest_run,
        "shortest_rest": shortest_rest,
    }
    days: dict[str, int] = {}
    for name, unit in units.items():
        rule = catalogue.rule("constraints", name)
        if rule.enabled_on(day):
            days[name] = rule.on(day, unit.Parameters).days
    runs = _least(variables, LimitKind.RUN, days.get("shortest_run"))
    rests = _least(variables, LimitKind.REST, days.get("shortest_rest"))
    longest = most_of(request, LimitKind.RUN, days["longest_run"]) if "longest_run" in days else {}
    for agent in (one.id for one in request.agents):
        if max(runs.get(agent, 1), rests.get(agent, 1)) > 1:
            begins = _Begins(variables, agent)
            begins.hold(runs.get(agent, 1), rests.get(agent, 1), longest.get(agent))


def _least(variables: Variables, kind: LimitKind, otherwise: int | None) -> Mapping[str, int]:
    """The least of every agent; nothing where the rule does not hold."""
    return {} if otherwise is None else least_of(variables.request, kind, otherwise)


@dataclass
class _Begins:
    """The days on which an agent's runs of work begin, as far as the day before is known."""

    variables: Variables
    agent: str
    begins: dict[date, Expression] = field(default_factory=dict)

    def __post_init__(self) -> None:
        variables, agent = self.variables, self.agent
        for day in variables.request.period:
            eve = day - ONE_DAY
            if eve < first_known(variables.request):
                continue
            begin = variables.model.new_bool_var(f"begins {agent} {day}")
            self.begins[day] = variables.begins[agent, day] = begin
            variables.model.add(begin >= self._work(day) - self._work(eve))

    def hold(self, run: int, rest: int, longest: int | None) -> None:
        """Hold the least run and rest, and the longest run, in the days that begin them."""
        model = self.variables.model
        for day in self.begins:
            work = self._work(day)
            model.add(sum(self.begins[one] for one in self._last(day, run)) <= work)
            model.add(sum(self._rest_begins(one) for one in self._last(day, rest)) <= 1 - work)
            if longest is not None and len(window := self._last(day, longest)) == longest:
                model.add(sum(self.begins[one] for one in window) >= work)

    def _last(self, day: date, count: int) -> list[date]:
        """Of the last so many days, `day` with them, those of which the beginning is known."""
        days = (day - timedelta(days=back) for back in range(count))
        return [one for one in days if one in self.begins]

    def _rest_begins(self, day: date) -> Expression:
        """1 where a rest begins on the day: work ends and none begins."""
        return self._work(day - ONE_DAY) - self._work(day) + self.begins[day]

    def _work(self, day: date) -> Expression:
        return self.variables.working(self.agent, day)
