"""Rotations: one pattern of weeks that several agents walk through, each a week further on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

REST = "-"
WEEK_DAYS = 7


@dataclass(frozen=True, slots=True)
class Length:
    """How long something lasts, in days: at least and at most; None is no limit."""

    least: int = 1
    most: int | None = None


@dataclass(frozen=True, slots=True)
class RotationShift:
    """A shift of a rotation and the role worked on it.

    `people` are needed on it from Monday to Sunday, just so many; None where the number is free.
    `run` is how many days in a row it is worked.
    """

    shift: str
    role: str
    people: tuple[int | None, ...]
    run: Length = field(default_factory=Length)


@dataclass(frozen=True, slots=True)
class Rotation:
    """What a pattern must keep.

    It has `weeks` weeks, and so many people walk it at once. `work` and `rest` are days in a row,
    `week` days of work from Monday to Sunday (least 0 is no limit). `forbidden` are sequences of two or three
    days, of shift codes and `-` for a rest day. In the whole pattern at least `free_weekends` weekends
    are free on both days. `agents` walk it, at most one for each week. From `since` on it is in force:
    then `start_weeks` are the weeks, from 1, in which agents began, the others' in their order.
    """

    name: str
    weeks: int
    shifts: tuple[RotationShift, ...]
    work: Length = field(default_factory=Length)
    rest: Length = field(default_factory=Length)
    week: Length = field(default_factory=lambda: Length(0))
    forbidden: frozenset[tuple[str, ...]] = frozenset()
    free_weekends: int = 0
    label: str = ""
    agents: tuple[str, ...] = ()
    since: date | None = None
    start_weeks: tuple[tuple[str, int], ...] = ()

    def weeks_at(self, start: date) -> dict[str, int] | None:
        """The week, from 0, of each agent when a period starts; None before the rotation is in force,
        and where nothing says when it began.

        Agents without a start week take those that are left, in their order.
        """
        if self.since is None or start < self.since:
            return None
        began = dict(self.start_weeks)
        left = iter([week for week in range(1, self.weeks + 1) if week not in began.values()])
        passed = (_monday(start) - _monday(self.since)).days // WEEK_DAYS
        return {
            agent: ((began[agent] if agent in began else next(left)) - 1 + passed) % self.weeks
            for agent in self.agents
        }


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


@dataclass(frozen=True, slots=True)
class Pattern:
    """The weeks of a rotation in the order in which an agent walks them, and from the last to the
    first again. A day is a shift code, or `-` for a rest day."""

    weeks: tuple[tuple[str, ...], ...]

    @classmethod
    def of_days(cls, days: Sequence[str]) -> Pattern:
        """The pattern whose weeks, one after the other, are `days`."""
        starts = range(0, len(days), WEEK_DAYS)
        return cls(tuple(tuple(days[start : start + WEEK_DAYS]) for start in starts))

    @property
    def days(self) -> tuple[str, ...]:
        """All its days, one after the other."""
        return tuple(day for week in self.weeks for day in week)

    def free_weekends(self) -> int:
        """How many weekends are free on both days."""
        return sum(week[5] == week[6] == REST for week in self.weeks)

    def people(self, shift: str) -> tuple[int, ...]:
        """How many weeks have the shift on each weekday: so many people work it."""
        return tuple(sum(week[day] == shift for week in self.weeks) for day in range(WEEK_DAYS))
