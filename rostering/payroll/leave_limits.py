"""What stands against approving leave: its unit, other leave, its most days, its balance (D4, D11)."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import Connection

from rostering.domain.calendar import Period
from rostering.domain.centre import Centre
from rostering.domain.leave import LeaveRequest, LeaveStatus, Part
from rostering.errors import InputProblem
from rostering.language import _
from rostering.payroll.balances import AnnualLeave, annual_years, days
from rostering.payroll.leave_days import DAY_MINUTES, planned, taken
from rostering.policy.calendar import load_calendar
from rostering.policy.catalogue import Catalogue
from rostering.policy.leave_kinds import CALENDAR_DAYS, LeaveTerms, leave_terms
from rostering.record.leave import leave_requests

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class LeaveLimits:
    """Holds requests against the rules, as the record has everything now. `rest` are the movements of
    compensatory rest that were earned, by agent."""

    connection: Connection
    centre: Centre
    catalogue: Catalogue

    def problems(
        self,
        requests: Sequence[LeaveRequest],
        over_limit: bool = False,
        instead: Collection[str] = (),
    ) -> list[InputProblem]:
        """Everything that stands against `requests`, which the record has already; those that are
        approved are held against other leave and the balances too. `over_limit` lets one occurrence
        have more days than its kind gives; the requests `instead` stand in the place of other leave."""
        approved = [one for one in requests if one.status is LeaveStatus.APPROVED]
        found = [problem for one in requests for problem in self._units(one)]
        found += [
            problem for one in approved if one.id not in instead for problem in self._overlaps(one)
        ]
        if not over_limit:
            found += self._too_long(approved)
        found += self._annual(approved)
        found += self._rest(approved)
        return found

    def _terms(self, request: LeaveRequest) -> LeaveTerms:
        return leave_terms(self.catalogue, request.kind, request.start, self.centre.region)

    def _units(self, request: LeaveRequest) -> Iterator[InputProblem]:
        if request.hours is None:
            return
        step = self._terms(request).smallest_minutes
        minutes = int((request.hours[1] - request.hours[0]).total_seconds()) // 60
        if not step:
            text = _("{kind} leave is not given by the hour")
            hint = _("type --part first or second; rules/leave/{kind}.toml has smallest_minutes")
            yield InputProblem(
                request.id, text.format(kind=_(request.kind)), "", hint.format(kind=request.kind)
            )
        elif minutes % step:
            text = _("leave by the hour is taken in steps of {step} min")
            yield InputProblem(request.id, text.format(step=step), str(minutes))
        elif self._idle(request):
            text = _("the published shift has no work in these hours")
            hint = _("see rostering schedule show {agent}").format(agent=request.agent)
            yield InputProblem(request.id, text, "", hint)

    def _idle(self, request: LeaveRequest) -> bool:
        """Whether the roster is published, and no work lies in the hours of the request."""
        plan = planned(
            self.connection, request.agent, Period(request.start, request.end), self._statutory()
        )
        if request.start in plan.statutory or not plan.known(request.start):
            return False
        return not list(taken(list(request.days()), plan))

    def _overlaps(self, request: LeaveRequest) -> Iterator[InputProblem]:
        period = Period(request.start, request.end)
        for other in leave_requests(self.connection, period, request.agent):
            if other.id == request.id or other.status is not LeaveStatus.APPROVED:
                continue
            if overlap(request, other):
                text = _("overlaps with {other}, which is approved")
                hint = _("refuse one of them: rostering leave refuse {other}")
                yield InputProblem(
                    request.id, text.format(other=other.id), "", hint.format(other=other.id)
                )

    def _too_long(self, approved: Sequence[LeaveRequest]) -> Iterator[InputProblem]:
        for request in approved:
            terms = self._terms(request)
            if not terms.most_days:
                continue
            counted = sum(self._counted(one, terms) for one in self._occurrence(request))
            if counted > terms.most_days * DAY_MINUTES:
                text = _("{kind}: one occurrence has {most} {counted}, this is {days}")
                message = text.format(
                    kind=request.kind,
                    most=terms.most_days,
                    counted=_(terms.counted),
                    days=days(counted),
                )
                hint = _(
                    "approve it with --over-limit and the reason: rostering leave approve {id}"
                )
                yield InputProblem(request.id, message, "", hint.format(id=request.id))

    def _occurrence(self, request: LeaveRequest) -> list[LeaveRequest]:
        """The approved requests of the kind that follow each other without a day between them."""
        others = [
            one
            for one in leave_requests(self.connection, None, request.agent)
            if one.kind == request.kind and one.status is LeaveStatus.APPROVED
        ]
        group = [request]
        while True:
            first = min(one.start for one in group) - ONE_DAY
            last = max(one.end for one in group) + ONE_DAY
            more = [
                one
                for one in others
                if one.id not in {own.id for own in group}
                and one.start <= last
                and one.end >= first
            ]
            if not more:
                return group
            group += more

    def _counted(self, request: LeaveRequest, terms: LeaveTerms) -> int:
        """Its days in minutes of 480, as its kind counts them."""
        if terms.counted == CALENDAR_DAYS:
            halves = 2 if request.part is Part.FULL else 1
            return ((request.end - request.start).days + 1) * halves * DAY_MINUTES // 2
        period = Period(request.start, request.end)
        plan = planned(self.connection, request.agent, period, self._statutory())
        return sum(minutes for _day, minutes in taken(list(request.days()), plan))

    def _annual(self, approved: Sequence[LeaveRequest]) -> Iterator[InputProblem]:
        agents = {agent.id: agent for agent in self.centre.agents}
        balances = AnnualLeave(self.connection, self.centre, self.catalogue)
        of_days = [day for one in approved for day in one.days()]
        for agent, year in sorted(annual_years(of_days, self.catalogue)):
            if agent not in agents:
                continue
            balance = balances.balance(agents[agent], year)
            if balance.left < 0:
                text = _("annual leave of {year}: {given} days are given, {taken} would be taken")
                message = text.format(
                    year=year, given=days(balance.given), taken=days(balance.taken)
                )
                hint = _("see rostering leave balance {agent}").format(agent=agent)
                yield InputProblem(agent, message, "", hint)

    def _rest(self, approved: Sequence[LeaveRequest]) -> Iterator[InputProblem]:
        from rostering.payroll.rest_projection import RestProjection

        new = {one.id for one in approved if self._terms(one).balance == "comp"}
        agents = {one.agent for one in approved if one.id in new}
        projection = RestProjection(self.connection, self.centre, self.catalogue)
        for agent in sorted(agents):
            for move in projection.short(agent, new):
                text = _("compensatory rest: {day} takes {wanted} min, {left} are left")
                left = projection.left(agent, move.day, new)
                message = text.format(day=move.day, wanted=-move.minutes, left=left)
                hint = _("see rostering leave ledger {agent}").format(agent=agent)
                yield InputProblem(move.document, message, "", hint)

    def _statutory(self) -> Collection[date]:
        return load_calendar(self.centre.own_rules).statutory


def overlap(one: LeaveRequest, other: LeaveRequest) -> bool:
    """Whether two requests cover the same part of a day."""
    if one.start > other.end or other.start > one.end:
        return False
    if one.hours is not None and other.hours is not None:
        return one.hours[0] < other.hours[1] and other.hours[0] < one.hours[1]
    return one.part is other.part or Part.FULL in (one.part, other.part)
