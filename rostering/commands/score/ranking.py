"""`rostering score ranking`."""

from __future__ import annotations

import sys
from datetime import date, timedelta
from typing import TYPE_CHECKING

import click

from rostering.commands.awards import confirmed_award
from rostering.commands.dry_run import dry_run_option
from rostering.commands.output import emit_json, examples, json_option, next_step, say, warn
from rostering.commands.periods import MONTH
from rostering.commands.score.kept import refuse_without_score
from rostering.commands.score.titles import Ranking
from rostering.commands.session import Session, pass_session
from rostering.domain.calendar import Period, month_of
from rostering.language import _, listed

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from rostering.domain.score import MonthScore
    from rostering.payroll.ranking import Place


@click.command(
    help=_(
        "Rank the scores of a month, or the monthly titles of a year (P7). Equals share the title, "
        "and each gets the whole sum. A monthly title that was confirmed counts for the year as it "
        "was. With --confirm you confirm the titles: they are recorded as "
        "rewards and paid with the month that follows. Refused while a score is not final."
    )
    + examples(
        "score ranking --month 2026-05",
        "score ranking --year 2026 --json",
        'score ranking --month 2026-05 --confirm --why "meeting of 3 June"',
        "score ranking --year 2026 --confirm --why agreed",
    )
)
@click.option("--month", type=MONTH, help=_("The month: 2026-11, this or last."))
@click.option("--year", type=click.IntRange(2000, 2100), help=_("The year, such as 2026."))
@click.option("--confirm", is_flag=True, help=_("Confirm the titles, so that they are paid."))
@click.option("--as-it-stands", is_flag=True, help=_("Confirm although scores may still change."))
@click.option("--why", default="", help=_("Why; the record keeps it."))
@dry_run_option
@json_option
@pass_session
def command(
    session: Session,
    month: Period | None,
    year: int | None,
    confirm: bool,
    as_it_stands: bool,
    why: str,
    as_json: bool,
) -> None:
    from rostering.payroll.ranking import month_ranking, year_ranking
    from rostering.policy.incidents import incident_clause
    from rostering.reports.ranking import place_data

    if (month is None) == (year is None):
        raise click.UsageError(_("Give --month or --year, one of them."))
    refuse_without_score(session, month.start if month else date(year or 0, 12, 31))
    period = month or Period(date(year or 0, 1, 1), date(year or 0, 12, 31))
    with session.record() as record, record.reading() as connection:
        confirmed = {} if month is not None else _confirmed(connection, period.start.year)
        asked = [month] if month is not None else _judged(connection, period.start.year)
        scored = [_scores(connection, session, one) for one in asked if one not in confirmed]
    of = "best_of_month" if month is not None else "best_of_year"
    amount = incident_clause(session.catalogue, of, period.end).amount.least
    ranked = [*confirmed.values(), *(month_ranking(scores) for scores in scored)]
    every = [score for scores in scored for score in scores]
    ranking = Ranking(
        month_of(month.start) if month is not None else str(year),
        of,
        period,
        ranked[0] if month is not None else year_ranking(ranked),
        tuple(score for score in every if score.awaited),
        tuple(score for score in every if score.provisional and not score.dismissed),
        len(ranked),
        tuple(score for score in every if score.dismissed),
    )
    recorded = confirmed_award(session, ranking.award, why, as_it_stands) if confirm else ()
    if as_json:
        places = [place_data(place, amount) for place in ranking.places]
        data = {"scope": ranking.scope, "places": places, "recorded": list(recorded)}
        left = {
            "incomplete": ranking.incomplete,
            "provisional": ranking.provisional,
            "dismissed": ranking.dismissed,
        }
        pairs = {key: [[one.agent, one.month] for one in found] for key, found in left.items()}
        emit_json("ranking", {**data, **pairs})
        return
    _tell(session, ranking, amount, recorded)


def _tell(session: Session, ranking: Ranking, amount: int, recorded: tuple[str, ...]) -> None:
    from rostering.reports.ranking import ranking_rows

    names = {agent.id: agent.name for agent in session.centre.agents}
    unit = _("score") if ranking.monthly else _("titles")
    click.echo(ranking_rows(ranking.places, names, amount, unit))
    if ranking.incomplete or ranking.provisional:
        text = _("not final: {missing} scores are incomplete, {open} have open exceptions")
        counts = {"missing": len(ranking.incomplete), "open": len(ranking.provisional)}
        warn(text.format(**counts))
    if ranking.dismissed:
        agents = listed(dict.fromkeys(score.agent for score in ranking.dismissed))
        text = _("not ranked in the month that they are settled as dismissed: {agents}")
        warn(text.format(agents=agents))
    if not ranking.monthly and ranking.months < 12:
        warn(_("months with scores, of 12: {count}").format(count=ranking.months))
    if ranking.places and ranking.places[0].shared:
        warn(_("the title is shared: each gets the whole sum"))
    if recorded:
        click.echo(_("Recorded: {incidents}").format(incidents=listed(recorded)))
        next_step(f"incident list --month {month_of(ranking.paid_on)}")
    elif not ranking.final:
        open_ = (*ranking.incomplete, *ranking.provisional)
        next_step(f"score show --month {open_[0].month}")
    elif ranking.places:
        scope = f"--month {ranking.scope}" if ranking.monthly else f"--year {ranking.scope}"
        next_step(f"score ranking {scope} --confirm --why …")


def _scores(connection: Connection, session: Session, month: Period) -> tuple[MonthScore, ...]:
    from rostering.payroll.gathering import month_scores

    if sys.stderr.isatty():  # a year takes a while
        say(_("Scores of {month}").format(month=month_of(month.start)))
    return month_scores(connection, session.centre, month, session.catalogue)


def _confirmed(connection: Connection, year: int) -> dict[Period, tuple[Place, ...]]:
    """The titles of the year's months that a person confirmed already; those stand."""
    from rostering.payroll.ranking import confirmed_titles
    from rostering.record.incidents import all_incidents

    incidents = all_incidents(connection)
    months = [Period.month(year, number) for number in range(1, 13)]
    found = {
        month: confirmed_titles(
            incidents, "best_of_month", month_of(month.start), month.end + timedelta(days=1)
        )
        for month in months
    }
    return {month: titles for month, titles in found.items() if titles}


def _judged(connection: Connection, year: int) -> list[Period]:
    """The months of the year in which anybody was judged; the others have no scores."""
    from rostering.record.score import judgements

    months = [Period.month(year, number) for number in range(1, 13)]
    return [month for month in months if judgements(connection, month_of(month.start))]
