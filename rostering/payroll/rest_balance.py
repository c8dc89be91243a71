"""Compensatory rest as the record has it: what runs earned, what approved requests take (D11, D15)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Connection

from rostering.domain.balances import Movement, OpeningBalance, RestLot
from rostering.domain.calendar import Period, month_of
from rostering.payroll.rest_ledger import Lot, lots_of
from rostering.policy.catalogue import Catalogue
from rostering.record.opening_balances import opening_balances
from rostering.record.runs import latest_run, runs, statements_of

Movements = dict[str, list[Movement]]
KIND = "comp"


@dataclass(frozen=True, slots=True)
class Terms:
    """Months that rest is kept (0: without end), and days before its end at which it is pointed out."""

    expires_after_months: int
    warn_before_days: int


def rest_terms(catalogue: Catalogue, day: date) -> Terms:
    """The terms in force on `day`."""
    return catalogue.rule("leave", KIND).on(day, Terms)


def rest_lots(connection: Connection, catalogue: Catalogue, day: date) -> dict[str, list[Lot]]:
    """Each agent's lots of compensatory rest by the latest runs of the months up to that of `day`."""
    months = rest_terms(catalogue, day).expires_after_months
    moved = movements_until(connection, day)
    return {agent: lots_of(own, months) for agent, own in moved.items()}


def opening_lots(
    connection: Connection,
    catalogue: Catalogue,
    month: Period,
    agents: Collection[str] | None = None,
) -> tuple[RestLot, ...]:
    """What is left of each lot as `month` opens, of all agents or those named: the opening balances of
    its first day among them."""
    months = rest_terms(catalogue, month.start).expires_after_months
    moved = movements_until(connection, month.start - timedelta(days=1), month.start, agents)
    return tuple(
        RestLot(agent, lot.earned, left, lot.expires, lot.document)
        for agent, own in sorted(moved.items())
        for lot in lots_of(own, months)
        if (left := lot.left_on(month.start))
    )


def movements_until(
    connection: Connection,
    day: date,
    openings_until: date | None = None,
    agents: Collection[str] | None = None,
) -> Movements:
    """The movements by the latest runs of the months up to that of `day`, and opening balances up to
    `openings_until` (`day` if not given), of all agents or those named."""
    moved: Movements = {}
    for scope in sorted({run.scope for run in runs(connection, "payroll")}):
        run = latest_run(connection, "payroll", scope)
        if run is None or scope > month_of(day):
            continue
        for agent, kept in statements_of(connection, run.id, agents).items():
            moved.setdefault(agent, []).extend(_of_lines(kept["lines"]))
    for item in opening_balances(connection, kind=KIND):
        if item.day <= (openings_until or day) and (agents is None or item.agent in agents):
            moved.setdefault(item.agent, []).append(opening_movement(item))
    return moved


def opening_movement(item: OpeningBalance) -> Movement:
    """An opening balance as a movement of its day."""
    return Movement(item.day, item.minutes, "opening", item.expires, opens=True)


def _of_lines(lines: Iterable[Mapping[str, Any]]) -> Iterator[Movement]:
    for line in lines:
        if line["kind"] == "comp_rest":
            day = date.fromisoformat(line["date"])
            yield Movement(day, line["minutes"], line.get("document", ""))
