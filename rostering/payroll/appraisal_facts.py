"""From a month's tables to each agent's appraisals, and back to a table that pay works on (P8)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TypeVar

import polars as pl

from rostering.domain.appraisals import Appraisal, AppraisalScore, Figure
from rostering.domain.booked import Booked
from rostering.domain.calendar import Period, month_of
from rostering.domain.people import Agent
from rostering.domain.score import ExamMark
from rostering.payroll.appraising import AppraisalFacts, Attended, appraise
from rostering.payroll.employment import Stretch
from rostering.payroll.schema import APPRAISED
from rostering.policy.catalogue import Catalogue

Item = TypeVar("Item", Figure, ExamMark)
Employment = Sequence[tuple[Agent, Sequence[Stretch]]]


def span_of(appraisal: Appraisal, month: date) -> tuple[Period, ...]:
    """The months that an appraisal worked out in `month` looks at, the earliest first."""
    last = month.year * 12 + month.month - 1
    numbers = range(last - appraisal.months + 1, last + 1)
    return tuple(Period.month(number // 12, number % 12 + 1) for number in numbers)


def appraised(
    appraisals: Iterable[Appraisal],
    employment: Employment,
    attended: pl.DataFrame,
    booked: Booked,
    month: Period,
) -> tuple[AppraisalScore, ...]:
    """Each appraisal of the agents it is for, by appraisal, in the order of the centre's list."""
    figures = _by_agent(booked.figures)
    marks = _by_agent(booked.marks)
    columns = ("days_due", "days_attended", "events", "open")
    days = {row[0]: Attended(*row[1:]) for row in attended.select("agent", *columns).iter_rows()}
    found = []
    for appraisal in appraisals:
        span = span_of(appraisal, month.start)
        for place, (agent, stretches) in enumerate(employment):
            if not stretches or not _is_for(appraisal, agent, stretches[-1].grade):
                continue
            facts = AppraisalFacts(
                agent.id,
                tuple(month_of(one.start) for one in span if _works_in(agent, one)),
                {(one.month, one.measure): one for one in figures.get(agent.id, ())},
                {one.month: one for one in marks.get(agent.id, ())},
                days.get(place, Attended()),
            )
            found.append(appraise(appraisal, agent.roles, facts))
    return tuple(found)


def appraised_table(
    scores: Iterable[AppraisalScore], agents: Sequence[Agent], month: Period
) -> pl.DataFrame:
    """The scores with their bonus as pay works on them (schema APPRAISED)."""
    places = {agent.id: place for place, agent in enumerate(agents)}
    rows = [
        {
            "agent": places[one.agent],
            "date": month.end,
            "month": month.start.year * 100 + month.start.month,
            "clause": one.appraisal.clause,
            "amount_fen": one.bonus_fen,
            "value_from": one.appraisal.since,
            "booking": f"appraisal:{one.appraisal.name}",
        }
        for one in scores
    ]
    return pl.DataFrame(rows, APPRAISED)


def asks_for_attendance(
    appraisals: Sequence[Appraisal], catalogue: Catalogue, month: Period
) -> bool:
    """Whether any rule of the month looks at how agents attended it."""
    bonus = catalogue.rules.get(("pay_rules", "attendance_bonus"))
    values = bonus.parameters["amount"].values if bonus else ()
    return bool(appraisals) or any(value.value for value in values if value.since <= month.end)


def _is_for(appraisal: Appraisal, agent: Agent, grade: str) -> bool:
    of_grade = not appraisal.grades or grade in appraisal.grades
    return of_grade and (not appraisal.roles or bool(set(appraisal.roles) & set(agent.roles)))


def _works_in(agent: Agent, month: Period) -> bool:
    return agent.hired <= month.end and (agent.left is None or agent.left >= month.start)


def _by_agent(items: Iterable[Item]) -> dict[str, list[Item]]:
    found: dict[str, list[Item]] = {}
    for item in items:
        found.setdefault(item.agent, []).append(item)
    return found
