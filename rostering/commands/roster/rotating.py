"""A roster that follows a rotation: the days it is to have, and how far it has them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from rostering.commands.rotation.naming import known_rotation
from rostering.commands.session import Session
from rostering.domain.calendar import week_of
from rostering.domain.request import RosterRequest, RotationDay
from rostering.domain.roster import Roster
from rostering.domain.rotation import Rotation
from rostering.errors import InputError
from rostering.language import _, listed

if TYPE_CHECKING:
    from sqlalchemy import Connection


@dataclass(frozen=True, slots=True)
class Followed:
    """A request with the days of one or several rotations, and who starts in which week (from 1)."""

    name: str
    request: RosterRequest
    weeks: dict[str, int]


def follow(session: Session, request: RosterRequest, name: str | None) -> Followed | None:
    """The request under the rotation of that name, or under all that are in force in its period; None
    where there are none. Raises InputError where one has no pattern."""
    known = session.centre.rotations
    if name is not None:
        return _following(
            session, request, {known_rotation(session.centre, name, "--rotation"): {}}
        )
    in_force: dict[Rotation, dict[str, int]] = {
        one: {}
        for one in known.values()
        if one.since is not None and one.since <= request.period.start
    }
    return _following(session, request, in_force) if in_force else None


def follow_as_built(
    session: Session, connection: Connection, request: RosterRequest, name: str | None
) -> Followed | None:
    """The same; where nothing is named or in force, the rotation that the week was last built with,
    if its pattern is there still."""
    from rostering.centre.patterns import read_pattern
    from rostering.record.runs import latest_run

    found = follow(session, request, name)
    run = latest_run(connection, "roster_build", week_of(request.period.start))
    built = run.result.get("rotation") if run is not None else None
    if found is not None or not built:
        return found
    known = [one for one in built["name"].split(", ") if one in session.centre.rotations]
    try:
        for one in known:
            read_pattern(session.centre.folder, session.centre.rotations[one])
    except InputError:
        return None
    weeks = {agent: week - 1 for agent, week in built["weeks"].items()}
    rotations = {session.centre.rotations[one]: weeks for one in known}
    return _following(session, request, rotations) if rotations else None


def _following(
    session: Session, request: RosterRequest, rotations: Mapping[Rotation, Mapping[str, int]]
) -> Followed:
    """The request with the days of these rotations, where agents' weeks are not known those that their
    work before says."""
    from rostering.centre.patterns import read_pattern
    from rostering.scheduling.rotation.walk import days_of, weeks_of

    centre = session.centre
    others = [agent for one in centre.rotations.values() for agent in one.agents]
    days: list[RotationDay] = []
    numbers: dict[str, int] = {}
    for rotation, known in rotations.items():
        pattern = read_pattern(centre.folder, rotation)
        weeks = {agent: week for agent, week in known.items() if week < rotation.weeks}
        own = weeks or weeks_of(rotation, pattern, request, others)
        if rotation.agents:
            own = {agent: week for agent, week in own.items() if agent in rotation.agents}
        days += days_of(rotation, pattern, request, own)
        numbers |= {agent: week + 1 for agent, week in own.items()}
    numbers = dict(sorted(numbers.items(), key=lambda one: one[1]))
    name = listed(rotation.name for rotation in rotations)
    return Followed(name, replace(request, rotation=tuple(days)), numbers)


def followed_data(one: Followed, roster: Roster) -> dict[str, Any]:
    """How far the roster follows the rotation, as data."""
    from rostering.scheduling.rotation.walk import followed

    return {
        "name": one.name,
        "weeks": one.weeks,
        "days": len(one.request.rotation),
        "followed": followed(roster, one.request),
    }


def followed_text(one: Followed, roster: Roster) -> str:
    """The same in a few lines of at most 80 cells."""
    from rostering.reports.terminal import WIDTH
    from rostering.reports.wrapping import wrapped

    data = followed_data(one, roster)
    text = _("Rotation {name}: {followed} of {days} days follow it. Weeks: {weeks}").format(
        **{**data, "weeks": ", ".join(f"{agent}:{week}" for agent, week in one.weeks.items())}
    )
    return "\n".join(wrapped(text, WIDTH, 2))
