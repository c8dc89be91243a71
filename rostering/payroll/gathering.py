"""A month's pay from the record: its inputs, and the compensatory rest carried into it (D11, D15)."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Sequence
from datetime import date

from sqlalchemy import Connection

from rostering.attendance.gathering import fingerprint, month_inputs
from rostering.attendance.month import MonthInputs
from rostering.domain.appraisals import AppraisalScore
from rostering.domain.balances import MonthBalances
from rostering.domain.booked import Booked
from rostering.domain.calendar import Period, month_of
from rostering.domain.centre import Centre
from rostering.domain.proposals import Proposal
from rostering.domain.score import MonthScore
from rostering.domain.statement import Statement
from rostering.payroll.appraisal_facts import span_of
from rostering.payroll.balances import AnnualLeave, annual_years
from rostering.payroll.freezing import PayFacts, facts_from, rules_from, statement_from
from rostering.payroll.month import MonthPay
from rostering.payroll.proposals import proposals
from rostering.payroll.rest_balance import opening_lots
from rostering.payroll.scoring import scores_of
from rostering.payroll.statement import statements
from rostering.policy.appraisals import appraisals_in
from rostering.policy.catalogue import Catalogue
from rostering.record.booked import adjustments_where, amounts_of, dismissals
from rostering.record.closing import closed_month, closed_statements_of
from rostering.record.figures import figures
from rostering.record.score import exam_marks, judgements


def month_pay(
    connection: Connection,
    centre: Centre,
    month: Period,
    catalogue: Catalogue,
    agents: Collection[str] | None = None,
) -> tuple[MonthInputs, MonthPay]:
    """The inputs of `month` and everything that follows from them, of all agents or those named."""
    facts = pay_facts(connection, centre, month, catalogue, agents)
    return facts.inputs, facts.pay(catalogue)


def pay_facts(
    connection: Connection,
    centre: Centre,
    month: Period,
    catalogue: Catalogue,
    agents: Collection[str] | None = None,
) -> PayFacts:
    """Everything but the rules that the pay of `month` follows from, as it stands today, for all agents
    or those named."""
    inputs = month_inputs(connection, centre, month, agents)
    lots = opening_lots(connection, catalogue, month, agents)
    rest: dict[str, int] = {}
    for lot in lots:
        rest[lot.agent] = rest.get(lot.agent, 0) + lot.minutes
    overdrawn = _overdrawn(connection, centre, inputs, catalogue)
    booked = booked_into(connection, centre, month, catalogue)
    return PayFacts(inputs, rest, booked, MonthBalances(lots, overdrawn))


def _overdrawn(
    connection: Connection, centre: Centre, inputs: MonthInputs, catalogue: Catalogue
) -> tuple[tuple[str, date], ...]:
    """The days of annual leave in the month for which nothing was left, after whatever correction."""
    balances = AnnualLeave(connection, centre, catalogue)
    agents = {agent.id: agent for agent in centre.agents}
    own = [day for day in inputs.leave if day.date in inputs.month and day.agent in agents]
    return tuple(
        (day.agent, day.date)
        for agent, year in sorted(annual_years(own, catalogue))
        for day in balances.overdrawn(agents[agent], year)
        if day.date in inputs.month
    )


def booked_into(
    connection: Connection, centre: Centre, month: Period, catalogue: Catalogue
) -> Booked:
    """What people booked into the pay of `month`, with the facts of the appraisals that end in it."""
    scope = month_of(month.start)
    spans = [span_of(one, month.start) for one in appraisals_in(catalogue, month.start)]
    months = sorted({scope, *(month_of(one.start) for span in spans for one in span)})
    return Booked(
        centre.region,
        amounts_of(connection, scope),
        adjustments_where(connection, month=scope),
        tuple(item for item in dismissals(connection) if item.last_day in month),
        figures(connection, months),
        judgements(connection, scope),
        tuple(mark for one in months for mark in exam_marks(connection, one)),
    )


def pay_fingerprint(inputs: MonthInputs, pay: MonthPay) -> str:
    """A short hash of all that the month's pay depends on: the same facts, the same statements."""
    facts = fingerprint(inputs, pay.catalogue)
    employment = repr((pay.employment, pay.booked, pay.balances))
    return hashlib.sha256(f"{facts} {employment}".encode()).hexdigest()[:16]


def month_scores(
    connection: Connection, centre: Centre, month: Period, catalogue: Catalogue
) -> tuple[MonthScore, ...]:
    """The score of each agent who works here in `month`, in the order of the centre's list."""
    inputs, booked, made, rules = _statements(connection, centre, month, catalogue)
    return scores_of(made, inputs, booked, rules)


def month_proposals(
    connection: Connection, centre: Centre, month: Period, catalogue: Catalogue
) -> tuple[tuple[MonthScore, ...], tuple[Proposal, ...]]:
    """The scores of `month`, and what the month puts up for people to decide."""
    inputs, booked, made, rules = _statements(connection, centre, month, catalogue)
    scores = scores_of(made, inputs, booked, rules)
    return scores, proposals(scores, inputs.incidents, rules, month.start)


def month_appraisals(
    connection: Connection, centre: Centre, month: Period, catalogue: Catalogue
) -> tuple[AppraisalScore, ...]:
    """The appraisals that end in `month` (P8), from the frozen facts and rules where it is closed."""
    closed = closed_month(connection, month_of(month.start))
    if closed is None:
        return month_pay(connection, centre, month, catalogue)[1].appraised
    return facts_from(closed.facts).pay(rules_from(closed.rules)).appraised


def _statements(
    connection: Connection, centre: Centre, month: Period, catalogue: Catalogue
) -> tuple[MonthInputs, Booked, Sequence[Statement], Catalogue]:
    """Facts, statements and rules of `month`: the frozen ones where it is closed, with what was judged
    for its score since."""
    booked = booked_into(connection, centre, month, catalogue)
    closed = closed_month(connection, month_of(month.start))
    if closed is None:
        inputs, pay = month_pay(connection, centre, month, catalogue)
        return inputs, booked, statements(pay, inputs), catalogue
    frozen = closed_statements_of(connection, closed.month).values()
    made = [statement_from(item.content) for item in frozen]
    return facts_from(closed.facts).inputs, booked, made, rules_from(closed.rules)
