"""`rostering rules list`."""

from __future__ import annotations

import click

from rostering.commands.output import emit_json, examples, json_option, next_step
from rostering.commands.session import Session, pass_session
from rostering.language import _


@click.command(
    "list", help=_("List every rule with its clause.") + examples("rules list", "rules list --json")
)
@json_option
@pass_session
def command(session: Session, as_json: bool) -> None:
    from rostering.reports.terminal import clip, table

    rules = sorted(session.catalogue.rules.items())
    if as_json:
        listed = [
            {
                "rule": f"{kind}/{name}",
                "clause": rule.clause,
                "title": _(rule.title),
                "source": _(rule.source),
            }
            for (kind, name), rule in rules
        ]
        emit_json("rules", {"rules": listed})
        return
    rows = [
        (f"{kind}/{name}", clip(rule.clause, 10), clip(_(rule.title), 30))
        for (kind, name), rule in rules
    ]
    click.echo(table([_("rule"), _("clause"), _("what it says")], rows))
    next_step("rules show RULE")
