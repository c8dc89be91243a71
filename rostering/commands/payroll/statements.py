"""One agent's statement of a month, made again from the record and held against the run."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rostering.attendance.month import MonthInputs
from rostering.commands.agents import known_agent
from rostering.commands.months import chosen_month
from rostering.commands.output import warn
from rostering.commands.session import Session
from rostering.domain.calendar import Period, month_of
from rostering.domain.people import Agent
from rostering.domain.statement import Statement
from rostering.errors import RecordError
from rostering.language import _
from rostering.payroll.explanation import Sources
from rostering.payroll.month import MonthPay

if TYPE_CHECKING:
    from sqlalchemy import Connection


@dataclass(frozen=True, slots=True)
class Opened:
    """A statement with what it was made of."""

    agent: Agent
    statement: Statement
    inputs: MonthInputs
    pay: MonthPay
    sources: Sources


def open_statement(session: Session, name: str, month: Period | None) -> Opened:
    """The agent's statement; warns where the facts changed since the month was last run."""
    from rostering.attendance.gathering import fingerprint
    from rostering.payroll.gathering import month_pay
    from rostering.payroll.statement import statements
    from rostering.record.runs import latest_run

    agent = known_agent(session.centre, name)
    with session.record() as record, record.reading() as connection:
        month = chosen_month(connection, month, "payroll", "payroll run")
        scope = month_of(month.start)
        run = latest_run(connection, "payroll", scope)
        if run is None:
            raise RecordError(
                _("the pay of {month} was not run yet").format(month=scope),
                f"rostering payroll run --month {scope}",
            )
        inputs, pay = month_pay(connection, session.centre, month, session.catalogue)
        sources = _sources(connection, session)
    if run.inputs_hash != fingerprint(inputs, session.catalogue):
        warn(
            _(
                "facts changed since {month} was run; this is how it stands now. Run it again: {command}"
            ).format(month=scope, command=f"rostering payroll run --month {scope}")
        )
    for made in statements(pay, inputs):
        if made.agent == agent.id:
            return Opened(agent, made, inputs, pay, sources)
    raise RecordError(
        _("{agent} does not work here in {month}").format(agent=agent.id, month=scope)
    )


def _sources(connection: Connection, session: Session) -> Sources:
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
