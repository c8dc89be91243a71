"""Why a rotation has no pattern: the smallest set of its requirements that cannot hold together."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from rostering.domain.rotation import WEEK_DAYS, Length, Rotation
from rostering.language import _, labelled
from rostering.scheduling.rotation.circulation import find_pattern

SECONDS = 5.0  # for each trial


@dataclass(frozen=True, slots=True)
class Requirement:
    """Something that a rotation asks for.

    `name` is the key of its file; `shift` and `weekday` (0 is Monday) say which, where there are
    several. `days` is the number asked for, `sequence` a forbidden one.
    """

    name: str
    shift: str = ""
    weekday: int | None = None
    side: str = ""  # "least" or "most" of a length
    days: int | None = None
    sequence: tuple[str, ...] = ()

    def __str__(self) -> str:
        where = f"{self.shift} {self.name}" if self.shift else self.name
        if self.sequence:
            return labelled(where, " ".join(self.sequence))
        if self.weekday is not None:
            names = (_("Mon"), _("Tue"), _("Wed"), _("Thu"), _("Fri"), _("Sat"), _("Sun"))
            return labelled(where, f"{names[self.weekday]} {self.days}")
        least = _("{where}: {days} at least").format(where=where, days=self.days)
        most = _("{where}: {days} at most").format(where=where, days=self.days)
        return most if self.side == "most" else least


def explain_conflict(rotation: Rotation, seconds: float = SECONDS) -> tuple[Requirement, ...]:
    """Requirements that cannot hold together, none of which can be left out.

    One after the other is left out, and stays out where there is still no pattern. One whose trial is not
    decided within `seconds` is kept, so that what is named is always enough for the contradiction.
    """
    needed = []
    for requirement in list(_requirements(rotation)):
        looser = _without(rotation, requirement)
        if find_pattern(looser, seconds, any_will_do=True).status == "infeasible":
            rotation = looser
        else:
            needed.append(requirement)
    return tuple(needed)


def _requirements(rotation: Rotation) -> Iterator[Requirement]:
    """Everything that can be left out; what is likeliest a wish comes first."""
    if rotation.free_weekends:
        yield Requirement("free_weekends", side="least", days=rotation.free_weekends)
    for sequence in sorted(rotation.forbidden):
        yield Requirement("forbidden", sequence=sequence)
    for name, least in (("week", 0), ("rest", 1), ("work", 1)):
        yield from _sides(name, "", getattr(rotation, name), least)
    for one in rotation.shifts:
        yield from _sides("run", one.shift, one.run, 1)
    for one in rotation.shifts:
        for weekday in range(WEEK_DAYS):
            if one.people[weekday] is not None:
                yield Requirement("people", one.shift, weekday, days=one.people[weekday])


def _sides(name: str, shift: str, length: Length, least: int) -> Iterator[Requirement]:
    if length.least > least:
        yield Requirement(name, shift, side="least", days=length.least)
    if length.most is not None:
        yield Requirement(name, shift, side="most", days=length.most)


def _without(rotation: Rotation, gone: Requirement) -> Rotation:
    """The rotation that does not ask for it."""
    if gone.name == "free_weekends":
        return replace(rotation, free_weekends=0)
    if gone.name == "forbidden":
        return replace(rotation, forbidden=rotation.forbidden - {gone.sequence})
    if gone.name == "week":
        return replace(rotation, week=_open(rotation.week, gone.side, 0))
    if gone.name == "rest":
        return replace(rotation, rest=_open(rotation.rest, gone.side, 1))
    if gone.name == "work":
        return replace(rotation, work=_open(rotation.work, gone.side, 1))
    shifts = []
    for one in rotation.shifts:
        if one.shift == gone.shift and gone.name == "run":
            one = replace(one, run=_open(one.run, gone.side, 1))
        elif one.shift == gone.shift:
            people = tuple(None if day == gone.weekday else n for day, n in enumerate(one.people))
            one = replace(one, people=people)
        shifts.append(one)
    return replace(rotation, shifts=tuple(shifts))


def _open(length: Length, side: str, least: int) -> Length:
    return replace(length, most=None) if side == "most" else replace(length, least=least)
