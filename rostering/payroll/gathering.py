"""A month's pay from the record: its inputs, and the compensatory rest carried into it (D11, D15)."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import date, timedelta

from sqlalchemy import Connection

from rostering.attendance.gathering import fingerprint, month_inputs
from rostering.attendance.month import MonthInputs
from rostering.domain.appraisals import AppraisalScore
from rostering.domain.booked import Booked
from rostering.domain.calendar import Period, month_of
from rostering.domain.centre import Centre
from rostering.domain.proposals import Proposal
from rostering.domain.score import MonthScore
from rostering.domain.statement import Statement
from rostering.payroll.appraisal_facts import span_of
from rostering.payroll.freezing import PayFacts, facts_from, rules_from, statement_from
from rostering.payroll.month import MonthPay
from rostering.payroll.proposals import proposals
from rostering.payroll.rest_ledger import Lot, balance_on, lots_of
from rostering.payroll.scoring import month_score
from rostering.payroll.statement import statements
from rostering.policy.appraisals import appraisals_in
from rostering.policy.catalogue import Catalogue
from rostering.record.booked import adjustments_where, amounts_of, dismissals
from rostering.record.closing import closed_month, closed_statements_of
from rostering.record.figures import figures
from rostering.record.runs import latest_run, runs, statements_of
from rostering.record.score import exam_marks, judgements


def month_pay(
    connection: Connection, centre: Centre, month: Period, catalogue: Catalogue
) -> tuple[MonthInputs, MonthPay]:
    """The inputs of `month` and everything that follows from them."""
    facts = pay_facts(connection, centre, month, catalogue)
    return facts.inputs, facts.pay(catalogue)


def pay_facts(
    connection: Connection, centre: Centre, month: Period, catalogue: Catalogue
) -> PayFacts:
    """Everything but the rules that the pay of `month` follows from, as it stands today."""
    return PayFacts(
        month_inputs(connection, centre, month),
        comp_balance(connection, catalogue, month),
        booked_into(connection, centre, month, catalogue),
    )


def booked_into(
    connection: Connection, centre: Centre, month: Period, catalogue: Catalogue
) -> Booked:
    """What people booked into the pay of `month`, with the facts of the appraisals that end in it."""
    scope = month_of(month.start)
    spans = [span_of(one, month.start) for one in appraisals_in(catalogue, month.start)]
    months = sorted({month_of(one.start) for span in spans for one in span})
    return Booked(
        centre.region,
        amounts_of(connection, scope),
        adjustments_where(connection, month=scope),
        tuple(item for item in dismissals(connection) if item.last_day in month),
        figures(connection, months),
        tuple(mark for one in months for mark in exam_marks(connection, one)),
    )


def pay_fingerprint(inputs: MonthInputs, pay: MonthPay) -> str:
    """A short hash of all that the month's pay depends on: the same facts, the same statements."""
    facts = fingerprint(inputs, pay.catalogue)
    employment = repr((pay.employment, pay.booked))
    return hashlib.sha256(f"{facts} {employment}".encode()).hexdigest()[:16]


def comp_balance(connection: Connection, catalogue: Catalogue, month: Period) -> dict[str, int]:
    """Minutes of compensatory rest as `month` opens: what earlier months left and did not expire."""
    eve = month.start - timedelta(days=1)
    lots = rest_lots(connection, catalogue, eve)
    return {agent: balance_on(own, month.start) for agent, own in lots.items()}


def rest_lots(connection: Connection, catalogue: Catalogue, day: date) -> dict[str, list[Lot]]:
    """Each agent's lots of compensatory rest by the latest runs of the months up to that of `day`."""
    movements: dict[str, list[tuple[date, int]]] = {}
    for scope in sorted({run.scope for run in runs(connection, "payroll")}):
        run = latest_run(connection, "payroll", scope)
        if run is None or scope > month_of(day):
            continue
        for agent, kept in statements_of(connection, run.id).items():
            movements.setdefault(agent, []).extend(
                (date.fromisoformat(line["date"]), line["minutes"])
                for line in kept["lines"]
                if line["kind"] == "comp_rest"
            )
    months = catalogue.rule("leave", "comp").parameters["expires_after_months"].on(day).value
    return {agent: lots_of(own, int(str(months))) for agent, own in movements.items()}


def month_scores(
    connection: Connection, centre: Centre, month: Period, catalogue: Catalogue
) -> tuple[MonthScore, ...]:
    """The score of each agent who works here in `month`, in the order of the centre's list."""
    inputs, made, rules = _statements(connection, centre, month, catalogue)
    return _scores(connection, month, inputs, made, rules)


def month_proposals(
    connection: Connection, centre: Centre, month: Period, catalogue: Catalogue
) -> tuple[tuple[MonthScore, ...], tuple[Proposal, ...]]:
    """The scores of `month`, and what the month puts up for people to decide."""
    inputs, made, rules = _statements(connection, centre, month, catalogue)
    scores = _scores(connection, month, inputs, made, rules)
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
) -> tuple[MonthInputs, Sequence[Statement], Catalogue]:
    """Facts, statements and rules of `month`: the frozen ones where it is closed."""
    closed = closed_month(connection, month_of(month.start))
    if closed is None:
        inputs, pay = month_pay(connection, centre, month, catalogue)
        return inputs, statements(pay, inputs), catalogue
    frozen = closed_statements_of(connection, closed.month).values()
    made = [statement_from(item.content) for item in frozen]
    return facts_from(closed.facts).inputs, made, rules_from(closed.rules)


def _scores(
    connection: Connection,
    month: Period,
    inputs: MonthInputs,
    made: Sequence[Statement],
    catalogue: Catalogue,
) -> tuple[MonthScore, ...]:
    scope = month_of(month.start)
    judged: dict[str, dict[str, int]] = {}
    for item in judgements(connection, scope):
        judged.setdefault(item.agent, {})[item.item] = item.points
    marks = {mark.agent: mark.mark for mark in exam_marks(connection, scope)}
    incidents = {incident.id: incident for incident in inputs.incidents}
    return tuple(
        month_score(
            statement,
            month.start,
            incidents,
            judged.get(statement.agent, {}),
            marks.get(statement.agent),
            catalogue,
        )
        for statement in made
    )
