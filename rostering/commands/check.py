"""`rostering check`: the whole centre folder."""

from __future__ import annotations

import click

from rostering.commands.output import emit_json, examples, json_option, next_step
from rostering.commands.session import Session, pass_session
from rostering.language import _


@click.command(
    help=_("Check the whole centre folder; every problem is shown at once, with file and line.")
    + examples("check", "--centre demo check")
)
@json_option
@pass_session
def command(session: Session, as_json: bool) -> None:
    from rostering.policy.calendar import load_calendar
    from rostering.reports.terminal import table

    centre = session.centre
    rules = session.catalogue
    load_calendar(centre.own_rules)
    counts = {
        "agents": len(centre.agents),
        "roles": len(centre.roles),
        "shifts": len(centre.shifts),
        "demand rows": len(centre.demand),
        "volume rows": len(centre.volumes),
        "requests": len(centre.requests),
        "rules": len(rules.rules),
    }
    if as_json:
        emit_json("check", {"centre": centre.name, "holds": True, "counts": counts})
        return
    click.echo(f"{centre.name}  ({centre.zone.key})\n")
    rows = [(_(what), count) for what, count in counts.items()]
    click.echo(table(["", _("count")], rows, right=[_("count")]))
    click.echo("\n" + _("No problems."))
    next_step("roster build --week next")
