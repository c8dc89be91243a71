"""`rostering payroll verify`."""

from __future__ import annotations

import click

from rostering import __version__
from rostering.commands.months import chosen_month, month_option
from rostering.commands.output import emit_json, examples, json_option, next_step, say
from rostering.commands.session import Session, pass_session
from rostering.commands.stages import Stages
from rostering.domain.calendar import Period, month_of
from rostering.errors import CheckFailed, RecordError
from rostering.language import _


@click.command(
    help=_(
        "Work a closed month out again from its frozen facts and rule values, and hold the result and "
        "every hash against what was frozen. Nothing is written; exit 1 where anything differs."
    )
    + examples("payroll verify --month 2026-05", "payroll verify --month 2026-05 --json")
)
@month_option
@json_option
@pass_session
def command(session: Session, month: Period | None, as_json: bool) -> None:
    from rostering.payroll.verification import changed_since_closing, comes_out_otherwise
    from rostering.record.closing import closed_month, closed_statements_of

    with session.record() as record, record.reading() as connection:
        scope = month_of(chosen_month(connection, month, "payroll", "payroll verify").start)
        closed = closed_month(connection, scope)
        if closed is None:
            raise RecordError(
                _("{month} is not closed").format(month=scope),
                f"rostering payroll close --month {scope}",
            )
        frozen = closed_statements_of(connection, scope)
    with Stages() as stages:
        stages.now(_("checking the closed month {month}").format(month=scope))
        faults = changed_since_closing(closed, frozen)
        stages.now(_("working {month} out again").format(month=scope))
        if not faults:
            faults = comes_out_otherwise(closed, frozen)
    if as_json:
        emit_json(
            "verification",
            {"month": scope, "statements": len(frozen), "sha256": closed.sha256, "faults": faults},
        )
    if closed.program != __version__:
        text = _("closed with rostering {old}, verified with {new}")
        say(text.format(old=closed.program, new=__version__))
    if faults:
        head = _("{month} does not hold:").format(month=scope)
        raise CheckFailed("\n".join([head, *(f"  {fault}" for fault in faults)]))
    if not as_json:
        text = _("{month} holds: {count} statements come out again to the fen, all hashes agree.")
        click.echo(text.format(month=scope, count=len(frozen)))
        next_step(f"payroll export --bank bank-{scope}.csv --month {scope}")
