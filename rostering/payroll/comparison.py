"""One month's statements under two sets of rules: who is paid differently, and by how much."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from rostering.domain.statement import Statement


@dataclass(frozen=True, slots=True)
class PayDifference:
    """What an agent would have in fen more (+) or less (-), by kind of line and in all; points lost
    likewise. Kinds without a difference are left out."""

    agent: str
    before_fen: int
    after_fen: int
    by_kind: Mapping[str, int]
    points: int

    @property
    def fen(self) -> int:
        """The difference in gross pay."""
        return self.after_fen - self.before_fen


def differences(
    before: Iterable[Statement], after: Iterable[Statement]
) -> tuple[PayDifference, ...]:
    """The agents whose pay or points differ, in the order of `before`.

    An agent without a statement on one side has nothing there.
    """
    old = {statement.agent: statement for statement in before}
    new = {statement.agent: statement for statement in after}
    compared = (_difference(agent, old.get(agent), new.get(agent)) for agent in {**old, **new})
    return tuple(item for item in compared if item.by_kind or item.points)


def _difference(agent: str, before: Statement | None, after: Statement | None) -> PayDifference:
    sums = _by_kind(after)
    sums.subtract(_by_kind(before))
    return PayDifference(
        agent,
        before.gross_fen if before else 0,
        after.gross_fen if after else 0,
        {kind: fen for kind, fen in sorted(sums.items()) if fen},
        (after.points_lost if after else 0) - (before.points_lost if before else 0),
    )


def _by_kind(statement: Statement | None) -> Counter[str]:
    sums: Counter[str] = Counter()
    for entry in statement.entries if statement else ():
        sums[entry.kind] += entry.amount_fen
    return sums
