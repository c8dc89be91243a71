"""The list for the bank: only of statements that can stand, and only of accounts that can be paid."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rostering.commands.exporting import Destination, Made
from rostering.commands.output import next_step, say, warn
from rostering.commands.session import Session
from rostering.domain.calendar import Period, month_of
from rostering.errors import CheckFailed, InputError, InputProblem, RecordError
from rostering.language import _, in_brackets, joined, listed

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from rostering.domain.statement import Statement


def write_bank_list(session: Session, file: str, month: Period, force: bool, dry_run: bool) -> None:
    """Write the month's net pay to `file`, where - is standard output.

    Raises CheckFailed while a statement is provisional or a deduction missing, InputError where an
    agent has no account or nothing to be paid, RecordError where the run is not of today's facts.
    """
    from rostering.centre.accounts import read_accounts
    from rostering.commands.payroll.statements import agents_of
    from rostering.domain.money import yuan
    from rostering.record.closing import closed_names
    from rostering.reports.bank import bank_list

    scope = month_of(month.start)
    with session.record() as record, record.reading() as connection:
        made = _statements(connection, session, month)
        closed = scope in closed_names(connection)
        agents = agents_of(connection, session, month, [one.agent for one in made])
    _refuse_unready(made, scope)
    names = {agent.id: agent.name for agent in agents.values()}
    accounts, others = read_accounts(session.centre.folder, names)
    for row in others:
        warn(_("passed over: {row}").format(row=row))
    lacking = [item.agent for item in made if item.net_fen and item.agent not in accounts]
    below = [item.agent for item in made if (item.net_fen or 0) < 0]
    problems = [InputProblem("accounts.csv", _("has no account for"), agent) for agent in lacking]
    problems += [InputProblem(agent, _("the net pay is below nothing")) for agent in below]
    if problems:
        raise InputError(problems)
    rule = session.catalogue.rule("payroll", "bank_list")
    content = bank_list(made, agents, accounts, rule, month.start)
    name = f"bank-{scope}.csv"
    Destination(file, "csv", force, dry_run).write([Made(name, content)])
    total = yuan(sum(item.net_fen or 0 for item in made))
    paid = sum(bool(item.net_fen) for item in made)
    text = _("{file}: {count} payments, {total} yuan")
    say(text.format(file=file, count=paid, total=total))
    next_step(f"payroll {'year ' + scope[:4] if closed else 'close --month ' + scope}")


def _statements(connection: Connection, session: Session, month: Period) -> tuple[Statement, ...]:
    """The statements that go to the bank: frozen ones of a closed month, else those of the run."""
    from rostering.payroll.freezing import statement_from
    from rostering.payroll.gathering import month_pay, pay_fingerprint
    from rostering.payroll.statement import statements
    from rostering.record.closing import closed_statements_of
    from rostering.record.runs import latest_run

    scope = month_of(month.start)
    frozen = closed_statements_of(connection, scope)
    if frozen:
        return tuple(statement_from(item.content) for item in frozen.values())
    run = latest_run(connection, "payroll", scope)
    inputs, pay = month_pay(connection, session.centre, month, session.catalogue)
    if run is None or run.inputs_hash != pay_fingerprint(inputs, pay):
        raise RecordError(
            _("{month} was not run as it stands now").format(month=scope),
            f"rostering payroll run --month {scope}",
        )
    return statements(pay, inputs)


def _refuse_unready(made: tuple[Statement, ...], scope: str) -> None:
    provisional = [item.agent for item in made if item.provisional]
    if provisional:
        raise CheckFailed(
            _("{month} is PROVISIONAL: exceptions of {agents} are open").format(
                month=scope, agents=listed(provisional)
            ),
            f"rostering attendance exceptions --month {scope}",
        )
    missing = [
        in_brackets(item.agent, listed(_(one) for one in item.missing))
        for item in made
        if item.missing
    ]
    if missing:
        raise CheckFailed(
            _("statutory deductions are missing: {agents}").format(agents=joined(missing)),
            f"rostering payroll import-deductions FILE --month {scope}",
        )
