"""Compensatory rest with what is approved and not yet run: may this request still be taken? (D11)."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date, datetime, time

import polars as pl
from sqlalchemy import Connection

from rostering.domain.balances import Movement
from rostering.domain.calendar import Period, month_of
from rostering.domain.centre import Centre
from rostering.domain.leave import LeaveDay, LeaveStatus, Settlement
from rostering.payroll.gathering import month_pay
from rostering.payroll.leave_days import days_by_request, planned, taken
from rostering.payroll.rest_balance import movements_until, rest_terms
from rostering.payroll.rest_ledger import balance_on, ledger_of
from rostering.policy.calendar import load_calendar
from rostering.policy.catalogue import Catalogue
from rostering.record.closing import closed_month
from rostering.record.overtime import orders_between

FOREVER = date(9999, 12, 31)


@dataclass(frozen=True, slots=True)
class RestProjection:
    """What was earned by closed months' runs and by the punches of open ones; what all approved
    requests take, in their shifts' minutes."""

    connection: Connection
    centre: Centre
    catalogue: Catalogue
    _earned: dict[str, list[Movement]] = field(default_factory=dict)

    def short(self, agent: str, new: Collection[str]) -> list[Movement]:
        """What cannot be taken once the requests in `new` are approved, and is theirs or could be
        taken without them."""
        earned, wanted = self._earned_by(agent), self._taken_by(agent)
        before = ledger_of([*earned, *self._without(wanted, new)], self._months(agent))[1]
        after = ledger_of([*earned, *wanted], self._months(agent))[1]
        return [move for move in after if move not in before]

    def left(self, agent: str, day: date, new: Collection[str]) -> int:
        """The minutes that can be taken on `day` without the requests in `new`."""
        moves = [*self._earned_by(agent), *self._without(self._taken_by(agent), new)]
        return balance_on(ledger_of(moves, self._months(agent))[0], day)

    def _months(self, agent: str) -> int:
        days = [move.day for move in self._taken_by(agent)]
        return rest_terms(self.catalogue, max(days, default=date.today())).expires_after_months

    @staticmethod
    def _without(moves: Collection[Movement], new: Collection[str]) -> list[Movement]:
        return [move for move in moves if move.document not in new]

    def _taken_by(self, agent: str) -> list[Movement]:
        requests = days_by_request(self.connection, self.catalogue, "comp", agent=agent)
        return [
            Movement(day.date, -minutes, day.request)
            for own in requests.values()
            for day, minutes in self._minutes(agent, own)
            if day.status is LeaveStatus.APPROVED
        ]

    def _minutes(self, agent: str, own: list[LeaveDay]) -> list[tuple[LeaveDay, int]]:
        statutory = load_calendar(self.centre.own_rules).statutory
        period = Period(own[0].date, own[-1].date)
        plan = planned(self.connection, agent, period, statutory)
        return list(taken(own, plan, by_shift=True))

    def _earned_by(self, agent: str) -> list[Movement]:
        """Opening balances, and rest that was earned: by runs, and afresh in every open month in which
        rest was ordered, for its run may not know the last order."""
        if not self._earned:
            kept = movements_until(self.connection, FOREVER)
            fresh = self._open_months()
            for name in [agent.id for agent in self.centre.agents]:
                moves = [move for move in kept.get(name, []) if move.minutes > 0 or move.opens]
                self._earned[name] = [
                    move for move in moves if move.opens or month_of(move.day) not in fresh
                ]
            for month in fresh.values():
                self._add_fresh(month)
        return self._earned.get(agent, [])

    def _open_months(self) -> dict[str, Period]:
        start = datetime.combine(date(2000, 1, 1), time(), self.centre.zone)
        end = datetime.combine(date(9999, 1, 1), time(), self.centre.zone)
        days = {
            order.start.astimezone(self.centre.zone).date()
            for order in orders_between(self.connection, start, end)
            if order.approved and order.settle is Settlement.COMP
        }
        months = {month_of(day): Period.month(day.year, day.month) for day in sorted(days)}
        return {
            scope: month
            for scope, month in months.items()
            if closed_month(self.connection, scope) is None
        }

    def _add_fresh(self, month: Period) -> None:
        inputs, pay = month_pay(self.connection, self.centre, month, self.catalogue)
        rows = pay.entries.filter((pl.col("kind") == "comp_rest") & (pl.col("minutes") > 0))
        for place, day, minutes in rows.select("agent", "date", "minutes").iter_rows():
            agent = inputs.agents[place].id
            self._earned.setdefault(agent, []).append(Movement(day, minutes))
