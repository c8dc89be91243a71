"""`rostering score show [AGENT]`."""

from __future__ import annotations

import click

from rostering.commands.months import chosen_month, month_option
from rostering.commands.output import emit_json, examples, json_option, next_step, warn
from rostering.commands.score.kept import refuse_without_score
from rostering.commands.session import Session, pass_session
from rostering.domain.calendar import Period, month_of
from rostering.language import _


@click.command(
    help=_(
        "Show the score of everybody in a month, or one agent's line by line, with how "
        "the fixed duties stand and the points that they suggest. A month is incomplete, without a "
        "score, until every item is judged."
    )
    + examples("score show --month 2026-05", "score show A04 --month 2026-05 --json")
)
@click.argument("agent", required=False)
@month_option
@json_option
@pass_session
def command(session: Session, agent: str | None, month: Period | None, as_json: bool) -> None:
    from rostering.commands.agents import known_agent
    from rostering.commands.duty.states import evidence_of
    from rostering.payroll.gathering import month_scores
    from rostering.reports.fixed_duties import evidence_data, evidence_lines
    from rostering.reports.score import score_data, score_rows, score_text

    person = known_agent(session.centre, agent) if agent else None
    with session.record() as record, record.reading() as connection:
        month = chosen_month(connection, month, "payroll", "payroll run")
        refuse_without_score(session, month.start)
        scores = month_scores(connection, session.centre, month, session.catalogue)
        duties = evidence_of(connection, session, month)
    scope = month_of(month.start)
    if person is not None:
        scores = tuple(score for score in scores if score.agent == person.id)
    if as_json:
        data = [
            {**score_data(score), "fixed_duties": evidence_data(duties.get(score.agent))}
            for score in scores
        ]
        emit_json("scores", {"month": scope, "scores": data})
        return
    names = {item.id: item.name for item in session.centre.agents}
    if person is not None and scores:
        click.echo(score_text(scores[0], person.name))
        if scores[0].agent in duties:
            click.echo("\n" + "\n".join(evidence_lines(duties[scores[0].agent])))
    else:
        click.echo(score_rows(scores, names))
    if any(score.provisional for score in scores):
        warn(_("* is provisional: attendance has open exceptions, which cost no points yet"))
    unjudged = [score for score in scores if score.awaited]
    if unjudged:
        first = unjudged[0]
        item = first.unjudged[0]
        if first.agent in duties and "duties" in first.unjudged:
            item = "duties"
        points = duties[first.agent].suggested.get(item) if first.agent in duties else None
        given = "POINTS" if points is None else "suggested"
        next_step(f"score judge {first.agent} --month {scope} --item {item}={given}")
