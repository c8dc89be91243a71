"""A closed month under today's facts: what each line should be, against what was frozen and adjusted."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from rostering.domain.booked import ENTERED, STATUTORY, Adjustment
from rostering.domain.money import yuan
from rostering.domain.people import Agent
from rostering.domain.statement import Entry, Statement

AS_BOOKED = (*ENTERED, *STATUTORY, "adjustment")  # people booked these; no fact changes them
Key = tuple[str, str, str, date]


def with_frozen_pay(today: Sequence[Agent], frozen: Sequence[Agent]) -> tuple[Agent, ...]:
    """Today's agents with the own base and floating pay of the closing: those have no date."""
    pay = {agent.id: (agent.base_fen, agent.floating_fen) for agent in frozen}
    return tuple(
        replace(agent, base_fen=pay[agent.id][0], floating_fen=pay[agent.id][1])
        if agent.id in pay
        else agent
        for agent in today
    )


def adjustments_due(
    frozen: Sequence[Statement],
    now: Sequence[Statement],
    booked: Iterable[Adjustment],
    into: str,
    why: str,
) -> tuple[Adjustment, ...]:
    """One adjustment for each event whose lines differ in fen or points, by agent and date.

    An event is an agent's lines of one rule, kind and date. What was adjusted before counts.
    """
    old, new = _by_event(frozen), _by_event(now)
    done: dict[Key, list[int]] = defaultdict(lambda: [0, 0])
    months = [statement.month for statement in (*frozen, *now)]
    for item in booked:
        key = (item.agent, item.of_rule, item.of_kind, item.of_date)
        done[key][0] += item.fen
        done[key][1] += item.points
    due = []
    for key in sorted({*old, *new, *done}, key=lambda key: (key[0], key[3], key[1], key[2])):
        before, after = old.get(key, []), new.get(key, [])
        fen = _fen(after) - _fen(before) - done[key][0]
        points = _points(after) - _points(before) - done[key][1]
        if fen or points:
            due.append(_adjustment(key, before, after, fen, points, months[0], into, why))
    return tuple(due)


def _adjustment(
    key: Key, before: Sequence[Entry], after: Sequence[Entry], fen: int, points: int,
    of_month: str, into: str, why: str,
) -> Adjustment:  # fmt: skip
    agent, rule, kind, day = key
    said = f"{_said(before)} > {_said(after)}"
    clause = (after or before)[0].clause if after or before else ""
    line = before[0].line if before else 0
    return Adjustment(
        agent, into, of_month, line, rule, kind, day, clause, fen, points, said, why
    )  # fmt: skip


def _by_event(statements: Iterable[Statement]) -> Mapping[Key, list[Entry]]:
    events: dict[Key, list[Entry]] = defaultdict(list)
    for statement in statements:
        for entry in statement.entries:
            if entry.kind not in AS_BOOKED:
                events[statement.agent, entry.rule, entry.kind, entry.date].append(entry)
    return events


def _said(entries: Sequence[Entry]) -> str:
    """The lines of one side in no language, for the record keeps it; `-` where there are none."""
    if not entries:
        return "-"
    return " + ".join(
        f"{entry.clause} {yuan(entry.amount_fen)}" + (f" ({-entry.points})" if entry.points else "")
        for entry in entries
    )


def _fen(entries: Iterable[Entry]) -> int:
    return sum(entry.amount_fen for entry in entries)


def _points(entries: Iterable[Entry]) -> int:
    return sum(entry.points for entry in entries)
