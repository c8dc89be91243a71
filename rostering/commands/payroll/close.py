"""`rostering payroll close`."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import click

from rostering import __version__
from rostering.commands.dry_run import dry_run_option
from rostering.commands.output import examples, json_option, next_step, tell, warn
from rostering.commands.payroll.options import month_option
from rostering.commands.session import Session, pass_session
from rostering.commands.settling import settling_command
from rostering.commands.stages import Stages
from rostering.domain.calendar import Period, month_of
from rostering.domain.findings import Standing
from rostering.domain.statement import Statement
from rostering.errors import CheckFailed, RecordError
from rostering.language import LANGUAGES, _, labelled, speaking

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from rostering.payroll.freezing import PayFacts
    from rostering.payroll.month import MonthPay
    from rostering.record.closing import ClosedMonth, ClosedStatement
    from rostering.record.disputes import Dispute


@click.command(
    help=_(
        "Close a month: its statements are frozen with every fact, rule value and hash they rest on, "
        "and never change again. Refused while exceptions or disputes are open. What comes to light "
        "later is booked into an open month with `rostering payroll adjust`."
    )
    + examples("payroll close --month 2026-05", "payroll close --month last --yes")
)
@month_option
@click.option("--why", default="", help=_("A note that is kept with the closing."))
@click.option("--yes", is_flag=True, help=_("Do not ask."))
@json_option
@dry_run_option
@pass_session
def command(session: Session, month: Period, why: str, yes: bool, as_json: bool) -> None:
    from rostering.domain.money import yuan
    from rostering.payroll.gathering import pay_facts, pay_fingerprint
    from rostering.payroll.statement import statements
    from rostering.payroll.sums import check_sums
    from rostering.record.closing import add_closed_month, refuse_closed
    from rostering.record.disputes import open_disputes
    from rostering.record.runs import latest_run

    scope = month_of(month.start)
    with session.record() as record:
        with Stages() as stages, record.reading() as connection:
            refuse_closed(connection, scope)
            stages.now(_("working out the month"))
            run = latest_run(connection, "payroll", scope)
            facts = pay_facts(connection, session.centre, month, session.catalogue)
            pay = facts.pay(session.catalogue)
            disputes = open_disputes(connection, scope)
            made = statements(pay, facts.inputs)
            mark = pay_fingerprint(facts.inputs, pay)
        if run is None or run.inputs_hash != mark:
            raise RecordError(
                _("{month} was not run as it stands now").format(month=scope),
                f"rostering payroll run --month {scope}",
            )
        _refuse_open(scope, made, disputes)
        gross = check_sums(pay, made)
        _ask(scope, made, yuan(gross), yes or session.dry_run)
        with (
            Stages() as stages,
            record.transaction(session.who, "payroll close", why or scope) as connection,
        ):
            refuse_closed(connection, scope)
            closed, frozen = _freeze(
                connection, session, scope, run.id, facts, pay, made, why, stages
            )
            add_closed_month(connection, closed, frozen)
    text = _("Closed {month}: {count} statements, {gross} gross, hash {hash}.")
    said = {"month": scope, "statements": len(made), "gross": yuan(gross), "hash": closed.sha256}
    text = text.format(month=scope, count=len(made), gross=yuan(gross), hash=closed.sha256[:16])
    tell(text, "closing", said, as_json)
    next_step(f"payroll verify --month {scope}")
    next_step(f"payroll export --bank bank-{scope}.csv --month {scope}")


def _refuse_open(scope: str, made: tuple[Statement, ...], disputes: tuple[Dispute, ...]) -> None:
    """Raise CheckFailed with everything that is open, each with the command that settles it."""
    exceptions = [
        item
        for statement in made
        for item in statement.exceptions
        if item.standing is Standing.OPEN
    ]
    if not exceptions and not disputes:
        return
    lines = [
        f"  {item.date} {item.agent} {_(item.kind)}\n    rostering {settling_command(item)}"
        for item in exceptions
    ]
    lines += [
        labelled(f"  {_('dispute')} {item.number} {item.agent} #{item.line}", item.why)
        + f"\n    rostering payroll answer {item.number} --upheld|--rejected --why …"
        for item in disputes
    ]
    message = _(
        "{month} cannot be closed: {exceptions} exceptions and {disputes} disputes are open"
    )
    head = message.format(month=scope, exceptions=len(exceptions), disputes=len(disputes))
    look = "attendance exceptions" if exceptions else "payroll disputes"
    raise CheckFailed("\n".join([head, *lines]), f"rostering {look} --month {scope}")


def _ask(scope: str, made: tuple[Statement, ...], gross: str, yes: bool) -> None:
    lacking = sum(bool(statement.missing) for statement in made)
    if lacking:
        text = _(
            "statutory deductions of {count} agents are missing; once closed, none can be added"
        )
        warn(text.format(count=lacking))
    unscored = sum(
        statement.score is None and statement.points_earned is not None and not statement.dismissed
        for statement in made
    )
    if unscored:
        text = _("{count} statements have no score, for not everything is judged; they stay so")
        warn(text.format(count=unscored))
    if not yes:
        text = _("Close {month} with {count} statements, {gross} gross? It cannot be opened again.")
        click.confirm(text.format(month=scope, count=len(made), gross=gross), abort=True)


def _freeze(
    connection: Connection, session: Session, scope: str, run: int, facts: PayFacts,
    pay: MonthPay, made: tuple[Statement, ...], why: str, stages: Stages,
) -> tuple[ClosedMonth, list[ClosedStatement]]:  # fmt: skip
    from rostering.commands.payroll.statements import sources_of
    from rostering.payroll.explanation import Explainer, explained
    from rostering.payroll.freezing import (
        content_hash,
        derivations_content,
        packed_facts,
        packed_rules,
        rule_hashes,
        rule_words,
        statement_content,
    )
    from rostering.record.closing import ClosedMonth, ClosedStatement
    from rostering.record.imports import imports_list

    explainers, words = {}, {}
    for language in LANGUAGES:
        with speaking(language):  # what is said of the sources is in that language, too
            words[language] = rule_words(session.catalogue)
            sources = sources_of(connection, session)
            explainers[language] = Explainer(facts.inputs, pay, session.catalogue, sources)
    frozen = []
    stages.now(_("freezing the statements"), len(made))
    for statement in made:
        trees = {name: explained(one, statement, name) for name, one in explainers.items()}
        content, derivations = statement_content(statement), derivations_content(trees)
        digest = content_hash(content, derivations)
        frozen.append(ClosedStatement(statement.agent, content, derivations, digest))
        stages.done(len(frozen))
    stages.now(_("packing the facts"))
    used = {punch.import_id for punch in facts.inputs.punches}
    basis = {
        "rules": rule_hashes(session.catalogue),
        "words": words,
        "rosters": sorted({shift.version for shift in facts.inputs.shifts}),
        "imports": {
            str(item.import_id): f"{item.file} {item.sha256}"
            for item in imports_list(connection)
            if item.import_id in used
        },
    }
    packed, rules = packed_facts(facts), packed_rules(session.catalogue)
    whole = content_hash([item.sha256 for item in frozen], basis, packed.hex(), rules.hex())
    at = datetime.now(UTC).replace(microsecond=0)
    return (
        ClosedMonth(
            scope, run, at, session.who, why, __version__, basis, packed, rules, whole
        ),
        frozen,
    )  # fmt: skip
