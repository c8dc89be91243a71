"""What an agent has left of annual leave: what a year gives, or an opening balance, less what is taken."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from sqlalchemy import Connection

from rostering.domain.balances import OpeningBalance
from rostering.domain.calendar import Period
from rostering.domain.centre import Centre
from rostering.domain.leave import LeaveDay, LeaveStatus
from rostering.domain.people import Agent
from rostering.payroll.annual_leave import Parameters, entitled_days
from rostering.payroll.leave_days import DAY_MINUTES, days_by_request, planned_for, taken
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


class AnnualLeave:
    """The annual leave of a centre's agents, as the record has it now; of `only` one, or of all, whose
    facts are then asked once a year."""

    def __init__(
        self, connection: Connection, centre: Centre, catalogue: Catalogue, only: str | None = None
    ) -> None:
        self._connection = connection
        self._centre = centre
        self._catalogue = catalogue
        self._only = only
        self._years: dict[int, dict[str, list[Taken]]] = {}

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
        of_year = [item for item in self._openings.get(agent.id, ()) if item.day.year == year]
        if of_year:
            last = of_year[-1]
            return sum(item.minutes for item in of_year if item.day == last.day), last
        rule = self._catalogue.rule("leave", "annual").on(date(year, 12, 31), Parameters)
        return DAY_MINUTES * entitled_days(agent, year, rule), None

    @cached_property
    def _openings(self) -> dict[str, list[OpeningBalance]]:
        found: dict[str, list[OpeningBalance]] = {}
        for item in opening_balances(self._connection, self._only, "annual"):
            found.setdefault(item.agent, []).append(item)
        return found

    def _taken(self, agent: Agent, year: int, opening: OpeningBalance | None) -> list[Taken]:
        if year not in self._years:
            self._years[year] = self._of_year(year)
        first = opening.day if opening else date(year, 1, 1)
        own = [
            one
            for one in self._years[year].get(agent.id, ())
            if first <= one[0].date <= date(year, 12, 31)
        ]
        return sorted(own, key=lambda one: (one[0].date, one[0].request, one[0].part))

    def _of_year(self, year: int) -> dict[str, list[Taken]]:
        """The charged days of every request that touches the year, by agent."""
        whole = Period(date(year, 1, 1), date(year, 12, 31))
        requests = days_by_request(self._connection, self._catalogue, "annual", whole, self._only)
        if not requests:
            return {}
        dates = [day.date for own in requests.values() for day in own]
        statutory = load_calendar(self._centre.own_rules).statutory
        plans = planned_for(
            self._connection,
            {agent for agent, _request in requests},
            Period(min(dates), max(dates)),
            statutory,
        )
        found: dict[str, list[Taken]] = {}
        for (agent, _request), own in requests.items():
            found.setdefault(agent, []).extend(taken(own, plans[agent]))
        return found


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
