"""The monthly score: what people judged, what attendance and incidents took, and what remains."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Literal

Side = Literal["earned", "lost"]


@dataclass(frozen=True, slots=True)
class Judgement:
    """How many points a person gave an agent for one item of the month's standards (P2).

    `month` is written 2026-05; `item` is a parameter of `rules/score/earned_standard.toml`.
    """

    agent: str
    month: str
    item: str
    points: int
    why: str = ""
    who: str = ""
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class ExamMark:
    """The mark of an agent's monthly exam, 0 to 100 with at most two decimals (P3)."""

    agent: str
    month: str
    mark: Decimal
    note: str = ""
    who: str = ""
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class PointEvent:
    """Points that one event of the month earned or cost; `what` names the event."""

    date: date
    clause: str
    what: str
    points: int


@dataclass(frozen=True, slots=True)
class ScoreFacts:
    """What one agent's score of a month starts from. `month` is its first day.

    `judged` has the points by item, `mark` the exam's; items left out were not judged.
    """

    month: date
    judged: Mapping[str, int] = field(default_factory=dict)
    mark: Decimal | None = None
    rewards: tuple[PointEvent, ...] = ()
    lost: tuple[PointEvent, ...] = ()


@dataclass(frozen=True, slots=True)
class ScoreLine:
    """Points earned (below zero where an exam lowers them) or lost, from 0 on, and by which rule.

    `points` is None where somebody must still judge. `flag` is for people to look at.
    """

    rule: str
    clause: str
    side: Side
    what: str
    points: int | None
    date: date | None = None
    flag: str = ""


@dataclass(frozen=True, slots=True)
class MonthScore:
    """An agent's score of a month, written 2026-05 (P1).

    `total` is None while the month is incomplete. `provisional` says that attendance is still open,
    `grade` is the one held at the month's end, `review` that A5 asks for a dismissal review.
    `dismissed` is who is settled as dismissed in the month (G14): nobody ranks or awaits that score.
    """

    agent: str
    month: str
    lines: tuple[ScoreLine, ...]
    total: int | None
    grade: str = ""
    provisional: bool = False
    review: bool = False
    dismissed: bool = False

    @property
    def awaited(self) -> bool:
        """Whether a person must still judge something before there is a score."""
        return self.total is None and not self.dismissed

    @property
    def earned(self) -> int:
        """Points earned, before they are capped; what nobody judged counts nothing."""
        return sum(line.points or 0 for line in self.lines if line.side == "earned")

    @property
    def lost(self) -> int:
        """Points lost."""
        return sum(line.points or 0 for line in self.lines if line.side == "lost")

    @property
    def unjudged(self) -> tuple[str, ...]:
        """The items that nobody judged yet."""
        return tuple(line.what for line in self.lines if line.points is None)

    @property
    def flags(self) -> tuple[str, ...]:
        """What people should look at, such as a mark below every band."""
        return tuple(line.flag for line in self.lines if line.flag)
