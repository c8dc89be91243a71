"""What an agent has left: days of annual leave, minutes of compensatory rest."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection

from rostering.domain.calendar import Period
from rostering.domain.centre import Centre
from rostering.domain.leave import LeaveRequest, LeaveStatus
from rostering.domain.people import Agent
from rostering.errors import InputProblem
from rostering.language import _
from rostering.payroll.annual_leave import Parameters, entitled_days, taken_halves
from rostering.policy.calendar import load_calendar
from rostering.policy.catalogue import Catalogue
from rostering.policy.rule import Rule
from rostering.record.leave import leave_requests
from rostering.record.rosters import published_shifts, versions


@dataclass(frozen=True, slots=True)
class Balance:
    """Half days of a year: what it gives, what approved requests take of it, what pending ones ask."""

    kind: str
    given: int
    taken: int
    asked: int

    @property
    def left(self) -> int:
        """What is left when what is pending is not counted."""
        return self.given - self.taken


def annual_balance(
    connection: Connection, centre: Centre, catalogue: Catalogue, agent: Agent, year: int
) -> Balance:
    """The agent's annual leave of `year`, in half days."""
    kinds = catalogue.of_kind("leave")
    rule = kinds["annual"]
    given = 2 * entitled_days(agent, year, rule.on(date(year, 12, 31), Parameters))
    own = [
        request
        for request in leave_requests(connection, _year(year), agent.id)
        if _from_annual(kinds.get(request.kind), request.start)
    ]
    sums = {
        status: sum(
            _halves(connection, centre, request, year)
            for request in own
            if request.status is status
        )
        for status in LeaveStatus
    }
    return Balance("annual", given, sums[LeaveStatus.APPROVED], sums[LeaveStatus.PENDING])


def overdrawn(
    connection: Connection, centre: Centre, catalogue: Catalogue, requests: Iterable[LeaveRequest]
) -> list[InputProblem]:
    """A problem for each agent and year whose approved annual leave, as the record has it now, is
    more than there is; `requests` are those that were approved just now."""
    kinds = catalogue.of_kind("leave")
    agents = {agent.id: agent for agent in centre.agents}
    years = {
        (request.agent, year)
        for request in requests
        if request.status is LeaveStatus.APPROVED
        and _from_annual(kinds.get(request.kind), request.start)
        for year in range(request.start.year, request.end.year + 1)
    }
    problems = []
    for name, year in sorted(years):
        if name not in agents:
            continue
        balance = annual_balance(connection, centre, catalogue, agents[name], year)
        if balance.left < 0:
            text = _("annual leave of {year}: {given} days are given, {taken} would be taken")
            message = text.format(year=year, given=days(balance.given), taken=days(balance.taken))
            hint = _("see rostering leave balance {agent}").format(agent=name)
            problems.append(InputProblem(name, message, "", hint))
    return problems


def days(halves: int) -> str:
    """Half days as days: 2.5."""
    return f"{halves / 2:g}"


def _halves(connection: Connection, centre: Centre, request: LeaveRequest, year: int) -> int:
    """What of the request lies in the year."""
    whole = _year(year)
    span = Period(max(request.start, whole.start), min(request.end, whole.end))
    within = LeaveRequest(
        request.id, request.agent, span.start, span.end, request.kind, request.part, request.status
    )
    shifts = {shift.date for shift in published_shifts(connection, span, [request.agent])}
    rosters = [version.period for version in versions(connection)]
    return taken_halves(within, shifts, rosters, load_calendar(centre.own_rules).statutory)


def _from_annual(kind: Rule | None, day: date) -> bool:
    return kind is not None and kind.parameters["balance"].on(day).value == "annual"


def _year(year: int) -> Period:
    return Period(date(year, 1, 1), date(year, 12, 31))
