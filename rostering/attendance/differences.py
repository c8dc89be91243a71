"""What a reconciliation found that the one before did not, and the other way round."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import polars as pl

from rostering.domain.people import Agent

Found = tuple[str, str, str]  # agent, date, and the finding with its minutes


@dataclass(frozen=True, slots=True)
class Difference:
    """A finding of an agent's day that is new, or gone."""

    agent: str
    date: str
    finding: str
    new: bool


def findings_list(findings: pl.DataFrame, agents: Sequence[Agent]) -> list[Found]:
    """Every finding in few words, in order: what a run keeps to be compared with the next one."""
    columns = findings.select("agent", "date", "kind", "minutes", "detail")
    return sorted(
        (agents[place].id, str(day), " ".join(_words(kind, minutes, detail)))
        for place, day, kind, minutes, detail in columns.iter_rows()
    )


def differences(before: Iterable[Sequence[str]], now: Iterable[Found]) -> tuple[Difference, ...]:
    """Findings gone and new, by agent and date; what is gone first where both are of one day."""
    old = Counter((agent, day, what) for agent, day, what in before)
    new = Counter(now)
    changed = [Difference(*found, False) for found in (old - new).elements()]
    changed += [Difference(*found, True) for found in (new - old).elements()]
    return tuple(sorted(changed, key=lambda one: (one.agent, one.date, one.new, one.finding)))


def _words(kind: str, minutes: int | None, detail: str | None) -> list[str]:
    shown = f"{minutes} min" if minutes is not None else ""
    return [word for word in (kind, shown, detail or "") if word]
