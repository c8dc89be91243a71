"""`rostering payroll amounts`."""

from __future__ import annotations

import click

from rostering.commands.dry_run import dry_run_option
from rostering.commands.output import emit_json, examples, json_option, next_step
from rostering.commands.payroll.options import month_option
from rostering.commands.session import Session, pass_session
from rostering.domain.calendar import Period, month_of
from rostering.errors import InputError, InputProblem
from rostering.language import _


@click.command(
    help=_("List the sums entered or imported for a month, or take one back.")
    + examples(
        "payroll amounts --month 2026-05",
        "payroll amounts --month 2026-05 --withdraw 3 --why 'entered twice'",
    )
)
@month_option
@click.option("--withdraw", type=int, help=_("The number of a sum to take back."))
@click.option("--why", default="", help=_("Why it is taken back."))
@json_option
@dry_run_option
@pass_session
def command(session: Session, month: Period, withdraw: int | None, why: str, as_json: bool) -> None:
    from rostering.domain.money import yuan
    from rostering.record.booked import amounts_of
    from rostering.reports.terminal import clip, table

    scope = month_of(month.start)
    if withdraw is not None:
        _withdraw(session, withdraw, why)
    with session.record() as record, record.reading() as connection:
        found = amounts_of(connection, scope)
    if as_json:
        rows = [
            {"number": item.number, "agent": item.agent, "kind": item.kind, "yuan": yuan(item.fen),
             "why": item.why, "file": item.file, "line": item.line, "who": item.who}
            for item in found
        ]  # fmt: skip
        emit_json("amounts", {"month": scope, "amounts": rows})
        return
    cells = [
        (
            item.number,
            item.agent,
            _(item.kind),
            yuan(item.fen),
            clip(item.why or f"{item.file}:{item.line}", 24),
            clip(item.who, 10),
        )
        for item in found
    ]
    headings = ["#", _("agent"), _("kind"), _("yuan"), _("why"), _("who")]
    click.echo(table(headings, cells, right=["#", _("yuan")]) if cells else _("No sums."))
    next_step(f"payroll run --month {scope}")


def _withdraw(session: Session, number: int, why: str) -> None:
    from rostering.record.booked import standing_amount, withdraw_amount
    from rostering.record.closing import refuse_closed

    if not why:
        hint = _("say why the sum is taken back")
        raise InputError([InputProblem("--why", _("is missing"), "", hint)])
    with (
        session.record() as record,
        record.transaction(session.who, "payroll amounts", why) as connection,
    ):
        item = standing_amount(connection, number)
        refuse_closed(connection, item.month)
        withdraw_amount(connection, session.who, item, why)
