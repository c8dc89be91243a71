"""Which wage an agent has on which days of a month (G1–G9, G17)."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise

import polars as pl

from rostering.domain.calendar import Period
from rostering.domain.people import Agent, GradeChange
from rostering.payroll.schema import EMPLOYMENT, WAGES
from rostering.policy.catalogue import Catalogue
from rostering.policy.grades import grade_on


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days of one month on which an agent's grade and wage stay the same.

    `before_fen` is base and floating pay of the day before, where that was another grade, and `agreed`
    whether the agent agreed in writing to the change.
    """

    days: Period
    grade: str
    clause: str
    base_fen: int
    floating_fen: int
    allowances: bool
    since: date
    before_fen: int | None = None
    agreed: bool = False


Employment = Sequence[tuple[Agent, tuple[Stretch, ...]]]


def stretches(
    agent: Agent, changes: Iterable[GradeChange], catalogue: Catalogue, month: Period
) -> tuple[Stretch, ...]:
    """The agent's stretches in `month`, in order; none where the agent does not work here."""
    start = max(agent.hired, month.start)
    end = min(agent.left or month.end, month.end)
    if end < start:
        return ()
    own = sorted((c for c in changes if c.agent == agent.id), key=lambda change: change.since)
    turns = {start, *(day for day in _turns(agent, own, catalogue) if start < day <= end)}
    found: list[Stretch] = []
    for day, following in pairwise([*sorted(turns), end + timedelta(days=1)]):
        stretch = _on(agent, own, catalogue, Period(day, following - timedelta(days=1)))
        if found and _values(found[-1]) == _values(stretch):
            found[-1] = replace(found[-1], days=Period(found[-1].days.start, stretch.days.end))
        else:
            before = _before(agent, own, catalogue, stretch)
            agreed = any(one.agreed and one.since == stretch.days.start for one in own)
            found.append(replace(stretch, before_fen=before, agreed=agreed))
    return tuple(found)


def grades_held(agent: Agent, changes: Iterable[GradeChange], day: date) -> tuple[str, ...]:
    """The agent's grades from hiring to `day`, in order."""
    own = sorted((c for c in changes if c.agent == agent.id), key=lambda change: change.since)
    at_hiring = [agent.grade, *(change.grade for change in own if change.since <= agent.hired)][-1]
    return (at_hiring, *(change.grade for change in own if agent.hired < change.since <= day))


def _turns(agent: Agent, changes: Sequence[GradeChange], catalogue: Catalogue) -> set[date]:
    """The days on which grade or wage may turn: changes of grade, and new values of those grades."""
    grades = {agent.grade, *(change.grade for change in changes)}
    values = (
        value
        for grade in grades
        for parameter in catalogue.rule("grades", grade).parameters.values()
        for value in parameter.values
    )
    return {*(change.since for change in changes), *(value.since for value in values)}


def employment_of(
    agents: Iterable[Agent], changes: Iterable[GradeChange], catalogue: Catalogue, month: Period
) -> Employment:
    """Each agent with their stretches; agents alike in grade, wage and days are worked out once."""
    by_agent: dict[str, list[GradeChange]] = {}
    for change in changes:
        by_agent.setdefault(change.agent, []).append(change)
    known: dict[Hashable, tuple[Stretch, ...]] = {}
    found = []
    for agent in agents:
        own = tuple(by_agent.get(agent.id, ()))
        start = max(agent.hired, month.start)
        here_before = agent.hired < start
        wage = (agent.grade, agent.base_fen, agent.floating_fen)
        alike = (*wage, start, here_before, agent.left, own)
        if alike not in known:
            known[alike] = stretches(agent, own, catalogue, month)
        found.append((agent, known[alike]))
    return tuple(found)


def employment_table(
    agents: Employment,
    rostered: Mapping[str, Collection[date]],
    statutory: Collection[date],
    month: Period,
) -> pl.DataFrame:
    """A row a stretch (schema EMPLOYMENT); `agent` is the place in `agents`.

    `paid_days` is null where one stretch is the whole month: it is paid in full. Otherwise it is
    the rostered days and the statutory days of the stretch (G17).
    """
    rows = [(place, agent, part) for place, (agent, parts) in enumerate(agents) for part in parts]
    paid = [
        None
        if part.days == month
        else len(_paid_days(part.days, rostered.get(agent.id, ()), statutory))
        for _place, agent, part in rows
    ]
    columns = {
        "agent": [place for place, _agent, _part in rows],
        "date": [part.days.start for _place, _agent, part in rows],
        "until": [part.days.end for _place, _agent, part in rows],
        "grade": [part.grade for _place, _agent, part in rows],
        "clause": [part.clause for _place, _agent, part in rows],
        "base_fen": [part.base_fen for _place, _agent, part in rows],
        "floating_fen": [part.floating_fen for _place, _agent, part in rows],
        "allowances": [part.allowances for _place, _agent, part in rows],
        "paid_days": paid,
        "value_from": [part.since for _place, _agent, part in rows],
        "before_fen": [part.before_fen for _place, _agent, part in rows],
        "agreed": [part.agreed for _place, _agent, part in rows],
    }
    return pl.DataFrame(columns, EMPLOYMENT)


def _paid_days(days: Period, rostered: Collection[date], statutory: Collection[date]) -> set[date]:
    return {day for day in (*rostered, *statutory) if day in days}


def wages_table(agents: Employment) -> pl.DataFrame:
    """The wage in force from each stretch on (schema WAGES); the first holds before, too."""
    rows = [
        (place, part.days.start if number else date.min, part.base_fen, part.floating_fen)
        for place, (_agent, parts) in enumerate(agents)
        for number, part in enumerate(parts)
    ]
    columns = list(zip(*rows, strict=True)) or [()] * len(WAGES)
    return pl.DataFrame(dict(zip(WAGES, columns, strict=True)), WAGES)


def _on(
    agent: Agent, changes: Sequence[GradeChange], catalogue: Catalogue, days: Period
) -> Stretch:
    held = [change.grade for change in changes if change.since <= days.start]
    grade = grade_on(catalogue, held[-1] if held else agent.grade, days.start)
    return Stretch(
        days,
        grade.name,
        grade.clause,
        grade.base_fen if agent.base_fen is None else agent.base_fen,
        grade.floating_fen if agent.floating_fen is None else agent.floating_fen,
        grade.allowances,
        grade.since,
    )


def _before(
    agent: Agent, changes: Sequence[GradeChange], catalogue: Catalogue, stretch: Stretch
) -> int | None:
    """Base and floating pay on the day before, where a change of grade begins the stretch."""
    day = stretch.days.start
    if not any(change.since == day > agent.hired for change in changes):
        return None
    before = day - timedelta(days=1)
    old = _on(agent, changes, catalogue, Period(before, before))
    return old.base_fen + old.floating_fen if old.grade != stretch.grade else None


def _values(stretch: Stretch) -> tuple[str, str, int, int, bool, date]:
    return (
        stretch.grade,
        stretch.clause,
        stretch.base_fen,
        stretch.floating_fen,
        stretch.allowances,
        stretch.since,
    )
