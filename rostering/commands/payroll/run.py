"""`rostering payroll run`."""

from __future__ import annotations

import click

from rostering.commands.output import emit_json, examples, json_option, next_step, say, warn
from rostering.commands.periods import MONTH
from rostering.commands.session import Session, pass_session
from rostering.commands.stages import Stages
from rostering.domain.calendar import Period, month_of
from rostering.errors import RecordError
from rostering.language import _


@click.command(
    help=_(
        "Work out a month's pay for everybody, up to gross pay, and keep it in the record. Open "
        "exceptions are not priced; statements with any are marked PROVISIONAL."
    )
    + examples("payroll run --month 2026-05", "payroll run --month last --json")
)
@click.option("--month", type=MONTH, required=True, help=_("The month: 2026-11, this or last."))
@json_option
@pass_session
def command(session: Session, month: Period, as_json: bool) -> None:
    from rostering.domain.money import yuan
    from rostering.payroll.gathering import month_pay, pay_fingerprint
    from rostering.payroll.statement import statements
    from rostering.payroll.sums import check_sums
    from rostering.record.closing import refuse_closed
    from rostering.record.runs import add_run, add_statements
    from rostering.reports.data import net_of, statement_data
    from rostering.reports.statement import month_table

    scope = month_of(month.start)
    with Stages() as stages, session.record() as record:
        stages.now(_("working out the month"))
        with record.reading() as connection:
            refuse_closed(connection, scope)
            inputs, pay = month_pay(connection, session.centre, month, session.catalogue)
        if not pay.reconciled.worked.height:
            raise RecordError(
                _("no shifts are published for {month}").format(month=scope),
                _("publish the month's roster first: rostering roster publish"),
            )
        stages.now(_("writing the statements"))
        made = statements(pay, inputs)
        gross = yuan(check_sums(pay, made))
        net = net_of(made)
        provisional = sum(statement.provisional for statement in made)
        with record.transaction(session.who, "payroll run", scope) as connection:
            run = add_run(
                connection,
                "payroll",
                scope,
                pay_fingerprint(inputs, pay),
                {"agents": len(made), "gross": gross, "net": net, "provisional": bool(provisional)},
            )
            add_statements(connection, run, {item.agent: statement_data(item) for item in made})
    if as_json:
        data = [statement_data(item) for item in made]
        sums = {"gross": gross, "net": net, "provisional": bool(provisional)}
        emit_json("payroll", {"month": scope, "run": run, **sums, "statements": data})
        return
    click.echo(month_table(made, {agent.id: agent.name for agent in session.centre.agents}))
    if provisional:
        warn(
            _(
                "PROVISIONAL: {count} statements (*) have open exceptions, which are not priced"
            ).format(count=provisional)
        )
        next_step("attendance exceptions")
    say(_("Entries, statements and totals agree to the fen."))
    lacking = sum(bool(statement.missing) for statement in made)
    if lacking:
        text = _("net pay of {count} statements is not known: statutory deductions are missing")
        warn(text.format(count=lacking))
        next_step(f"payroll import-deductions FILE --month {scope}")
    next_step("payroll show AGENT")
