"""`rostering roster fairness`."""

from __future__ import annotations

import click

from rostering.commands.output import emit_json, examples, json_option, next_step, say
from rostering.commands.roster.drafts import week_option, working_roster
from rostering.commands.session import Session, pass_session
from rostering.domain.calendar import Period
from rostering.errors import InputError, InputProblem, near_word
from rostering.language import _, listed, spellings


@click.command(
    help=_(
        "Each agent's share of weekends, holidays, field days, shifts and duties: days had / days "
        "due, over the published twelve weeks before the roster and the roster itself. What is due "
        "follows from what all had together and the days of employment."
    )
    + examples(
        "roster fairness", "roster fairness --week 2026-W23", "roster fairness --share weekend"
    )
)
@week_option
@click.option("--share", help=_("One of them in full: due, had, difference."))
@json_option
@pass_session
def command(session: Session, week: Period | None, share: str | None, as_json: bool) -> None:
    from rostering.reports.fairness import share_data, share_grid, share_table
    from rostering.scheduling.fairness import fair_shares
    from rostering.scheduling.gathering import roster_request

    centre = session.centre
    with session.record() as record, record.reading() as connection:
        roster, _is_draft = working_roster(centre, connection, week)
        request = roster_request(connection, centre, roster.period, session.demand(roster.period))
    shares = list(fair_shares(roster, request, session.catalogue, roster.period.start))
    if share is not None:
        known = sorted({one.what for one in shares})
        labels = {role.label: role.code for role in centre.roles.values()}
        share = labels.get(share, _(spellings(("duty", "weekend", "holiday")).get(share, share)))
        if share not in known:
            there = _("it is one of {names}").format(names=listed(known))
            hint = near_word(share, known, there)
            raise InputError([InputProblem("--share", _("is not shared"), share, hint)])
        shares = [one for one in shares if one.what == share]
    if as_json:
        emit_json("fairness", {"shares": share_data(shares)})
        return
    first = min((item.date for item in request.history), default=roster.period.start)
    say(_("Days had / days due from {first} to {last}.").format(
        first=first, last=roster.period.end))  # fmt: skip
    click.echo(share_table(shares, centre) if share else share_grid(shares, centre))
    if share is None:
        next_step("roster fairness --share " + (shares[0].what if shares else "weekend"))
