"""One agent's statement of a month: frozen where the month is closed, otherwise made again from the
record and held against the run."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from rostering.commands.agents import known_agent
from rostering.commands.months import chosen_month
from rostering.commands.output import warn
from rostering.commands.session import Session
from rostering.domain.calendar import Period, month_of
from rostering.domain.derivation import Derivation
from rostering.domain.people import Agent
from rostering.domain.statement import Entry, Statement
from rostering.errors import RecordError
from rostering.language import _
from rostering.payroll.explanation import Sources
from rostering.policy.catalogue import Catalogue

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from rostering.record.closing import ClosedMonth


@dataclass(frozen=True, slots=True)
class Opened:
    """A statement, the rules it stands under, and what explains a line of it.

    `closed` is the closed month that it is frozen in, or None.
    """

    agent: Agent
    statement: Statement
    catalogue: Catalogue
    explain: Callable[[Entry], Derivation]
    closed: ClosedMonth | None = None


def open_statement(session: Session, name: str, month: Period | None) -> Opened:
    """The agent's statement; warns where the facts changed since the month was last run."""
    from rostering.record.closing import closed_month

    agent = known_agent(session.centre, name)
    with session.record() as record, record.reading() as connection:
        month = chosen_month(connection, month, "payroll", "payroll run")
        closed = closed_month(connection, month_of(month.start))
        opened = (
            _frozen(connection, closed, agent)
            if closed
            else _made_again(connection, session, agent, month)
        )
    if opened is None:
        text = _("{agent} does not work here in {month}")
        raise RecordError(text.format(agent=agent.id, month=month_of(month.start)))
    return opened


def _frozen(connection: Connection, closed: ClosedMonth, agent: Agent) -> Opened | None:
    from rostering.payroll.freezing import derivations_from, rules_from, statement_from
    from rostering.record.closing import closed_statements_of

    frozen = closed_statements_of(connection, closed.month).get(agent.id)
    if frozen is None:
        return None
    trees = derivations_from(frozen.derivations)
    return Opened(
        agent,
        statement_from(frozen.content),
        rules_from(closed.rules),
        lambda entry: trees[entry.line],
        closed,
    )


def _made_again(
    connection: Connection, session: Session, agent: Agent, month: Period
) -> Opened | None:
    from rostering.payroll.explanation import Explainer
    from rostering.payroll.gathering import month_pay, pay_fingerprint
    from rostering.payroll.statement import statements
    from rostering.record.runs import latest_run

    scope = month_of(month.start)
    run = latest_run(connection, "payroll", scope)
    if run is None:
        raise RecordError(
            _("the pay of {month} was not run yet").format(month=scope),
            f"rostering payroll run --month {scope}",
        )
    inputs, pay = month_pay(connection, session.centre, month, session.catalogue)
    if run.inputs_hash != pay_fingerprint(inputs, pay):
        warn(
            _(
                "facts changed since {month} was run; this is how it stands now. Run it again: {command}"
            ).format(month=scope, command=f"rostering payroll run --month {scope}")
        )
    explainer = Explainer(inputs, pay, session.catalogue, sources_of(connection, session))
    found = next((made for made in statements(pay, inputs) if made.agent == agent.id), None)
    if found is None:
        return None
    return Opened(agent, found, session.catalogue, partial(explainer.explain, found))


def sources_of(connection: Connection, session: Session) -> Sources:
    """Where the facts of the record came from, as derivations name it."""
    from rostering.record.imports import imports_list
    from rostering.record.leave import leave_requests
    from rostering.record.proposals import standing_decisions
    from rostering.record.rosters import versions
    from rostering.reports.proposals import decision_text

    text = _(" (published {at} by {who})")
    zone = session.centre.zone
    return Sources(
        {item.import_id: item.file for item in imports_list(connection)},
        {
            item.version: text.format(at=f"{item.at.astimezone(zone):%Y-%m-%d %H:%M}", who=item.who)
            for item in versions(connection)
        },
        {request.id: request for request in leave_requests(connection)},
        {
            (decision.agent, decision.since): decision_text(decision)
            for decision in standing_decisions(connection)
            if decision.since is not None
        },
    )
