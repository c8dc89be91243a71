"""Role blocks: who changes role inside a shift works each role for so long before the next change."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rostering.domain.request import RosterRequest
from rostering.domain.roster import ActivityKind, Roster, Violation
from rostering.language import _
from rostering.scheduling.naming import agent_name, role_name
from rostering.scheduling.presence import presence, within

if TYPE_CHECKING:
    from rostering.scheduling.hours.variables import Expression, HourVariables


@dataclass(frozen=True, slots=True)
class Parameters:
    """`minutes` of work in a role at least, breaks and meetings not counted."""

    minutes: int


def add(hours: HourVariables, rule: Parameters) -> None:
    """Between two changes, and before the first and after the last, there is work enough."""
    needed = -(-rule.minutes // hours.step)
    for item in hours.worked:
        slots = list(hours.slots(item))
        if (item, slots[-1]) not in hours.changed:
            continue
        # no two changes closer than the shortest block, whatever lies between: implied, and tight
        changes = [hours.changed.get((item, at), 0) for at in slots]
        for place in range(len(slots)):
            hours.model.add(sum(changes[place : place + needed]) <= 1)
        hours.model.add(sum(changes[:needed]) == 0)
        hours.model.add(sum(changes[len(slots) - needed + 1 :]) == 0)
        working = [hours.working(item, at) for at in slots]
        for first, at in enumerate(slots):
            begins = 1 if first == 0 else hours.changed[item, at]
            work: list[Expression] = []
            for last in range(first + 1, len(slots) + 1):
                work.append(working[last - 1])
                if len(work) > needed + MOST_AWAY:
                    break
                ends = 1 if last == len(slots) else hours.changed[item, slots[last]]
                if not (isinstance(begins, int) and isinstance(ends, int)):
                    hours.model.add(sum(work) >= needed * (begins + ends - 1))


MOST_AWAY = 6  # slots of breaks and meetings in a row that are looked across


def violations(roster: Roster, request: RosterRequest, rule: Parameters) -> list[Violation]:
    """Each stretch of a role that is too short, in shifts with several."""
    planned = roster.activities_by_day()
    found = []
    for item in roster.assignments:
        shift = request.shifts.get(item.shift)
        own = within(shift, planned.get((item.agent, item.date), ())) if shift else []
        if shift is None or not any(one.kind is ActivityKind.ROLE for one in own):
            continue
        blocks: list[list[tuple[str, int, int]]] = []
        for stretch in presence(item, shift, own):
            if blocks and blocks[-1][0][0] == stretch[0]:
                blocks[-1].append(stretch)
            else:
                blocks.append([stretch])
        for block in blocks if len(blocks) > 1 else []:
            worked = sum(end - start for _role, start, end in block)
            if worked < rule.minutes:
                start = block[0][1]
                text = _("{agent} on {day}: {role} from {time} is {worked} min, at least {least}")
                message = text.format(
                    agent=agent_name(item.agent, request),
                    day=item.date,
                    role=role_name(block[0][0], request.roles),
                    time=f"{start // 60 % 24:02d}:{start % 60:02d}",
                    worked=worked,
                    least=rule.minutes,
                )
                found.append(Violation("role_blocks", (item.agent,), (item.date,), message))
    return found
