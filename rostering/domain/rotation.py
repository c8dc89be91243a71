"""Rotations: one pattern of weeks that several agents walk through, each a week further on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

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
    are free on both days. `agents` walk it, at most one for each week.
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
