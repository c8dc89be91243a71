"""`rostering score promotion [AGENT]`."""

from __future__ import annotations

import click

from rostering.commands.months import chosen_month, month_option
from rostering.commands.output import emit_json, examples, json_option, next_step
from rostering.commands.session import Session, pass_session
from rostering.domain.calendar import Period, month_of
from rostering.language import _


@click.command(
    help=_(
        "Show what speaks for and against one grade up as a month ends (G12): months of service, "
        "scores, exams, punishments and fixed duties, each with what is needed and where the figure "
        "stands. The program only shows; a named person confirms with `score decide`."
    )
    + examples(
        "score promotion --month 2026-05",
        "score promotion A04 --month 2026-05",
        "score promotion A04 --month last --json",
    )
)
@click.argument("agent", required=False)
@month_option
@json_option
@pass_session
def command(session: Session, agent: str | None, month: Period | None, as_json: bool) -> None:
    from rostering.commands.agents import known_agent
    from rostering.commands.duty.states import today_in
    from rostering.payroll.promotion_gathering import promotion_cases
    from rostering.reports.promotion import case_data, case_rows, case_text

    person = known_agent(session.centre, agent) if agent else None
    only = [person.id] if person else None
    with session.record() as record, record.reading() as connection:
        month = chosen_month(connection, month, "payroll", "payroll run")
        cases = promotion_cases(
            connection, session.centre, month, session.catalogue, today_in(session), only
        )
    scope = month_of(month.start)
    if as_json:
        emit_json("promotions", {"month": scope, "cases": [case_data(case) for case in cases]})
        return
    names = {one.id: one.name for one in session.centre.agents}
    if person is not None and cases:
        click.echo(case_text(cases[0], person.name))
    else:
        click.echo(case_rows(cases, names))
    if person is not None and cases:
        next_step(f"score decide {person.id} promotion --help")
    elif cases:
        next_step(f"score promotion {cases[0].agent} --month {scope}")
