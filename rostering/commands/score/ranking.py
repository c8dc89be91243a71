"""`rostering score ranking`."""

from __future__ import annotations

import sys
from datetime import timedelta

import click
from sqlalchemy import Connection

from rostering.commands.output import emit_json, examples, json_option, next_step, say, warn
from rostering.commands.periods import MONTH
from rostering.commands.session import Session, pass_session
from rostering.domain.calendar import Period, month_of
from rostering.domain.score import MonthScore
from rostering.language import _


@click.command(
    help=_(
        "Rank the scores of a month, or the monthly titles of a year (P7). Equals share the title, "
        "and each gets the whole sum. The sum is paid once it is recorded as an incident."
    )
    + examples("score ranking --month 2026-05", "score ranking --year 2026 --json")
)
@click.option("--month", type=MONTH, help=_("The month: 2026-11, this or last."))
@click.option("--year", type=click.IntRange(2000, 2100), help=_("The year, such as 2026."))
@json_option
@pass_session
def command(session: Session, month: Period | None, year: int | None, as_json: bool) -> None:
    from rostering.payroll.ranking import month_ranking, year_ranking
    from rostering.policy.incidents import incident_clause
    from rostering.reports.ranking import place_data, ranking_rows

    if (month is None) == (year is None):
        raise click.UsageError(_("Give --month or --year, one of them."))
    with session.record() as record, record.reading() as connection:
        if month is not None:
            scored = [_scores(connection, session, month)]
        else:
            assert year is not None
            scored = [_scores(connection, session, one) for one in _judged(connection, year)]
    of = "best_of_month" if month is not None else "best_of_year"
    day = month.end if month is not None else Period.month(year or 0, 12).end
    amount = incident_clause(session.catalogue, of, day).amount.least
    ranked = [month_ranking(scores) for scores in scored]
    found = ranked[0] if month is not None else year_ranking(ranked)
    scope = month_of(month.start) if month is not None else str(year)
    missing = [score for scores in scored for score in scores if score.total is None]
    open_ = [score for scores in scored for score in scores if score.provisional]
    if as_json:
        emit_json(
            "ranking",
            {
                "scope": scope,
                "places": [place_data(place, amount) for place in found],
                "incomplete": [[score.agent, score.month] for score in missing],
                "provisional": [[score.agent, score.month] for score in open_],
            },
        )
        return
    names = {agent.id: agent.name for agent in session.centre.agents}
    click.echo(ranking_rows(found, names, amount, _("score") if month is not None else _("titles")))
    if missing or open_:
        text = _("not final: {missing} scores are incomplete, {open} have open exceptions")
        warn(text.format(missing=len(missing), open=len(open_)))
    if year is not None and len(scored) < 12:
        warn(_("not final: months with scores, of 12: {count}").format(count=len(scored)))
    if found and found[0].shared:
        warn(_("the title is shared: each gets the whole sum"))
    if missing or open_:
        next_step(f"score show --month {(missing or open_)[0].month}")
    elif found and (month is not None or len(scored) == 12):
        for place in found:
            if place.title:
                what = f"{place.agent} --clause {of} --date {day + timedelta(days=1)}"
                next_step(f"incident add {what} --why {scope}")


def _scores(connection: Connection, session: Session, month: Period) -> tuple[MonthScore, ...]:
    from rostering.payroll.gathering import month_scores

    if sys.stderr.isatty():  # a year takes a while
        say(_("Scores of {month}").format(month=month_of(month.start)))
    return month_scores(connection, session.centre, month, session.catalogue)


def _judged(connection: Connection, year: int) -> list[Period]:
    """The months of the year in which anybody was judged; the others have no scores."""
    from rostering.record.score import judgements

    months = [Period.month(year, number) for number in range(1, 13)]
    return [month for month in months if judgements(connection, month_of(month.start))]
