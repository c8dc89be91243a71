"""Changes that come at short notice are pointed out."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime

from rostering.commands.output import warn
from rostering.commands.session import Session
from rostering.domain.roster import Change
from rostering.language import plural


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
