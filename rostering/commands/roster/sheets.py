"""What an exported roster shows, gathered from the centre and the record."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from rostering.commands.output import warn
from rostering.commands.session import Session
from rostering.domain.roster import Roster
from rostering.language import _

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from rostering.domain.calendar import Period
    from rostering.reports.wall import Standing, Wall


def wall_of(
    session: Session,
    connection: Connection,
    roster: Roster,
    chosen: Collection[str] = (),
    *,
    sign_off: bool = False,
) -> Wall:
    """The wall sheet of a roster, a draft or what is in force, of all agents or the chosen.

    A draft that says what is published is no draft.
    """
    from rostering.policy.calendar import load_calendar
    from rostering.record.leave import leave_days
    from rostering.record.publishing import as_published
    from rostering.record.rosters import published_shifts
    from rostering.reports.wall import Wall, agents_of
    from rostering.scheduling.coverage import coverage
    from rostering.scheduling.gathering import roster_request

    centre, period = session.centre, roster.period
    request = roster_request(connection, centre, period, session.demand(period))
    standing = standing_of(connection, roster)
    if not standing.is_draft:
        roster = _covered(connection, roster)
        period = roster.period
    agents = agents_of(centre, roster, chosen)
    shifts = (
        as_published(roster, centre.shifts, centre.zone)
        if standing.is_draft
        else published_shifts(connection, period)
    )
    calendar = load_calendar(centre.own_rules)
    names = {agent.id for agent in agents}
    return Wall(
        centre=centre,
        roster=roster,
        standing=standing,
        agents=agents,
        shifts=tuple(shift for shift in shifts if shift.agent in names),
        stretches=tuple(one for one in coverage(roster, request) if one.date in period),
        leave=tuple(day for day in leave_days(connection, period) if day.agent in names),
        holidays={day: name for day, name in calendar.statutory.items() if day in period},
        sign_off=sign_off,
    )


def standing_of(connection: Connection, roster: Roster) -> Standing:
    """The newest version of the roster's period, if that is what the roster says; else a draft."""
    from rostering.record.rosters import roster_in_force, versions
    from rostering.reports.wall import Standing

    period = roster.period
    known = [
        one
        for one in versions(connection)
        if one.period.start <= period.end and one.period.end >= period.start
    ]
    in_force = roster_in_force(connection, period) if known else None
    if in_force is None or _content(in_force) != _content(roster):
        return Standing()
    return Standing(known[-1].version, known[-1].at, known[-1].who)


def _covered(connection: Connection, roster: Roster) -> Roster:
    """The roster over the days that a version speaks of; of others nothing is known."""
    from dataclasses import replace

    from rostering.domain.calendar import Period
    from rostering.record.rosters import versions

    spoken = [one.period for one in versions(connection)]
    days = [day for day in roster.period if any(day in period for period in spoken)]
    return replace(roster, period=Period(days[0], days[-1])) if days else roster


def _content(roster: Roster) -> tuple[frozenset[object], ...]:
    return tuple(map(frozenset, (roster.assignments, roster.duties, roster.activities)))


def published_ahead(connection: Connection) -> Period | None:
    """From this week's Monday to the last published day; all of the last version where that is past."""
    import pendulum

    from rostering.domain.calendar import Period
    from rostering.record.rosters import versions

    known = versions(connection)
    if not known:
        return None
    today = pendulum.today().date()
    monday = Period.week(*today.isocalendar()[:2]).start
    last = max(one.period.end for one in known)
    return Period(monday, last) if monday <= last else None


def tell_what_is_left_out(wall: Wall, asked: Period | None) -> None:
    """Say that not all of the days that were asked for are published yet, where that is so."""
    shown = wall.roster.period
    if asked is not None and len(shown) < len(asked):
        warn(_("of these days only {period} are published").format(period=shown))
