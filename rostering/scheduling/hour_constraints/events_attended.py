"""Events attended: who is invited to a meeting or training and at work goes to one of its sittings (R7)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from rostering.domain.request import Event, RosterRequest
from rostering.domain.roster import ActivityKind, Roster, Violation
from rostering.language import _
from rostering.scheduling.hours.invited import invited_starts
from rostering.scheduling.naming import agent_name

if TYPE_CHECKING:
    from rostering.scheduling.hours.variables import Expression, HourVariables


@dataclass(frozen=True, slots=True)
class Parameters:
    """The events are the centre's own: centre.toml has them."""


def add(hours: HourVariables, rule: Parameters) -> None:
    """Each invited agent goes once, and there are no more sittings than the event has."""
    for event in hours.request.events:
        going: dict[int, list[Expression]] = {}
        for item in hours.worked:
            own = {
                at: there for (who, what, at), there in hours.event_at.items()
                if (who, what) == (item, event)
            }  # fmt: skip
            right = invited_starts(event, item, hours.request, 1)
            if right:
                hours.model.add_exactly_one(own[at] for at in own if at in right)
            for at, there in own.items():
                going.setdefault(at, []).append(there)
        sittings = []
        settled = hours.sittings.get(event.name, set())
        for at, people in going.items():
            if at in settled:
                continue
            held = hours.model.new_bool_var(f"{event.name} at {at}")
            hours.model.add_max_equality(held, people)
            sittings.append(held)
        if len(sittings) + len(settled) > event.sittings:
            hours.model.add(sum(sittings) <= max(event.sittings - len(settled), 0))


def violations(roster: Roster, request: RosterRequest, rule: Parameters) -> list[Violation]:
    """Each agent who misses a meeting, and each meeting in too many sittings; nothing where no hours
    are planned at all."""
    if not roster.activities:
        return []
    found = []
    for event in request.events:
        sittings: dict[date, set[int]] = {}
        attended = set()
        for one in roster.activities:
            if one.kind is ActivityKind.EVENT and one.what == event.name:
                sittings.setdefault(one.date, set()).add(one.start)
                if event.start <= one.start < one.end <= event.end and (
                    one.end - one.start == event.length
                ):
                    attended.add((one.agent, one.date))
        for item in roster.assignments:
            invited = item.shift in request.shifts and invited_starts(event, item, request, 5)
            if invited and (item.agent, item.date) not in attended:
                text = _("{agent} misses {event} on {day}")
                message = text.format(
                    agent=agent_name(item.agent, request), event=event.name, day=item.date
                )
                found.append(Violation("events_attended", (item.agent,), (item.date,), message))
        found += [_too_many(event, day, len(at)) for day, at in sorted(sittings.items())
                  if len(at) > event.sittings]  # fmt: skip
    return found


def _too_many(event: Event, day: date, sittings: int) -> Violation:
    text = _("{event} on {day} is held {count} times, at most {most}")
    message = text.format(event=event.name, day=day, count=sittings, most=event.sittings)
    return Violation("events_attended", (), (day,), message)
