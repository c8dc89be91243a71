"""Duty at work: the day's duty person works one of the duty rota's shifts, on a day of the rota, and
is the only one (R6)."""

from __future__ import annotations

from dataclasses import dataclass
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
    """Duty only with a shift of the rota, and once a day."""
    rota = variables.request.duty_rota
    if rota is None:
        return
    for day in variables.request.period:
        on_duty = [variables.on_duty[agent.id, day] for agent in variables.request.agents]
        variables.add(sum(on_duty) <= int(day.weekday() in rota.weekdays), [], [day])
        for agent in variables.request.agents:
            shifts = sum(
                variables.on_shift[agent.id, day, code]
                for code in rota.shifts
                if (agent.id, day, code) in variables.on_shift
            )
            variables.add(variables.on_duty[agent.id, day] <= shifts, [agent.id], [day])


def violations(roster: Roster, request: RosterRequest, rule: Parameters) -> list[Violation]:
    """Each duty of someone who is not at work for it, and each day with too many."""
    found = []
    by_day = roster.by_agent_day()
    shifts = request.duty_rota.shifts if request.duty_rota else ()
    weekdays = request.duty_rota.weekdays if request.duty_rota else ()
    days: dict[object, list[str]] = {}
    for duty in roster.duties:
        days.setdefault(duty.date, []).append(duty.agent)
        words = {"agent": agent_name(duty.agent, request), "day": duty.date}
        if duty.date.weekday() not in weekdays or duty.date not in request.period:
            text = _("{agent} is on duty on {day}, which is no day of the duty rota")
        elif len(days[duty.date]) > 1:
            text = _("{agent} is on duty on {day} beside another")
        elif not any(a.shift in shifts for a in by_day.get((duty.agent, duty.date), ())):
            text = _("{agent} is on duty on {day} without a shift of the duty rota")
        else:
            continue
        found.append(Violation("duty_at_work", (duty.agent,), (duty.date,), text.format(**words)))
    return found
