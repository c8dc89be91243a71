"""Leave is respected: nobody works on a day of approved leave. Half a day's leave leaves the shift."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rostering.domain.leave import LeaveStatus, Part
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
    """The agent does not work on the day."""
    for leave in variables.request.leave:
        whole = leave.part is Part.FULL and leave.status is LeaveStatus.APPROVED
        at_work = variables.at_work.get((leave.agent, leave.date))
        if whole and at_work is not None:
            variables.add(at_work == 0, [leave.agent], [leave.date])


def violations(roster: Roster, request: RosterRequest, rule: Parameters) -> list[Violation]:
    """Each day of work on approved leave."""
    worked = set(roster.by_agent_day())
    return [
        Violation(
            "leave_respected",
            (leave.agent,),
            (leave.date,),
            _("{agent} is on {kind} leave on {day} (request {request})").format(
                agent=agent_name(leave.agent, request),
                kind=_(leave.kind),
                day=leave.date,
                request=leave.request,
            ),
        )
        for leave in request.leave
        if leave.status == "approved"
        and leave.part == "full"
        and (leave.agent, leave.date) in worked
    ]
