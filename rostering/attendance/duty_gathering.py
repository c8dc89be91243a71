"""The fixed duties of a month from the record (R7)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import TypeVar

from sqlalchemy import Connection

from rostering.attendance.decided import leave_as_decided
from rostering.attendance.duty_calendar import AgentFacts, duty_state, owed_duties
from rostering.domain.calendar import Period, month_of
from rostering.domain.centre import Centre
from rostering.domain.fixed_duties import DutyState, Falls, FixedDuty, OwedDuty
from rostering.domain.leave import LeaveStatus, Part
from rostering.policy.catalogue import Catalogue
from rostering.policy.fixed_duties import fixed_duties
from rostering.record.decisions import standing_decisions
from rostering.record.duty_ticks import duty_ticks
from rostering.record.leave import leave_days
from rostering.record.proposals import confirmed_grades
from rostering.record.rosters import published_shifts
from rostering.record.score import exam_marks
from rostering.record.sign_ins import sign_ins

WEEK = timedelta(days=7)
Item = TypeVar("Item")


def month_duties(
    connection: Connection, centre: Centre, month: Period, catalogue: Catalogue, today: date
) -> tuple[DutyState, ...]:
    """What became of every fixed duty of `month` as it stands on `today`, by agent and due day.

    Induction that is due after the month is not missing in it, however late `today` is.
    """
    duties = fixed_duties(catalogue, month.start)
    ended = min(today, month.end)
    return tuple(
        duty_state(owed, facts, ended if owed.duty.falls is Falls.INDUCTION else today)
        for facts in agent_facts(connection, centre, month, duties)
        for owed in owed_duties(duties, facts, month)
    )


def owed_in(
    connection: Connection, centre: Centre, months: Iterable[Period], catalogue: Catalogue
) -> dict[tuple[str, str], list[OwedDuty]]:
    """What each agent owes in some months, by agent and duty."""
    found: dict[tuple[str, str], list[OwedDuty]] = {}
    for month in months:
        duties = fixed_duties(catalogue, month.start)
        for facts in agent_facts(connection, centre, month, duties):
            for owed in owed_duties(duties, facts, month):
                found.setdefault((owed.agent, owed.duty.name), []).append(owed)
    return found


def agent_facts(
    connection: Connection, centre: Centre, month: Period, duties: Iterable[FixedDuty]
) -> tuple[AgentFacts, ...]:
    """What the duties of each agent who works here in `month` follow from, in the centre's order."""
    agents = [
        agent
        for agent in centre.agents
        if agent.hired <= month.end and (agent.left is None or agent.left >= month.start)
    ]
    days, published = _working_days(connection, Period(month.start, month.end + WEEK))
    since = _first_day(centre, month, duties)
    ticks = _by_agent(duty_ticks(connection, Period(since, month.end)))
    marks = {mark.agent: mark for mark in exam_marks(connection, month_of(month.start))}
    lines = _by_agent(sign_ins(connection, Period(since, month.end + WEEK)))
    changes = _by_agent(centre.grade_changes + confirmed_grades(connection))
    return tuple(
        AgentFacts(
            agent,
            days.get(agent.id, {}),
            published,
            tuple(changes.get(agent.id, ())),
            {(tick.duty, tick.date): tick for tick in ticks.get(agent.id, ())},
            marks.get(agent.id),
            tuple(lines.get(agent.id, ())),
        )
        for agent in agents
    )


def _working_days(
    connection: Connection, period: Period
) -> tuple[dict[str, dict[date, set[str]]], frozenset[date]]:
    """Each agent's rostered days without leave of the whole day, with the roles of their shifts, and
    the days on which anybody is rostered."""
    leave = leave_as_decided(leave_days(connection, period), standing_decisions(connection, period))
    away = {
        (day.agent, day.date)
        for day in leave
        if day.part is Part.FULL and day.status is LeaveStatus.APPROVED
    }
    days: dict[str, dict[date, set[str]]] = {}
    shifts = published_shifts(connection, period)
    for shift in shifts:
        if (shift.agent, shift.date) not in away:
            days.setdefault(shift.agent, {}).setdefault(shift.date, set()).add(shift.role)
    return days, frozenset(shift.date for shift in shifts)


def _first_day(centre: Centre, month: Period, duties: Iterable[FixedDuty]) -> date:
    """Since when trainings count: the first hiring whose induction may reach into the month."""
    within = max(
        (duty.within_months for duty in duties if duty.falls is Falls.INDUCTION), default=0
    )
    earliest = month.start - within * timedelta(days=31)
    hired = [agent.hired for agent in centre.agents if agent.hired >= earliest]
    return min([month.start, *hired])


def _by_agent(items: Iterable[Item]) -> Mapping[str, list[Item]]:
    found: dict[str, list[Item]] = {}
    for item in items:
        found.setdefault(item.agent, []).append(item)  # type: ignore[attr-defined]
    return found
