"""`rostering score proposals`."""

from __future__ import annotations

import click

from rostering.commands.months import chosen_month, month_option
from rostering.commands.output import emit_json, examples, json_option, next_step, warn
from rostering.commands.session import Session, pass_session
from rostering.domain.calendar import Period, month_of
from rostering.language import _, listed


@click.command(
    help=_(
        "List what a month puts up for people to decide, with its reasons: one grade down (P6), "
        "dismissal (A5, P5), and one grade up where every condition holds (G12). Nothing happens "
        "until a named person confirms it."
    )
    + examples("score proposals --month 2026-05", "score proposals --month last --json")
)
@month_option
@json_option
@pass_session
def command(session: Session, month: Period | None, as_json: bool) -> None:
    from rostering.commands.duty.states import evidence_of
    from rostering.commands.score.promotions import eligible
    from rostering.payroll.gathering import month_proposals
    from rostering.record.proposals import standing_decisions
    from rostering.reports.fixed_duties import evidence_data
    from rostering.reports.proposals import proposal_data, proposals_text

    with session.record() as record, record.reading() as connection:
        month = chosen_month(connection, month, "payroll", "payroll run")
        scores, found = month_proposals(connection, session.centre, month, session.catalogue)
        scope = month_of(month.start)
        decided = standing_decisions(connection, scope)
        found += eligible(connection, session, month)
        duties = evidence_of(connection, session, month) if found else {}
    kept = session.catalogue.rule("score", "total").enabled_on(month.start)
    unscored = [score.agent for score in scores if kept and score.awaited]
    if as_json:
        data = [
            {
                **proposal_data(proposal, decided),
                "fixed_duties": evidence_data(duties.get(proposal.agent)),
            }
            for proposal in found
        ]
        emit_json("proposals", {"month": scope, "proposals": data, "incomplete": unscored})
        return
    names = {agent.id: agent.name for agent in session.centre.agents}
    click.echo(proposals_text(found, decided, names, duties))
    if unscored:
        text = _("{count} agents have no score yet: rostering score show --month {month}")
        warn(text.format(count=len(unscored), month=scope))
    proposed = {proposal.agent for proposal in found}
    open_ = [score.agent for score in scores if score.provisional and score.agent in proposed]
    if open_:
        text = _("attendance has open exceptions, and may cost more points: {agents}")
        warn(text.format(agents=listed(open_)))
    done = {(decision.agent, decision.kind) for decision in decided}
    for proposal in found:
        if (proposal.agent, proposal.kind) not in done:
            what = f"{proposal.agent} {proposal.kind.value} --month {scope}"
            next_step(f"score decide {what} --help")
            return
