"""`rostering appraisal show [AGENT]`."""

from __future__ import annotations

import click

from rostering.commands.months import chosen_month, month_option
from rostering.commands.output import emit_json, examples, json_option, next_step, warn
from rostering.commands.session import Session, pass_session
from rostering.domain.calendar import Period, month_of
from rostering.language import _, plural


@click.command(
    help=_(
        "Show everybody's appraisal that ends in a month, or one agent's as a tree: weights, points, "
        "values, and who entered each figure. Without every figure there is no score and no bonus."
    )
    + examples("appraisal show --month 2026-06", "appraisal show H07 --month 2026-06 --json")
)
@click.argument("agent", required=False)
@month_option
@json_option
@pass_session
def command(session: Session, agent: str | None, month: Period | None, as_json: bool) -> None:
    from rostering.commands.agents import known_agent
    from rostering.payroll.gathering import month_appraisals
    from rostering.reports.appraisals import score_data, score_rows, score_text

    person = known_agent(session.centre, agent) if agent else None
    with session.record() as record, record.reading() as connection:
        month = chosen_month(connection, month, "payroll", "payroll run")
        scores = month_appraisals(connection, session.centre, month, session.catalogue)
    scope = month_of(month.start)
    if person is not None:
        scores = tuple(score for score in scores if score.agent == person.id)
    if as_json:
        data = [score_data(score) for score in scores]
        emit_json("appraisals", {"month": scope, "appraisals": data})
        return
    names = {one.id: one.name for one in session.centre.agents}
    if person is not None and scores:
        click.echo("\n\n".join(score_text(one, person.name, session.centre.zone) for one in scores))
    else:
        click.echo(score_rows(scores, names))
    missing = [score for score in scores if score.hundredths is None]
    if missing:
        warn(
            plural(
                "{count} appraisal has no score: figures are missing, or attendance is open",
                "{count} appraisals have no score: figures are missing, or attendance is open",
                len(missing),
            )
        )
        next_step(f"appraisal show {missing[0].agent} --month {scope}")
    elif scores:
        next_step(f"appraisal ranking --month {scope}")
    else:
        next_step("appraisal kinds")
