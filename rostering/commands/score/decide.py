"""`rostering score decide AGENT KIND`."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import click

from rostering.commands.dry_run import dry_run_option
from rostering.commands.output import emit_json, examples, json_option, next_step, warn
from rostering.commands.periods import DAY, MONTH
from rostering.commands.session import Session, pass_session
from rostering.commands.words import Word
from rostering.domain.calendar import Period, month_of
from rostering.domain.people import Agent
from rostering.domain.proposals import Outcome, Proposal, ProposalDecision, ProposalKind
from rostering.errors import InputError, InputProblem, RecordError
from rostering.language import _, labelled, listed
from rostering.policy.catalogue import Catalogue

if TYPE_CHECKING:
    from sqlalchemy import Connection


@click.command(
    help=_(
        "Confirm or refuse what a month proposes, with who, when and why. A confirmed demotion or "
        "promotion changes the grade from a date on, the first of the next month if none is given; "
        "a dismissal is recorded and nothing else. A promotion can be confirmed although a condition "
        "is not met; the record then says which. A later decision replaces an earlier one, which "
        "stays in the record."
    )
    + examples(
        'score decide A07 demotion --month 2026-05 --confirm --why "talked it over on 3 June"',
        "score decide A07 demotion --month 2026-05 --confirm --grade intern --from 2026-07-01 "
        "--why agreed",
        'score decide A07 demotion --month 2026-05 --refuse --why "ill for a week"',
        'score decide A04 promotion --month 2026-05 --confirm --why "form of 2 June, approved"',
    )
)
@click.argument("agent")
@click.argument("kind", type=Word([kind.value for kind in ProposalKind]))
@click.option("--month", type=MONTH, required=True, help=_("The month: 2026-11, this or last."))
@click.option("--confirm/--refuse", "confirm", default=None, help=_("What is decided."))
@click.option("--grade", help=_("Another grade than the next one down."))
@click.option("--from", "since", type=DAY, help=_("The first day of the new grade."))
@click.option("--why", required=True, help=_("Why; the record keeps it."))
@json_option
@dry_run_option
@pass_session
def command(
    session: Session,
    agent: str,
    kind: str,
    month: Period,
    confirm: bool | None,
    grade: str | None,
    since: date | None,
    why: str,
    as_json: bool,
) -> None:
    from rostering.commands.agents import known_agent
    from rostering.record.closing import refuse_closed
    from rostering.record.proposals import add_decision, standing_decisions
    from rostering.reports.proposals import decision_data, decision_text

    if confirm is None:
        raise click.UsageError(_("Say --confirm or --refuse."))
    person = known_agent(session.centre, agent)
    with session.record() as record:
        with record.reading() as connection:
            proposal, provisional = _proposed(connection, session, person, kind, month)
        unmet = listed(_(one.name) for one in proposal.conditions if not one.met)
        if confirm and unmet:
            why += " " + _("(conditions not met: {conditions})").format(conditions=unmet)
        made = ProposalDecision(
            person.id, proposal.month, proposal.kind, Outcome.REFUSED, why, who=session.who
        )
        if confirm:
            made = _confirmed(proposal, month, grade, since, why, session)
        elif grade or since:
            raise click.UsageError(_("A refusal has no --grade and no --from."))
        with record.transaction(session.who, "score decide", why) as connection:
            if made.since is not None:
                refuse_closed(connection, month_of(made.since))
            before = [
                one
                for one in standing_decisions(connection, made.month)
                if (one.agent, one.kind) == (made.agent, made.kind)
            ]
            add_decision(connection, made, session.who)
    if as_json:
        emit_json("proposal_decision", decision_data(made))
        return
    click.echo(labelled(f"{person.id} {person.name}", decision_text(made)))
    for one in before:
        text = _("it takes the place of what was decided before: {decision}")
        warn(text.format(decision=decision_text(one)))
    if confirm and unmet:
        warn(_("conditions of {clause} are not met: {names}").format(clause="G12", names=unmet))
    if provisional:
        warn(_("attendance of the month has open exceptions: the score may still change"))
    _say_what_follows(made, person)


def _proposed(
    connection: Connection, session: Session, person: Agent, kind: str, month: Period
) -> tuple[Proposal, bool]:
    """What the month proposes of the agent, and whether its score may still change."""
    from rostering.commands.score.promotions import as_proposal, case_of
    from rostering.payroll.gathering import month_proposals

    scores, found = month_proposals(connection, session.centre, month, session.catalogue)
    if kind == ProposalKind.PROMOTION:
        case = case_of(connection, session, month, person)
        found = (as_proposal(case),) if case else ()
    provisional = any(score.provisional for score in scores if score.agent == person.id)
    return _proposal(found, person, kind, month), provisional


def _proposal(found: tuple[Proposal, ...], person: Agent, kind: str, month: Period) -> Proposal:
    for proposal in found:
        if proposal.agent == person.id and proposal.kind == kind:
            return proposal
    scope = month_of(month.start)
    text = _("{month} proposes no {kind} of {agent}")
    raise RecordError(
        text.format(month=scope, kind=_(kind), agent=person.id),
        _("see what it proposes: rostering score proposals --month {month}").format(month=scope),
    )


def _confirmed(
    proposal: Proposal,
    month: Period,
    grade: str | None,
    since: date | None,
    why: str,
    session: Session,
) -> ProposalDecision:
    if proposal.kind is ProposalKind.DISMISSAL:
        if grade or since:
            raise click.UsageError(_("A dismissal has no --grade and no --from."))
        return ProposalDecision(
            proposal.agent, proposal.month, proposal.kind, Outcome.CONFIRMED, why, who=session.who
        )
    since = since or month.end + timedelta(days=1)
    chosen = grade or proposal.to
    problems = _faults(chosen, proposal, month, since, session.catalogue)
    if problems:
        raise InputError(problems)
    return ProposalDecision(
        proposal.agent,
        proposal.month,
        proposal.kind,
        Outcome.CONFIRMED,
        why,
        chosen,
        since,
        session.who,
    )


def _faults(
    grade: str, proposal: Proposal, month: Period, since: date, catalogue: Catalogue
) -> list[InputProblem]:
    from rostering.policy.grades import grade_names

    names = grade_names(catalogue)
    problems = []
    if not grade:
        message = _("{grade} is a lowest step: people decide, so name the grade")
        hint = _("known are {names}").format(names=listed(names))
        problems.append(InputProblem("--grade", message.format(grade=proposal.grade), "", hint))
    elif grade not in names:
        hint = _("known are {names}").format(names=listed(names))
        problems.append(InputProblem("--grade", _("no such grade"), grade, hint))
    elif grade == proposal.grade:
        problems.append(InputProblem("--grade", _("is the grade held already"), grade))
    if since <= month.end:
        message = _("a grade changes after the month that was scored")
        hint = _("type a date after {day}").format(day=month.end)
        problems.append(InputProblem("--from", message, str(since), hint))
    return problems


def _say_what_follows(made: ProposalDecision, person: Agent) -> None:
    if made.outcome is Outcome.REFUSED:
        next_step(f"score proposals --month {made.month}")
    elif made.since is not None:
        if person.base_fen is not None or person.floating_fen is not None:
            warn(_("agents.csv has a wage of this agent's own, which stays as it is"))
        next_step(f"payroll run --month {month_of(made.since)}")
    else:
        warn(_("nothing was changed: write the last day into agents.csv, column left"))
        next_step("check")
