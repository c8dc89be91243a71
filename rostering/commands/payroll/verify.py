"""`rostering payroll verify`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from rostering import __version__
from rostering.commands.output import emit_json, examples, json_option, say
from rostering.commands.payroll.options import month_option
from rostering.commands.session import Session, pass_session
from rostering.commands.stages import Stages
from rostering.domain.calendar import Period, month_of
from rostering.errors import CheckFailed, RecordError
from rostering.language import _

if TYPE_CHECKING:
    from rostering.record.closing import ClosedMonth, ClosedStatement


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
def command(session: Session, month: Period, as_json: bool) -> None:
    from rostering.record.closing import closed_month, closed_statements_of

    scope = month_of(month.start)
    with session.record() as record, record.reading() as connection:
        closed = closed_month(connection, scope)
        if closed is None:
            raise RecordError(
                _("{month} is not closed").format(month=scope),
                f"rostering payroll close --month {scope}",
            )
        frozen = closed_statements_of(connection, scope)
    with Stages() as stages:
        stages.now(_("working {month} out again").format(month=scope))
        faults = _faults(closed, frozen)
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


def _faults(closed: ClosedMonth, frozen: dict[str, ClosedStatement]) -> list[str]:
    """What was changed since the closing, or does not come out again."""
    from rostering.payroll.freezing import (
        content_hash,
        facts_from,
        rules_from,
        statement_content,
    )
    from rostering.payroll.statement import statements

    found = [
        _("{agent}: the frozen statement was changed").format(agent=item.agent)
        for item in frozen.values()
        if content_hash(item.content, item.derivations) != item.sha256
    ]
    facts, catalogue = facts_from(closed.facts), rules_from(closed.rules)
    made = {
        item.agent: statement_content(item)
        for item in statements(facts.pay(catalogue), facts.inputs)
    }
    hashes = [frozen[agent].sha256 for agent in made if agent in frozen]
    whole = content_hash(hashes, dict(closed.basis), closed.facts.hex(), closed.rules.hex())
    if whole != closed.sha256 or set(made) != set(frozen):
        found.append(_("the facts, rules or statements are not those of the closing"))
    found += [
        _("{agent}: worked out again, the statement differs").format(agent=agent)
        for agent, content in made.items()
        if agent in frozen and content_hash(content) != content_hash(dict(frozen[agent].content))
    ]
    return found
