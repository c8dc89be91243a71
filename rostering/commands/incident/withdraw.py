"""`rostering incident withdraw ID`."""

from __future__ import annotations

from datetime import date

import click

from rostering.commands.dry_run import dry_run_option
from rostering.commands.output import examples, json_option, next_step, tell, warn
from rostering.commands.session import Session, pass_session
from rostering.domain.incidents import Incident
from rostering.errors import RecordError
from rostering.language import _, listed


@click.command(
    help=_("Take an incident back: a new line names the old one, which stays in the record.")
    + examples('incident withdraw I3 --why "it was somebody else"')
)
@click.argument("incident")
@click.option("--why", required=True, help=_("Why; the record keeps it."))
@json_option
@dry_run_option
@pass_session
def command(session: Session, incident: str, why: str, as_json: bool) -> None:
    from rostering.payroll.incidents import standing
    from rostering.record.incidents import add_incidents, all_incidents, next_id

    with (
        session.record() as record,
        record.transaction(session.who, "incident withdraw", why) as connection,
    ):
        recorded = all_incidents(connection)
        counting = {item.id: item for item in standing(recorded)}
        if incident not in counting:
            message = _("there is no incident {id} that counts").format(id=incident)
            raise RecordError(message, _("list them with: rostering incident list"))
        old = counting[incident]
        number = next_id(recorded)
        line = Incident(number, old.agent, date.today(), old.kind, why=why, withdraws=old.id)
        add_incidents(connection, [line], session.who)
    text = _("Withdrawn: {id}, by {line}.").format(id=old.id, line=number)
    tell(text, "incident_withdrawn", {"id": old.id, "by": number}, as_json)
    rest = [i.id for i in counting.values() if (i.agent, i.kind) == (old.agent, old.kind)]
    rest.remove(old.id)
    if rest:
        warn(_("others of its kind count anew from the first: {ids}").format(ids=listed(rest)))
    next_step("incident list")
