"""What must not be overlooked: changes at short notice, a year whose holidays are not known."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime

from rostering.commands.output import warn
from rostering.commands.session import Session
from rostering.domain.calendar import Period
from rostering.domain.roster import Change
from rostering.language import _, plural


def notice_of(
    session: Session, changes: tuple[Change, ...], now: datetime
) -> frozenset[tuple[str, date]]:
    """The changed days that are less than the rule's hours away from the aware time `now`."""
    from rostering.scheduling.changes import short_notice

    centre = session.centre
    hours = notice_hours(session, now)
    return short_notice(changes, centre.shifts, centre.zone, now, hours)


def notice_hours(session: Session, now: datetime) -> int:
    """How far ahead a change is to be made."""
    rule = session.catalogue.rule("preferences", "few_changes")
    hours = rule.parameters["notice_hours"].on(now.date()).value
    assert isinstance(hours, int)
    return hours


def warn_of_short_notice(late: Collection[tuple[str, date]]) -> None:
    """Say how many changes are marked; nothing where there are none."""
    if late:
        warn(
            plural(
                "one change, marked !, comes at short notice: tell the agent yourself",
                "{count} changes, marked !, come at short notice: tell the agents yourself",
                len(late),
            )
        )


def warn_of_unknown_holidays(session: Session, period: Period) -> None:
    """Say that a roster cannot follow holidays that are not known yet."""
    from rostering.policy.calendar import load_calendar

    calendar = load_calendar(session.centre.own_rules)
    for year in sorted({day.year for day in period} - set(calendar.years)):
        text = _(
            "the statutory holidays of {year} are not known: all its days are taken for ordinary ones; "
            "see rostering rules show calendar"
        )
        warn(text.format(year=year))
