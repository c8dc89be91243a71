"""What an agent has left of annual leave: what a year gives, or an opening balance, less what is taken."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection

from rostering.domain.balances import OpeningBalance
from rostering.domain.calendar import Period
from rostering.domain.centre import Centre
from rostering.domain.leave import LeaveDay, LeaveStatus
from rostering.domain.people import Agent
from rostering.payroll.annual_leave import Parameters, entitled_days
from rostering.payroll.leave_days import DAY_MINUTES, days_by_request, planned, taken
from rostering.policy.calendar import load_calendar
from rostering.policy.catalogue import Catalogue
from rostering.policy.leave_kinds import taken_from
from rostering.record.opening_balances import opening_balances

Taken = tuple[LeaveDay, int]


@dataclass(frozen=True, slots=True)
class Balance:
    """Minutes of a year, 480 a day: what there is, what approved requests take, what pending ones ask.

    `opening` is the balance that `given` comes from where the year's own days do not count.
    """

    given: int
    taken: int
    asked: int
    opening: OpeningBalance | None = None

    @property
    def left(self) -> int:
        """What is left when what is pending is not counted."""
        return self.given - self.taken


@dataclass(frozen=True, slots=True)
class AnnualLeave:
    """The annual leave of a centre's agents, as the record has it now."""

    connection: Connection
    centre: Centre
    catalogue: Catalogue

    def balance(self, agent: Agent, year: int) -> Balance:
        """The agent's balance of `year`."""
        given, opening = self._given(agent, year)
        sums = dict.fromkeys(LeaveStatus, 0)
        for day, minutes in self._taken(agent, year, opening):
            sums[day.status] += minutes
        return Balance(given, sums[LeaveStatus.APPROVED], sums[LeaveStatus.PENDING], opening)

    def overdrawn(self, agent: Agent, year: int) -> tuple[LeaveDay, ...]:
        """The approved days of `year` for which, in order of their dates, nothing is left."""
        left, opening = self._given(agent, year)
        beyond = []
        for day, minutes in self._taken(agent, year, opening):
            if day.status is not LeaveStatus.APPROVED:
                continue
            left -= minutes
            if left < 0:
                beyond.append(day)
        return tuple(beyond)

    def _given(self, agent: Agent, year: int) -> tuple[int, OpeningBalance | None]:
        """What there is, and the opening balance that says so where there is one in the year."""
        own = opening_balances(self.connection, agent.id, "annual")
        of_year = [item for item in own if item.day.year == year]
        if of_year:
            last = of_year[-1]
            return sum(item.minutes for item in of_year if item.day == last.day), last
        rule = self.catalogue.rule("leave", "annual").on(date(year, 12, 31), Parameters)
        return DAY_MINUTES * entitled_days(agent, year, rule), None

    def _taken(self, agent: Agent, year: int, opening: OpeningBalance | None) -> list[Taken]:
        first = opening.day if opening else date(year, 1, 1)
        whole = Period(first, date(year, 12, 31))
        found = [
            one
            for one in self._days(agent, Period(date(year, 1, 1), whole.end))
            if one[0].date in whole
        ]
        return sorted(found, key=lambda one: (one[0].date, one[0].request, one[0].part))

    def _days(self, agent: Agent, year: Period) -> Iterator[Taken]:
        requests = days_by_request(self.connection, agent.id, self.catalogue, "annual", year)
        if not requests:
            return
        days = [day.date for own in requests.values() for day in own]
        statutory = load_calendar(self.centre.own_rules).statutory
        plan = planned(self.connection, agent.id, Period(min(days), max(days)), statutory)
        for own in requests.values():
            yield from taken(own, plan)


def days(minutes: int) -> str:
    """Minutes as days of 480: 2.5."""
    return f"{minutes / DAY_MINUTES:.4g}"


def annual_years(days_of: Iterable[LeaveDay], catalogue: Catalogue) -> set[tuple[str, int]]:
    """The agents and years whose annual leave these days touch."""
    kinds = catalogue.of_kind("leave")
    return {
        (day.agent, day.date.year)
        for day in days_of
        if taken_from(kinds.get(day.kind), day.date) == "annual"
    }
