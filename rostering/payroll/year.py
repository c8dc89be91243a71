"""A year's pay: the statements of its months, added up by agent and by month."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

from rostering.domain.statement import Statement
from rostering.payroll.columns import COLUMNS, column_sums

TENTH = Decimal("0.1")


class Standing(StrEnum):
    """Whether a month's figures can stand."""

    CLOSED = "closed"
    OPEN = "open"
    PROVISIONAL = "provisional"


@dataclass(frozen=True, slots=True)
class YearRow:
    """Sums in fen of one statement, or of several: `agent` or `month` is empty where they are of all.

    `columns` add up to the gross pay. `withheld_fen` and `net_fen` are None while a statutory deduction
    of any is not known. `scores` are those of the months judged; `count` is how many statements.
    """

    agent: str
    month: str
    columns: Mapping[str, int]
    withheld_fen: int | None
    net_fen: int | None
    points_lost: int
    scores: tuple[int, ...]
    standing: Standing
    count: int = 1

    @property
    def gross_fen(self) -> int:
        """Gross pay."""
        return sum(self.columns.values())

    @property
    def score(self) -> Decimal | None:
        """The mean of the scores, to a tenth; None where no month is judged."""
        if not self.scores:
            return None
        return (Decimal(sum(self.scores)) / len(self.scores)).quantize(TENTH, ROUND_HALF_UP)


@dataclass(frozen=True, slots=True)
class Year:
    """The rows of a year, one a statement, in the order of months and then of agents."""

    year: int
    rows: tuple[YearRow, ...]

    @property
    def provisional(self) -> bool:
        """Whether any month cannot be paid yet."""
        return any(row.standing is Standing.PROVISIONAL for row in self.rows)

    def by_month(self) -> tuple[YearRow, ...]:
        """A row a month."""
        months = dict.fromkeys(row.month for row in self.rows)
        return tuple(
            together([row for row in self.rows if row.month == month], month=month)
            for month in months
        )

    def by_agent(self) -> tuple[YearRow, ...]:
        """A row an agent."""
        of_agent: dict[str, list[YearRow]] = {}
        for row in self.rows:
            of_agent.setdefault(row.agent, []).append(row)
        return tuple(together(rows, agent=agent) for agent, rows in of_agent.items())

    def of(self, agent: str) -> Year:
        """The year of one agent."""
        return Year(self.year, tuple(row for row in self.rows if row.agent == agent))


def month_rows(
    statements: Iterable[Statement], *, closed: bool, changed: bool
) -> tuple[YearRow, ...]:
    """The rows of a month; `changed` says that facts came since it was run."""
    return tuple(
        YearRow(
            agent=made.agent,
            month=made.month,
            columns=column_sums(made),
            withheld_fen=None if made.missing else made.withheld_fen,
            net_fen=made.net_fen,
            points_lost=made.points_lost,
            scores=() if made.score is None else (made.score,),
            standing=_standing(made, closed, changed),
        )
        for made in statements
    )


def _standing(made: Statement, closed: bool, changed: bool) -> Standing:
    if closed:
        return Standing.CLOSED
    return Standing.PROVISIONAL if made.provisional or changed else Standing.OPEN


def together(rows: Sequence[YearRow], *, agent: str = "", month: str = "") -> YearRow:
    """The rows as one; it stands as the least settled of them."""
    withheld = [row.withheld_fen for row in rows]
    net = [row.net_fen for row in rows]
    standings = {row.standing for row in rows}
    least = next(
        (one for one in (Standing.PROVISIONAL, Standing.OPEN) if one in standings), Standing.CLOSED
    )
    return YearRow(
        agent=agent,
        month=month,
        columns={name: sum(row.columns[name] for row in rows) for name in COLUMNS},
        withheld_fen=_sum(withheld),
        net_fen=_sum(net),
        points_lost=sum(row.points_lost for row in rows),
        scores=tuple(score for row in rows for score in row.scores),
        standing=least,
        count=sum(row.count for row in rows),
    )


def _sum(parts: Sequence[int | None]) -> int | None:
    """The sum; None where a part is not known."""
    return None if None in parts else sum(part for part in parts if part is not None)
