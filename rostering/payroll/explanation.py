"""From a line of a statement back to clause, rule value, published shift, punches, leave (T2)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from typing import Any
from zoneinfo import ZoneInfo

import polars as pl

from rostering.attendance.month import MonthInputs
from rostering.domain.decisions import Action, Decision
from rostering.domain.derivation import Derivation
from rostering.domain.leave import LeaveRequest
from rostering.domain.money import yuan
from rostering.domain.statement import Entry, Statement
from rostering.language import _, speaking
from rostering.payroll.appraisal_derivation import explained_appraisal
from rostering.payroll.bookings import explained_booking
from rostering.payroll.collection import FINES, LEAVES
from rostering.payroll.evidence import incident_derivation, sign_in_derivations
from rostering.payroll.formula import formula
from rostering.payroll.inputs import DayRate
from rostering.payroll.month import MonthPay
from rostering.payroll.own_facts import OwnFacts, own_facts
from rostering.payroll.rule_derivation import GRADE_KINDS, line_title, rule_derivation
from rostering.payroll.shift_derivation import ShiftDerivation
from rostering.payroll.sources import Sources
from rostering.payroll.wage_derivation import rest_text, wage_derivations
from rostering.policy.catalogue import Catalogue

GIVEN_BACK = {
    "fine_not_collected": FINES,
    "absence_not_collected": ("absence",),
    "leave_not_collected": LEAVES,
}
COUNTED = {"frequent_leave": "leave_request"}


@dataclass(frozen=True)
class Explainer:
    """Explains the lines of one month from what they were made of."""

    inputs: MonthInputs
    pay: MonthPay
    catalogue: Catalogue
    sources: Sources

    @cached_property
    def _facts(self) -> dict[str, OwnFacts]:
        return own_facts(self.inputs, self.pay, COUNTED.values())

    @cached_property
    def _blocks(self) -> dict[int, Mapping[str, Any]]:
        """The worked shifts that lines name."""
        named = self.pay.entries["block"].drop_nulls()
        worked = self.pay.reconciled.matched.worked
        rows = worked.filter(pl.col("block").is_in(named.implode()))
        return {row["block"]: row for row in rows.iter_rows(named=True)}

    def explain(self, statement: Statement, entry: Entry) -> Derivation:
        """The whole derivation of one line of `statement`."""
        own = self._facts[statement.agent]
        shift = self._shift(own, entry)
        parts = [
            rule_derivation(entry, own, self.catalogue, self.sources),
            *(shift.shift() if shift else ()),
            *self._decisions(own, entry),
            *(shift.minutes(entry) if shift else ()),
            *self._leave(own, entry),
            *self._order(entry),
            *incident_derivation(self.inputs, self.catalogue, entry),
            *sign_in_derivations(self.inputs, statement.agent, entry),
            *self._counted(own, entry),
            *self._given_back(statement, entry),
            *explained_booking(self.pay.booked, self.catalogue, entry, self.inputs.zone),
            *explained_appraisal(self.pay.appraised, statement, entry, self.inputs.zone),
            *self._formula(statement, own, entry),
        ]
        return Derivation("line", line_title(entry, own, self.catalogue), tuple(parts))

    def _formula(self, statement: Statement, own: OwnFacts, entry: Entry) -> Iterator[Derivation]:
        """The arithmetic with its numbers, and below it where they come from."""
        rest = rest_text(entry, self.catalogue)
        if rest:
            yield Derivation("formula", rest)
        elif entry.amount_fen or entry.wage_fen is not None:
            text = self._back_formula(statement, entry)
            text = text or formula(entry, self._day_rate(entry.date))
            numbers = tuple(wage_derivations(entry, own, self.catalogue))
            yield Derivation("formula", text, numbers)

    def _shift(self, own: OwnFacts, entry: Entry) -> ShiftDerivation | None:
        if entry.block is None:
            return None
        return ShiftDerivation(self._blocks[entry.block], own, self.inputs, self.sources)

    def _decisions(self, own: OwnFacts, entry: Entry) -> Iterator[Derivation]:
        """What people decided about the day of the line, beside what was recorded."""
        for one in own.decisions:
            if one.date == entry.date and entry.kind not in GRADE_KINDS:
                yield Derivation("decision", decision_text(one, self.inputs.zone))

    def _leave(self, own: OwnFacts, entry: Entry) -> Iterator[Derivation]:
        for day in own.leave:
            if day.date == entry.date:
                yield self._leave_request(day.request)

    def _leave_request(self, number: str) -> Derivation:
        request = self.sources.leave.get(number)
        if request is None:
            return Derivation("leave", _("leave {request}").format(request=number))
        text = _("leave {request}: {kind}, {start} to {end} ({part}), {status}").format(
            request=number,
            kind=_(request.kind),
            start=request.start,
            end=request.end,
            part=self._part(request),
            status=_(request.status.value),
        )
        if request.decided_by:
            text += " " + _("by {name}").format(name=request.decided_by)
        return Derivation("leave", text)

    def _part(self, request: LeaveRequest) -> str:
        if request.hours is None:
            return _(request.part.value)
        return self._span(*(one.timestamp() for one in request.hours))[11:]

    def _order(self, entry: Entry) -> Iterator[Derivation]:
        if entry.order is None:
            return
        order = self.inputs.orders[entry.order]
        text = _("overtime order {id}: {span}, {reason}, settled by {settle}").format(
            id=order.id,
            span=self._span(order.start.timestamp(), order.end.timestamp()),
            reason=_(order.reason.value),
            settle=_(order.settle.value),
        )
        if order.ordered_by:
            text += ", " + _("ordered by {name}").format(name=order.ordered_by)
        yield Derivation("order", text)

    def _counted(self, own: OwnFacts, entry: Entry) -> Iterator[Derivation]:
        """The findings that were counted to reach a line such as A8."""
        kind = COUNTED.get(entry.kind)
        for row in own.findings:
            if row["kind"] == kind:
                yield self._leave_request(row["detail"])

    def _given_back(self, statement: Statement, entry: Entry) -> Iterator[Derivation]:
        """The lines that could not be collected whole (G11)."""
        if not entry.kind.endswith("_not_collected"):
            return
        for line in statement.entries:
            if line.kind in (*GRADE_KINDS, "absence", *GIVEN_BACK[entry.kind]):
                text = f"{line.line}. {line.date} {line.clause} {yuan(line.amount_fen)}"
                yield Derivation("line", text)

    def _back_formula(self, statement: Statement, entry: Entry) -> str:
        """What was taken, what there was to take it from, and what is over (G11)."""
        if not entry.kind.endswith("_not_collected"):
            return ""
        kinds = GIVEN_BACK[entry.kind]
        taken = -sum(line.amount_fen for line in statement.entries if line.kind in kinds)
        text = _("{taken} taken, {left} there to take it from: {back} is given back (G11)")
        return text.format(
            taken=yuan(taken), left=yuan(taken - entry.amount_fen), back=yuan(entry.amount_fen)
        )

    def _day_rate(self, day: date) -> DayRate:
        parameters = self.catalogue.rule("pay_rules", "day_rate").parameters
        days, hours = (
            Fraction(Decimal(str(parameters[name].on(day).value)))
            for name in ("days_a_month", "hours_a_day")
        )
        return DayRate(days, hours)

    def _span(self, start: float, end: float) -> str:
        first, last = (datetime.fromtimestamp(second, self.inputs.zone) for second in (start, end))
        return f"{first:%Y-%m-%d %H:%M}–{last:%H:%M}"


def explained(explainer: Explainer, statement: Statement, language: str) -> dict[int, Derivation]:
    """The derivation of each line of `statement` by its number, in `language`."""
    with speaking(language):
        return {entry.line: explainer.explain(statement, entry) for entry in statement.entries}


def decision_text(one: Decision, zone: ZoneInfo) -> str:
    """A decision in a line: its number, what, by whom, when and why."""
    value = one.value
    if one.action in (Action.PUNCH_IN, Action.PUNCH_OUT):
        value = f"{datetime.fromtimestamp(int(value), zone):%Y-%m-%d %H:%M:%S}"
    text = _("decision {number}: {action} {value}, by {who} {at}: {why}")
    return text.format(
        number=one.id,
        action=_(one.action.value),
        value=value,
        who=one.who,
        at=f"{one.at.astimezone(zone):%Y-%m-%d %H:%M}",
        why=one.why,
    )
