"""One agent's statement of a month: frozen where the month is closed, otherwise made again from the
record and held against the run."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cache, partial
from typing import TYPE_CHECKING

from rostering.commands.agents import known_agent
from rostering.commands.months import chosen_month
from rostering.commands.output import warn
from rostering.commands.session import Session
from rostering.commands.stages import during
from rostering.domain.calendar import Period, month_of
from rostering.domain.derivation import Derivation
from rostering.domain.people import Agent
from rostering.domain.statement import Entry, Statement
from rostering.errors import InputError, RecordError
from rostering.language import _, current_language
from rostering.payroll.sources import Sources
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


@dataclass(frozen=True, slots=True)
class OpenedMonth:
    """The statements of a month by agent, and what explains a line of one.

    `closed` is the closed month that they are frozen in, or None; `changed` whether facts changed
    since the month was run, or where single agents are opened, whether their statements did.
    """

    statements: Mapping[str, Statement]
    catalogue: Catalogue
    explain: Callable[[Statement, Entry], Derivation]
    closed: ClosedMonth | None = None
    changed: bool = False


def open_statement(session: Session, name: str, month: Period | None) -> Opened:
    """The agent's statement; warns where it is another one than that of the month's last run."""
    with session.record() as record, record.reading() as connection:
        month = chosen_month(connection, month, "payroll", "payroll run")
        agent = agent_of_month(connection, session, name, month)
        opened = open_month(connection, session, month, [agent.id])
    scope = month_of(month.start)
    if opened.changed:
        text = _(
            "facts changed since {month} was run; this is how it stands now. Run it again: {command}"
        )
        warn(text.format(month=scope, command=f"rostering payroll run --month {scope}"))
    statement = opened.statements.get(agent.id)
    if statement is None:
        text = _("{agent} does not work here in {month}")
        raise RecordError(text.format(agent=agent.id, month=scope))
    explain = partial(opened.explain, statement)
    return Opened(agent, statement, opened.catalogue, explain, opened.closed)


def agent_of_month(connection: Connection, session: Session, name: str, month: Period) -> Agent:
    """The agent with that id or name, also one whom agents.csv has no more where a closed month has.

    Raises InputError where nobody is called so.
    """
    try:
        return known_agent(session.centre, name)
    except InputError:
        for agent in frozen_agents(connection, month):
            if name in (agent.id, agent.name):
                return agent
        raise


def agents_of(
    connection: Connection, session: Session, month: Period, wanted: Iterable[str]
) -> dict[str, Agent]:
    """Today's agents by id, and of `wanted` those whom only the closed month has."""
    found = {agent.id: agent for agent in session.centre.agents}
    if not set(wanted) <= set(found):
        found = {agent.id: agent for agent in frozen_agents(connection, month)} | found
    return found


def frozen_agents(connection: Connection, month: Period) -> tuple[Agent, ...]:
    """The agents as a closed month froze them; none where it is open."""
    from rostering.payroll.freezing import facts_from
    from rostering.record.closing import closed_month

    closed = closed_month(connection, month_of(month.start))
    return facts_from(closed.facts).inputs.agents if closed else ()


def open_month(
    connection: Connection,
    session: Session,
    month: Period,
    agents: Collection[str] | None = None,
) -> OpenedMonth:
    """The statements of the month, of all agents or those named: frozen ones where it is closed,
    otherwise as it stands now.

    Raises RecordError where the month was never run.
    """
    from rostering.record.closing import closed_month

    closed = closed_month(connection, month_of(month.start))
    if closed:
        return _frozen(connection, closed, agents)
    return _made_again(connection, session, month, agents)


def _frozen(
    connection: Connection, closed: ClosedMonth, agents: Collection[str] | None
) -> OpenedMonth:
    from rostering.payroll.freezing import derivations_from, in_words, rules_from, statement_from
    from rostering.record.closing import closed_statements_of

    words = closed.basis.get("words", {}).get(current_language(), {})
    frozen = closed_statements_of(connection, closed.month, agents)

    @cache
    def trees(agent: str) -> dict[int, Derivation]:
        return derivations_from(frozen[agent].derivations, current_language())

    return OpenedMonth(
        {agent: statement_from(one.content) for agent, one in frozen.items()},
        in_words(rules_from(closed.rules), words),
        lambda statement, entry: trees(statement.agent)[entry.line],
        closed,
    )


def _made_again(
    connection: Connection, session: Session, month: Period, agents: Collection[str] | None
) -> OpenedMonth:
    from rostering.payroll.explanation import Explainer
    from rostering.payroll.gathering import month_pay, pay_fingerprint
    from rostering.payroll.statement import statements
    from rostering.record.runs import latest_run, statements_of

    scope = month_of(month.start)
    run = latest_run(connection, "payroll", scope)
    if run is None:
        raise RecordError(
            _("the pay of {month} was not run yet").format(month=scope),
            f"rostering payroll run --month {scope}",
        )
    with during(_("working out the month")):
        inputs, pay = month_pay(connection, session.centre, month, session.catalogue, agents)
        explainer = Explainer(inputs, pay, session.catalogue, sources_of(connection, session))
        made = {one.agent: one for one in statements(pay, inputs)}
        if agents is None:
            changed = run.inputs_hash != pay_fingerprint(inputs, pay)
        else:
            changed = statements_of(connection, run.id, agents) != _as_kept(made)
        return OpenedMonth(made, session.catalogue, explainer.explain, changed=changed)


def _as_kept(made: Mapping[str, Statement]) -> dict[str, object]:
    """The statements as a run keeps them."""
    from rostering.reports.data import statement_data

    return {agent: json.loads(json.dumps(statement_data(one))) for agent, one in made.items()}


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
