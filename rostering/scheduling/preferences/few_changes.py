"""Few changes: a roster that is published already is changed as little and as mildly as possible."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from rostering.domain.request import RosterRequest
from rostering.domain.roster import Assignment, Duty, Price, Roster

if TYPE_CHECKING:
    from rostering.scheduling.variables import Expression, Variables


@dataclass(frozen=True, slots=True)
class Parameters:
    """What an agent's changed day costs: a rest day that becomes a day of work, another shift, a day
    of work that becomes free, the same shift in another role, and a day's duty that passes to another.
    `notice_hours` is how far ahead a change is to be made; later ones are pointed out."""

    called_in: int
    other_shift: int
    freed: int
    other_role: int
    other_duty: int
    notice_hours: int


def costs(variables: Variables, rule: Parameters) -> list[Expression]:
    """One to three terms an agent and day, and one a day of duty."""
    request = variables.request
    if request.published is None:
        return []
    published = request.published.by_agent_day()
    terms: list[Expression] = []
    for (agent, day), at_work in variables.at_work.items():
        before = published.get((agent, day), [])
        if not before:
            terms.append(at_work * rule.called_in)
        else:
            terms += _kept_at_work(variables, rule, agent, day, before)
    for duty in _duties(request):
        kept = variables.on_duty.get((duty.agent, duty.date), 0)
        terms.append((1 - kept) * rule.other_duty)
    return terms


def _duties(request: RosterRequest) -> list[Duty]:
    """The published duties that can change; none where there is no rota any more."""
    if request.published is None or request.duty_rota is None:
        return []
    return [duty for duty in request.published.duties if duty.date in request.period]


def _kept_at_work(
    variables: Variables, rule: Parameters, agent: str, day: date, before: Iterable[Assignment]
) -> list[Expression]:
    """The price of a day that was one of work: freed, another shift, or only another role."""
    at_work = variables.at_work[agent, day]
    shifts = {item.shift for item in before}
    other_shift = variables.model.new_bool_var(f"other shift {agent} {day}")
    other_role = variables.model.new_bool_var(f"other role {agent} {day}")
    known = {code: variables.on_shift[agent, day, code] for code in variables.request.shifts}
    for code in sorted(shifts | set(known)):
        on_shift = known.get(code, 0)
        variables.model.add(other_shift >= (at_work - on_shift if code in shifts else on_shift))
    keys = {(agent, day, item.shift, item.role) for item in before}
    for key in sorted(keys | set(variables.assigned_on(agent, day))):
        assigned = variables.assigned.get(key, 0)
        differs = at_work - assigned if key in keys else assigned
        variables.model.add(other_role >= differs - other_shift)
    return [
        (1 - at_work) * rule.freed,
        other_shift * rule.other_shift,
        other_role * rule.other_role,
    ]


def price(roster: Roster, request: RosterRequest, rule: Parameters) -> Price:
    """Agents' days that differ, and duties that passed to another."""
    changes = cost = 0
    if request.published is not None:
        before, after = request.published.by_agent_day(), roster.by_agent_day()
        for agent in request.agents:
            for day in request.period:
                key = (agent.id, day)
                one = _cost(before.get(key, []), after.get(key, []), rule)
                changes += one is not None
                cost += one or 0
        passed = set(_duties(request)) - set(roster.duties)
        changes += len(passed)
        cost += len(passed) * rule.other_duty
    return Price("few_changes", changes, "changed days", cost)


def _cost(before: list[Assignment], after: list[Assignment], rule: Parameters) -> int | None:
    """What one day's change costs, None where there is none."""
    if set(before) == set(after):
        return None
    if not before:
        return rule.called_in
    if not after:
        return rule.freed
    same_shift = {item.shift for item in before} == {item.shift for item in after}
    return rule.other_role if same_shift else rule.other_shift
