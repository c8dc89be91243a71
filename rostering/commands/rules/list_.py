"""`rostering rules list`."""

from __future__ import annotations

import click

from rostering.commands.output import examples, next_step
from rostering.commands.session import Session, pass_session
from rostering.language import _


@click.command("list", help=_("List every rule with its clause.") + examples("rules list"))
@pass_session
def command(session: Session) -> None:
    from rostering.reports.terminal import clip, table

    rows = [
        (f"{kind}/{name}", clip(rule.clause, 10), clip(_(rule.title), 30))
        for (kind, name), rule in sorted(session.catalogue.rules.items())
    ]
    click.echo(table([_("rule"), _("clause"), _("what it says")], rows))
    next_step("rules show RULE")
