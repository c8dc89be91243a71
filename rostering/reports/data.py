"""Results as plain data for JSON: keys in English, money as quoted yuan, dates as ISO text."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from rostering.domain.calendar import Period, instant
from rostering.domain.derivation import Derivation
from rostering.domain.findings import AttendanceException
from rostering.domain.money import yuan
from rostering.domain.roster import (
    Activity,
    Assignment,
    Duty,
    Price,
    PublishedShift,
    Roster,
    RosterResult,
    Shortage,
    Violation,
)
from rostering.domain.statement import Entry, Statement
from rostering.policy.catalogue import Catalogue
from rostering.reports.days import minute


def roster_data(roster: Roster) -> dict[str, Any]:
    """Period, assignments and duties."""
    return {
        "from": str(roster.period.start),
        "to": str(roster.period.end),
        "assignments": [
            {"agent": a.agent, "date": str(a.date), "shift": a.shift, "role": a.role}
            for a in roster.assignments
        ],
        "duties": [{"date": str(duty.date), "agent": duty.agent} for duty in roster.duties],
        "activities": activity_data(roster.activities),
    }


def roster_from(data: Mapping[str, Any]) -> Roster:
    """The roster that `roster_data` made this of."""
    start, end = (date.fromisoformat(data[key]) for key in ("from", "to"))
    assignments = (
        Assignment(one["agent"], date.fromisoformat(one["date"]), one["shift"], one["role"])
        for one in data["assignments"]
    )
    duties = (Duty(date.fromisoformat(one["date"]), one["agent"]) for one in data["duties"])
    return Roster(Period(start, end), tuple(assignments), tuple(duties))


def activity_data(activities: Iterable[Activity]) -> list[dict[str, Any]]:
    """One object an hour planned within a shift; times are of the date, `+1` of the next day."""
    return [
        {
            "agent": one.agent,
            "date": str(one.date),
            "start": minute(one.start),
            "end": minute(one.end),
            "kind": one.kind.value,
            "what": one.what,
        }
        for one in activities
    ]


def audit_data(
    violations: Iterable[Violation], prices: Iterable[Price], shortages: Iterable[Shortage]
) -> dict[str, Any]:
    """What an audit found."""
    return {
        "violations": [
            {
                "rule": item.rule,
                "agents": list(item.agents),
                "dates": [str(day) for day in item.dates],
                "message": item.message,
            }
            for item in violations
        ],
        "prices": [
            {"rule": p.rule, "amount": p.amount, "unit": p.unit, "cost": p.cost} for p in prices
        ],
        "shortages": [
            {
                "date": str(item.date),
                "role": item.role,
                "start": minute(item.start),
                "end": minute(item.end),
                "below_minimum": item.below_minimum,
                "below_target": item.below_target,
            }
            for item in shortages
        ],
    }


def schedule_data(
    shifts: Sequence[PublishedShift],
    duties: Collection[date],
    zone: ZoneInfo,
    hours: Sequence[Activity] = (),
) -> list[dict[str, Any]]:
    """One object a shift; times carry their offset."""
    return [
        {
            "date": str(shift.date),
            "shift": shift.shift,
            "role": shift.role,
            "start": shift.start.astimezone(zone).isoformat(),
            "end": shift.end.astimezone(zone).isoformat(),
            "breaks": [
                [start.astimezone(zone).isoformat(), end.astimezone(zone).isoformat()]
                for start, end in shift.breaks
            ],
            "duty": shift.date in duties,
            "version": shift.version,
            "activities": activity_data(
                one
                for one in hours
                if one.date == shift.date
                and shift.start <= instant(one.date, one.start, zone) < shift.end
            ),
        }
        for shift in shifts
    ]


def exception_data(exceptions: Iterable[AttendanceException]) -> list[dict[str, Any]]:
    """One object an exception."""
    return [
        {
            "id": item.id,
            "agent": item.agent,
            "date": str(item.date),
            "kind": item.kind,
            "standing": item.standing.value,
            "detail": item.detail,
        }
        for item in exceptions
    ]


def statement_data(statement: Statement) -> dict[str, Any]:
    """A whole statement."""
    return {
        "agent": statement.agent,
        "month": statement.month,
        "grade": statement.grade,
        "days_rostered": statement.days_rostered,
        "days_worked": statement.days_worked,
        "provisional": statement.provisional,
        "gross": yuan(statement.gross_fen),
        "withheld": yuan(statement.withheld_fen),
        "net": yuan(statement.net_fen) if statement.net_fen is not None else None,
        "missing": list(statement.missing),
        "pay_day": str(statement.pay_day) if statement.pay_day else None,
        "points_lost": statement.points_lost,
        "points_earned": statement.points_earned,
        "score": statement.score,
        "appraisals": [
            {
                "appraisal": one.name,
                "score": None if one.score is None else str(one.score),
                "band": one.band,
                "missing": list(one.missing),
            }
            for one in statement.appraisals
        ],
        "lines": [_entry_data(entry) for entry in statement.entries],
        "exceptions": exception_data(statement.exceptions),
        "flags": list(statement.flags),
        "law": {
            item.code: yuan(item.stake_fen) if item.stake_fen is not None else True
            for item in statement.warnings
        },
    }


def law_data(statement: Statement, catalogue: Catalogue) -> list[dict[str, Any]]:
    """One object a legal warning: its code, what it is, the articles, and the yuan at stake."""
    laws = {rule.clause: rule for rule in catalogue.of_kind("law").values()}
    return [
        {
            "code": item.code,
            "title": laws[item.code].title if item.code in laws else "",
            "articles": laws[item.code].source if item.code in laws else "",
            "stake": yuan(item.stake_fen) if item.stake_fen is not None else None,
        }
        for item in statement.warnings
    ]


def net_of(statements: Iterable[Statement]) -> str | None:
    """The net pay of all in yuan; None while any of it is not known."""
    sums = [statement.net_fen for statement in statements]
    return None if None in sums else yuan(sum(fen for fen in sums if fen is not None))


def _entry_data(entry: Entry) -> dict[str, Any]:
    data: dict[str, Any] = {
        "line": entry.line,
        "date": str(entry.date),
        "rule": entry.rule,
        "clause": entry.clause,
        "kind": entry.kind,
        "yuan": yuan(entry.amount_fen),
        "points": entry.points,
        "value_from": str(entry.value_from) if entry.value_from else None,
        "wage": yuan(entry.wage_fen) if entry.wage_fen is not None else None,
        "days": entry.halves / 2 if entry.halves is not None else None,
        "minutes": entry.minutes,
        "percent": entry.percent,
        "day_type": entry.day_type,
        "booking": entry.booking,
        "document": entry.document,
    }
    return {key: value for key, value in data.items() if value is not None}


def derivation_data(derivation: Derivation) -> dict[str, Any]:
    """The tree of a derivation."""
    return {
        "topic": derivation.topic,
        "text": derivation.text,
        "parts": [derivation_data(part) for part in derivation.parts],
    }


def result_data(result: RosterResult) -> dict[str, Any]:
    """A roster with what the search says of it."""
    return {
        **roster_data(result.roster),
        "status": result.status,
        "objective": result.objective,
        "bound": result.bound,
        "seconds": round(result.seconds, 2),
        "details": dict(result.details),
    }
