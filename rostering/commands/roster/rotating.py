"""A roster that follows a rotation: the days it is to have, and how far it has them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from rostering.commands.rotation.naming import known_rotation
from rostering.commands.session import Session
from rostering.domain.request import RosterRequest
from rostering.domain.roster import Roster
from rostering.language import _


@dataclass(frozen=True, slots=True)
class Followed:
    """A request with the days of a rotation, and who starts in which week (from 1).

    Their price leads the search. The pattern is no roster to start from: measured on the sample, the
    search stays close to a start in which the other agents are free, and is far worse for it.
    """

    name: str
    request: RosterRequest
    weeks: dict[str, int]


def follow(session: Session, request: RosterRequest, name: str) -> Followed:
    """The request under the rotation of that name; raises InputError where there is no pattern."""
    from rostering.centre.patterns import read_pattern
    from rostering.scheduling.rotation.walk import days_of, weeks_of

    centre = session.centre
    rotation = known_rotation(centre, name, "--rotation")
    pattern = read_pattern(centre.folder, rotation)
    others = [agent for one in centre.rotations.values() for agent in one.agents]
    weeks = weeks_of(rotation, pattern, request, others)
    request = replace(request, rotation=days_of(rotation, pattern, request, weeks))
    numbers = {agent: week + 1 for agent, week in sorted(weeks.items(), key=lambda one: one[1])}
    return Followed(rotation.name, request, numbers)


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
