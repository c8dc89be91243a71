"""`rostering payroll show AGENT`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import click

from rostering.commands.months import month_option
from rostering.commands.output import emit_json, examples, json_option, next_step
from rostering.commands.session import Session, pass_session
from rostering.domain.calendar import Period
from rostering.language import _

if TYPE_CHECKING:
    from rostering.commands.payroll.statements import Opened


@dataclass(frozen=True, slots=True)
class Remarks:
    """What was said of a statement: closed, acknowledged, disputed."""

    text: str
    data: dict[str, Any]


@click.command(
    help=_("Show an agent's statement, line by line.")
    + examples("payroll show A03", "payroll show A03 --month 2026-05 --json")
)
@click.argument("agent")
@month_option
@json_option
@pass_session
def command(session: Session, agent: str, month: Period | None, as_json: bool) -> None:
    from rostering.commands.payroll.statements import open_statement
    from rostering.reports.data import law_data, statement_data
    from rostering.reports.statement import statement_text

    opened = open_statement(session, agent, month)
    remarks = _remarks(session, opened)
    if as_json:
        closed = opened.closed.sha256 if opened.closed else None
        laws = {"law_warnings": law_data(opened.statement, opened.catalogue), "closed": closed}
        emit_json("statement", statement_data(opened.statement) | laws | remarks.data)
        return
    click.echo(statement_text(opened.statement, opened.agent, session.centre, opened.catalogue))
    if remarks.text:
        click.echo("\n" + remarks.text)
    next_step(f"payroll explain {opened.agent.id}")


def _remarks(session: Session, opened: Opened) -> Remarks:
    from rostering.payroll.freezing import lines_hash
    from rostering.record.disputes import acknowledgement, all_disputes

    statement, zone = opened.statement, session.centre.zone
    with session.record() as record, record.reading() as connection:
        said = acknowledgement(connection, statement.agent, statement.month)
        disputes = [
            item
            for item in all_disputes(connection, statement.month)
            if item.agent == statement.agent
        ]
    lines = []
    if opened.closed is not None:
        text = _("CLOSED {at} by {who}; hash {hash}")
        at = f"{opened.closed.at.astimezone(zone):%Y-%m-%d %H:%M}"
        lines.append(text.format(at=at, who=opened.closed.who, hash=opened.closed.sha256[:16]))
    current = said is not None and said.statement_hash == lines_hash(statement)
    if said is not None:
        text = (
            _("Acknowledged {at} by {who}")
            if current
            else _("Acknowledged {at} by {who}, but it has changed since")
        )
        lines.append(text.format(at=f"{said.at.astimezone(zone):%Y-%m-%d %H:%M}", who=said.who))
    states = {None: _("open"), True: _("upheld"), False: _("rejected")}
    for item in disputes:
        text = _("Dispute {number} of line {line}, {state}: {why}")
        state = states[item.upheld]
        lines.append(text.format(number=item.number, line=item.line, state=state, why=item.why))
        if item.upheld is not None:
            text = _("  answered by {who}: {answer}")
            lines.append(text.format(who=item.answered_by, answer=item.answer))
    data = {
        "acknowledged": current,
        "disputes": [
            {
                "number": item.number,
                "line": item.line,
                "why": item.why,
                "upheld": item.upheld,
                "answer": item.answer or None,
            }
            for item in disputes
        ],
    }
    return Remarks("\n".join(lines), data)
