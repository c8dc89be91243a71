"""`rostering exam list`."""

from __future__ import annotations

import click

from rostering.commands.months import chosen_month, month_option
from rostering.commands.output import emit_json, examples, json_option, next_step
from rostering.commands.score.kept import shown_by
from rostering.commands.session import Session, pass_session
from rostering.domain.calendar import Period, month_of
from rostering.language import _, listed


@click.command(
    "list",
    help=_("List the marks of a month's exam with their bands, and who has none.")
    + examples("exam list --month 2026-05", "exam list --month last --json"),
)
@month_option
@json_option
@pass_session
def command(session: Session, month: Period | None, as_json: bool) -> None:
    from rostering.centre.score import works_in
    from rostering.record.score import exam_marks
    from rostering.reports.exams import exam_rows, mark_data
    from rostering.reports.terminal import WIDTH, wrap

    with session.record() as record, record.reading() as connection:
        month = chosen_month(connection, month, "payroll", "exam list")
        scope = month_of(month.start)
        marks = exam_marks(connection, scope)
    marked = {mark.agent for mark in marks}
    without = [
        agent
        for agent in session.centre.agents
        if works_in(agent, month) and agent.id not in marked
    ]
    rule = session.catalogue.rule("score", "exam")
    if as_json:
        data = [mark_data(mark, rule, month.start) for mark in marks]
        emit_json(
            "exams", {"month": scope, "marks": data, "without": [agent.id for agent in without]}
        )
        return
    names = {agent.id: agent.name for agent in session.centre.agents}
    click.echo(exam_rows(marks, names, rule, month.start))
    if without:
        lacking = listed(agent.id for agent in without)
        text = _("Without a mark: {agents}").format(agents=lacking)
        click.echo(wrap(text, WIDTH))
    next_step("exam import exams.csv" if without else shown_by(session, str(scope)))
