"""`rostering payroll disputes`."""

from __future__ import annotations

import click

from rostering.commands.output import emit_json, examples, json_option, next_step
from rostering.commands.periods import MONTH
from rostering.commands.session import Session, pass_session
from rostering.domain.calendar import Period, month_of
from rostering.language import _


@click.command(
    help=_("List what agents dispute, and what was answered.")
    + examples("payroll disputes --month 2026-05", "payroll disputes --json")
)
@click.option("--month", type=MONTH, help=_("Only those of this month."))
@json_option
@pass_session
def command(session: Session, month: Period | None, as_json: bool) -> None:
    from rostering.record.disputes import all_disputes
    from rostering.reports.terminal import clip, table

    with session.record() as record, record.reading() as connection:
        found = all_disputes(connection, month_of(month.start) if month else None)
    if as_json:
        rows = [
            {"number": item.number, "agent": item.agent, "month": item.month, "line": item.line,
             "said": item.said, "why": item.why, "by": item.who, "upheld": item.upheld,
             "answer": item.answer, "answered_by": item.answered_by}
            for item in found
        ]  # fmt: skip
        emit_json("disputes", {"disputes": rows})
        return
    states = {None: _("open"), True: _("upheld"), False: _("rejected")}
    cells = [
        (
            item.number,
            item.agent,
            item.month,
            item.line,
            clip(item.said, 24),
            clip(item.why, 18),
            states[item.upheld],
        )
        for item in found
    ]
    headings = ["#", _("agent"), _("month"), _("line"), _("what"), _("why"), _("state")]
    click.echo(table(headings, cells) if cells else _("No disputes."))
    if any(item.upheld is None for item in found):
        next_step("payroll answer NUMBER --help")
    else:
        next_step("payroll run --month last")
