"""From a line of a statement back to clause, rule value, published shift, punches, leave (T2)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
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
from rostering.language import _, word
from rostering.payroll.appraisal_derivation import explained_appraisal
from rostering.payroll.bookings import explained_booking
from rostering.payroll.collection import FINES
from rostering.payroll.evidence import incident_derivation, sign_in_derivations
from rostering.payroll.formula import formula
from rostering.payroll.inputs import DayRate
from rostering.payroll.month import MonthPay
from rostering.payroll.own_facts import OwnFacts, own_facts
from rostering.policy.catalogue import Catalogue
from rostering.policy.rule import Rule, shown_value

GRADE_KINDS = ("base", "floating")
MEASURED = ("late_early", "absence")
COUNTED = {"frequent_leave": "leave_request"}


@dataclass(frozen=True, slots=True)
class Sources:
    """Where the facts came from: import file by id, publication by roster version, leave by id,
    and what was decided of a demotion or promotion by agent and first day."""

    imports: Mapping[int, str] = field(default_factory=dict)
    publications: Mapping[int, str] = field(default_factory=dict)
    leave: Mapping[str, LeaveRequest] = field(default_factory=dict)
    demotions: Mapping[tuple[str, date], str] = field(default_factory=dict)


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
        title = f"{entry.date}  {entry.clause}  {_(self._rule(entry, statement).title)}"
        parts = [
            self._clause(entry, statement),
            *self._shift(statement.agent, entry),
            *self._decisions(statement.agent, entry),
            *self._measured(entry),
            *self._leave(statement.agent, entry),
            *self._order(entry),
            *incident_derivation(self.inputs, self.catalogue, entry),
            *sign_in_derivations(self.inputs, statement.agent, entry),
            *self._counted(statement.agent, entry),
            *self._given_back(statement, entry),
            *explained_booking(self.pay.booked, statement, entry, self.inputs.zone),
            *explained_appraisal(self.pay.appraised, statement, entry, self.inputs.zone),
        ]
        if entry.amount_fen or entry.wage_fen is not None:
            text = self._back_formula(entry) or formula(entry, self._day_rate(entry.date))
            parts.append(Derivation("formula", text))
        return Derivation("line", title, tuple(parts))

    def _rule(self, entry: Entry, statement: Statement) -> Rule:
        """The rule file that the line's values come from: a grade's for base and floating pay."""
        if entry.rule == "other_leave":
            return self.catalogue.rule("leave", entry.kind)
        if entry.kind == "law":
            return self.catalogue.rule("law", entry.rule)
        if entry.kind not in GRADE_KINDS:
            return self.catalogue.rule("pay_rules", entry.rule)
        for stretch in self._facts[statement.agent].stretches:
            if entry.date in stretch.days:
                return self.catalogue.rule("grades", stretch.grade)
        return self.catalogue.rule("pay_rules", entry.rule)

    def _clause(self, entry: Entry, statement: Statement) -> Derivation:
        rule = self._rule(entry, statement)
        names = [entry.kind] if entry.kind in GRADE_KINDS else list(rule.parameters)
        values = [Derivation("value", _value_in_force(rule, name, entry.date)) for name in names]
        if entry.kind in GRADE_KINDS:
            values += self._own_pay(entry, statement.agent)
            values += self._held(entry, statement.agent)
        decisions = [Derivation("decision", _(text)) for text in rule.decisions]
        text = _("{kind}/{name}: {source}").format(
            kind=rule.kind, name=rule.name, source=_(rule.source)
        )
        return Derivation("rule", text, (*decisions, *values))

    def _own_pay(self, entry: Entry, agent_id: str) -> Iterator[Derivation]:
        agent = self._facts[agent_id].agent
        own = agent.base_fen if entry.kind == "base" else agent.floating_fen
        if own is not None:
            text = _("agents.csv has {yuan} for {agent} instead of the grade's")
            yield Derivation("value", text.format(yuan=yuan(own), agent=agent_id))

    def _held(self, entry: Entry, agent: str) -> Iterator[Derivation]:
        """Since when the grade is held and who decided it, where it changed (G17, P6)."""
        held = [c for c in self._facts[agent].grade_changes if c.since <= entry.date]
        if held:
            change = sorted(held, key=lambda change: change.since)[-1]
            decided = self.sources.demotions.get((agent, change.since), "grades.csv")
            text = _("{grade} since {since}: {decided}")
            text = text.format(grade=change.grade, since=change.since, decided=decided)
            yield Derivation("value", text)

    def _shift(self, agent: str, entry: Entry) -> Iterator[Derivation]:
        if entry.block is None:
            return
        row = self._blocks[entry.block]
        for shift in self._facts[agent].shifts:
            inside = row["start"] <= shift.start.timestamp() < row["end"]
            if inside and row["order"] is None:
                yield Derivation(
                    "shift",
                    _("shift {code} ({role}) {span}, roster version {version}{published}").format(
                        code=shift.shift,
                        role=shift.role,
                        span=self._span(row["start"], row["end"]),
                        version=shift.version,
                        published=self.sources.publications.get(shift.version, ""),
                    ),
                )
        if row["due_start"] not in (None, row["start"]) or row["due_end"] not in (None, row["end"]):
            due = self._span(row["due_start"], row["due_end"])
            text = _("expected {span}: half-day leave (D4)")
            if row["due_minutes"] is not None:
                text = _("expected {span}: leave by the hour (D4)")
            yield Derivation("expected", text.format(span=due))
        yield from self._punches(agent, row)

    def _decisions(self, agent: str, entry: Entry) -> Iterator[Derivation]:
        """What people decided about the day of the line, beside what was recorded."""
        for one in self._facts[agent].decisions:
            if one.date == entry.date and entry.kind not in GRADE_KINDS:
                yield Derivation("decision", decision_text(one, self.inputs.zone))

    def _measured(self, entry: Entry) -> Iterator[Derivation]:
        """The minutes that the line turns on, where its formula does not show them."""
        if entry.minutes and entry.kind in MEASURED:
            text = _("{minutes} whole minutes late or early (D1)")
            yield Derivation("minutes", text.format(minutes=entry.minutes))
        if entry.due_minutes is not None:
            text = _("{minutes} work minutes were due beside leave by the hour (D4)")
            yield Derivation("minutes", text.format(minutes=entry.due_minutes))

    def _punches(self, agent: str, row: Mapping[str, Any]) -> Iterator[Derivation]:
        found = False
        for punch in self._facts[agent].punches:
            at = punch.at.timestamp()
            if row["window_open"] <= at <= row["window_close"]:
                found = True
                file = self.sources.imports.get(punch.import_id, "?")
                text = _("punch {time}, {file} line {line} (import {number})")
                yield Derivation(
                    "punch",
                    text.format(
                        time=f"{punch.at.astimezone(self.inputs.zone):%Y-%m-%d %H:%M:%S}",
                        file=file,
                        line=punch.line,
                        number=punch.import_id,
                    ),
                )
        if not found:
            window = self._span(row["window_open"], row["window_close"])
            yield Derivation("punch", _("no punch in its window {span} (D13)").format(span=window))

    def _leave(self, agent: str, entry: Entry) -> Iterator[Derivation]:
        for day in self._facts[agent].leave:
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

    def _counted(self, agent: str, entry: Entry) -> Iterator[Derivation]:
        """The findings that were counted to reach a line such as A8."""
        kind = COUNTED.get(entry.kind)
        for row in self._facts[agent].findings:
            if row["kind"] == kind:
                yield self._leave_request(row["detail"])

    def _given_back(self, statement: Statement, entry: Entry) -> Iterator[Derivation]:
        """The lines that could not be collected whole (G11)."""
        if not entry.kind.endswith("_not_collected"):
            return
        taken = ("absence",) if entry.kind.startswith("absence") else FINES
        for line in statement.entries:
            if line.kind in (*GRADE_KINDS, "absence", *taken):
                text = f"{line.line}. {line.date} {line.clause} {yuan(line.amount_fen)}"
                yield Derivation("line", text)

    def _back_formula(self, entry: Entry) -> str:
        if not entry.kind.endswith("_not_collected"):
            return ""
        text = _("{amount} of them is more than there is to take from, and is given back (G11)")
        return text.format(amount=yuan(entry.amount_fen))

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


def _value_in_force(rule: Rule, name: str, day: date) -> str:
    parameter = rule.parameters[name]
    value = parameter.on(day)
    shown = shown_value(value.value, parameter.unit)
    text = _("{name} = {value} {unit}, from {since} ({file})")
    return text.format(
        name=name,
        value=shown,
        unit=word(parameter.unit, "unit"),
        since=value.since,
        file=f"{rule.kind}/{value.file.name}",
    )
