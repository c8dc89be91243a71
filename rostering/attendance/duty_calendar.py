"""The calendar of fixed duties: what an agent owes in a month, and what became of it (R7)."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from rostering.domain.calendar import Period
from rostering.domain.fixed_duties import (
    DutyStanding,
    DutyState,
    Falls,
    FixedDuty,
    OwedDuty,
    Proof,
    Tick,
    TickStatus,
)
from rostering.domain.incidents import Gathering, SignIn, SignInStatus
from rostering.domain.people import Agent, GradeChange
from rostering.domain.score import ExamMark

ATTENDED = (SignInStatus.ON_TIME, SignInStatus.LATE, SignInStatus.NO_NOTEBOOK)
DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class AgentFacts:
    """What one agent's fixed duties follow from.

    `days` are the working days of the month and the week after it, rostered and without leave of the
    whole day, each with the roles worked; `published` are the days of these on which anybody is rostered,
    None for all. `ticks` are by duty and fixed date; `sign_ins` are the
    agent's lines of trainings since hiring, by date.
    """

    agent: Agent
    days: Mapping[date, Collection[str]] = field(default_factory=dict)
    published: frozenset[date] | None = None
    changes: tuple[GradeChange, ...] = ()
    ticks: Mapping[tuple[str, date], Tick] = field(default_factory=dict)
    mark: ExamMark | None = None
    sign_ins: tuple[SignIn, ...] = ()

    def is_published(self, day: date) -> bool:
        """Whether a roster says who works on `day`."""
        return self.published is None or day in self.published

    def grade_on(self, day: date) -> str:
        """The grade held on `day`."""
        held = [change for change in self.changes if change.since <= day]
        return max(held, key=lambda change: change.since).grade if held else self.agent.grade


def owed_duties(
    duties: Sequence[FixedDuty], facts: AgentFacts, month: Period
) -> tuple[OwedDuty, ...]:
    """What the agent owes in `month`, by the day it is due and by name."""
    found = [
        OwedDuty(facts.agent.id, duty, day, due, due + timedelta(days=duty.grace_days))
        for duty in duties
        for day, due in _dates(duty, facts, month)
        if facts.agent.employed_on(day) and _owes(duty, facts, day, due)
    ]
    return tuple(sorted(found, key=lambda owed: (owed.due, owed.duty.name)))


def duty_state(owed: OwedDuty, facts: AgentFacts, today: date) -> DutyState:
    """What became of `owed` as it stands on `today`; what a person said beats what lists say."""
    duty = owed.duty
    tick = facts.ticks.get((duty.name, owed.date))
    if tick is not None and tick.status is TickStatus.EXCUSED:
        return DutyState(owed, DutyStanding.EXCUSED, tick=tick)
    if tick is not None and tick.status is TickStatus.DONE:
        day = tick.done_on or owed.due
        return DutyState(owed, _in_time(day, owed), day, tick)
    if duty.proof is Proof.EXAM and facts.mark is not None:
        return DutyState(owed, DutyStanding.DONE, mark=facts.mark)
    trainings = _trainings(owed, facts) if duty.proof is Proof.TRAINING else ()
    done_on = _trained_on(trainings, duty)
    if done_on is not None:
        return DutyState(owed, _in_time(done_on, owed), done_on, trainings=trainings)
    open_ = DutyStanding.DUE if today <= owed.until else DutyStanding.MISSING
    return DutyState(owed, open_, tick=tick, trainings=trainings)


def _dates(duty: FixedDuty, facts: AgentFacts, month: Period) -> Iterator[tuple[date, date]]:
    """The fixed dates in the month, each with the day on which it is due."""
    if duty.falls is Falls.WORKING_DAY:
        yield from ((day, day) for day in facts.days if day in month)
    elif duty.falls is Falls.MONTH:
        if any(day in month for day in facts.days):
            yield max(month.start, facts.agent.hired), month.end
    elif duty.falls is Falls.INDUCTION:
        hired = facts.agent.hired
        last = _months_later(hired, duty.within_months)
        if hired <= month.end and last >= month.start:
            yield hired, last
    else:
        yield from _fixed_dates(duty, facts, month)


def _fixed_dates(duty: FixedDuty, facts: AgentFacts, month: Period) -> Iterator[tuple[date, date]]:
    """Weekdays or days of the month; who rests on one owes it on the next working day before the
    next date of the duty."""
    reach = month if duty.falls is Falls.MONTH_DAYS else Period(month.start, month.end + 7 * DAY)
    dates = [day for day in reach if _falls_on(duty, day)]
    for day in dates:
        if day not in month or not facts.is_published(day):
            continue
        before = next((later for later in dates if later > day), reach.end + DAY)
        working = [one for one in sorted(facts.days) if day <= one < before]
        if working:
            yield day, working[0]


def _falls_on(duty: FixedDuty, day: date) -> bool:
    if duty.falls is Falls.WEEKDAYS:
        return day.weekday() in duty.weekdays
    return day.day in duty.month_days


def _owes(duty: FixedDuty, facts: AgentFacts, day: date, due: date) -> bool:
    if duty.grades and facts.grade_on(day) not in duty.grades:
        return False
    if not duty.roles:
        return True
    worked = facts.days.get(due) if duty.falls is Falls.WORKING_DAY else facts.agent.roles
    return bool(set(duty.roles) & set(worked or ()))


def _in_time(day: date, owed: OwedDuty) -> DutyStanding:
    return DutyStanding.DONE if day <= owed.until else DutyStanding.LATE


def _trainings(owed: OwedDuty, facts: AgentFacts) -> tuple[SignIn, ...]:
    """The trainings attended that count: of the month, or since hiring."""
    month = Period.month(owed.due.year, owed.due.month)
    first = owed.date if owed.duty.falls is Falls.INDUCTION else month.start
    return tuple(
        line
        for line in sorted(facts.sign_ins, key=lambda line: line.date)
        if line.kind is Gathering.TRAINING
        and line.status in ATTENDED
        and first <= line.date
        and (owed.duty.falls is Falls.INDUCTION or line.date <= max(month.end, owed.until))
    )


def _trained_on(trainings: Sequence[SignIn], duty: FixedDuty) -> date | None:
    """The day on which the hours, or the times, were reached."""
    if duty.minutes:
        minutes = 0
        for line in trainings:
            minutes += line.minutes
            if minutes >= duty.minutes:
                return line.date
        return None
    return trainings[duty.times - 1].date if len(trainings) >= duty.times else None


def _months_later(day: date, months: int) -> date:
    """The same day so many months later, or the last one of that month."""
    count = day.year * 12 + day.month - 1 + months
    month = Period.month(count // 12, count % 12 + 1)
    return month.end if day.day > month.end.day else month.start.replace(day=day.day)
