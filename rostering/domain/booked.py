"""What people book into a month's pay beside what follows from the rules (G14, G18)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from rostering.domain.appraisals import Figure
from rostering.domain.score import ExamMark, Judgement

ENTERED = ("bonus", "commission", "profit_share")
STATUTORY = ("social_insurance", "housing_fund", "income_tax")


@dataclass(frozen=True, slots=True)
class Amount:
    """A sum for one agent and month, entered or imported by `who`; fen from 0 on.

    `kind` is one of ENTERED, which are paid, or of STATUTORY, which are withheld from gross pay.
    `file` and `line` say where an imported one stood. `number` is the record's, 0 before it is kept.
    """

    agent: str
    month: str
    kind: str
    fen: int
    why: str = ""
    file: str = ""
    line: int = 0
    who: str = ""
    at: datetime | None = None
    number: int = 0


@dataclass(frozen=True, slots=True)
class Adjustment:
    """A correction of a closed month, booked as a line of an open one.

    `of_month`, `of_line` (0 where the closed statement has no such line), `of_rule`, `of_kind`,
    `of_date` and `clause` name the old line. `fen` and `points` are what to add to it.
    """

    agent: str
    month: str
    of_month: str
    of_line: int
    of_rule: str
    of_kind: str
    of_date: date
    clause: str
    fen: int
    points: int
    said: str
    why: str = ""
    who: str = ""
    at: datetime | None = None
    number: int = 0


@dataclass(frozen=True, slots=True)
class Dismissal:
    """An agent is settled as dismissed (G14) on the last day, as `who` decided."""

    agent: str
    last_day: date
    why: str = ""
    who: str = ""
    at: datetime | None = None
    number: int = 0


@dataclass(frozen=True, slots=True)
class Booked:
    """All that is booked into one month. `region` names the minimum wage that holds there.

    `judgements` and `marks` are what people gave for the month's score (P2, P3). `figures`, and the
    marks of other months, are those that the appraisals of the month rest on (P8).
    """

    region: str = ""
    amounts: tuple[Amount, ...] = ()
    adjustments: tuple[Adjustment, ...] = ()
    dismissals: tuple[Dismissal, ...] = ()
    figures: tuple[Figure, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    marks: tuple[ExamMark, ...] = ()


NOTHING = Booked()
