"""`rostering appraisal ranking`."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import click

from rostering.commands.appraisal.months import quarter_of
from rostering.commands.awards import Award, confirmed_award
from rostering.commands.dry_run import dry_run_option
from rostering.commands.output import emit_json, examples, json_option, next_step, warn
from rostering.commands.periods import MONTH
from rostering.commands.session import Session, pass_session
from rostering.domain.calendar import Period, month_of
from rostering.errors import InputError, InputProblem
from rostering.language import _, listed
from rostering.policy.incidents import incident_kind

if TYPE_CHECKING:
    from rostering.domain.appraisals import AppraisalScore


@click.command(
    help=_(
        "Rank an appraisal's scores of a month, or their means over a quarter or a year. Who lacks a "
        "score in a month in which others have one is not ranked. Equals share a place. With --award "
        "and --confirm you confirm that the best get it: a reward of a kind that the centre keeps in "
        "rules/incidents/, paid with the month that follows."
    )
    + examples(
        "appraisal ranking --month 2026-06",
        "appraisal ranking --quarter 2026-Q2 --role hotline",
        "appraisal ranking --quarter 2026-Q2 --award best_of_quarter --confirm --why agreed",
        "appraisal ranking --year 2026 --appraisal monthly --json",
    )
)
@click.option("--month", type=MONTH, help=_("The month: 2026-11, this or last."))
@click.option("--quarter", help=_("The quarter, such as 2026-Q2."))
@click.option("--year", type=click.IntRange(2000, 2100), help=_("The year, such as 2026."))
@click.option("--appraisal", help=_("Which one, where the centre has several."))
@click.option("--role", help=_("Only agents who are qualified for this role."))
@click.option("--award", help=_("A kind of reward, such as best_of_quarter."))
@click.option("--confirm", is_flag=True, help=_("Confirm the award, so that it is paid."))
@click.option("--as-it-stands", is_flag=True, help=_("Confirm although scores are missing."))
@click.option("--why", default="", help=_("Why; the record keeps it."))
@dry_run_option
@json_option
@pass_session
def command(
    session: Session,
    month: Period | None,
    quarter: str | None,
    year: int | None,
    appraisal: str | None,
    role: str | None,
    award: str | None,
    confirm: bool,
    as_it_stands: bool,
    why: str,
    as_json: bool,
) -> None:
    from rostering.payroll.appraisal_ranking import appraisal_ranking
    from rostering.reports.appraisals import ranking_data

    if confirm != (award is not None):
        raise click.UsageError(_("--award and --confirm belong together."))
    months, scope = _months(month, quarter, year)
    scores = _scores(session, months, role)
    name = _one_appraisal(scores, appraisal)
    own = [one for one in scores if one.appraisal.name == name]
    found, left = appraisal_ranking(own)
    recorded: tuple[str, ...] = ()
    if award is not None:
        best = tuple(place.agent for place in found if place.rank == 1)
        of = f"{scope} {role}" if role else scope
        recorded = confirmed_award(
            session,
            Award(of, incident_kind(session.catalogue, award), months[-1].end, best, len(left),
                  f"appraisal show --month {month_of(months[-1].start)}"),
            why,
            as_it_stands,
        )  # fmt: skip
    if as_json:
        places = [ranking_data(place) for place in found]
        data = {"scope": scope, "appraisal": name, "places": places, "unranked": list(left)}
        emit_json("appraisal_ranking", {**data, "recorded": list(recorded)})
        return
    _tell(session, months, own, recorded)


def _tell(
    session: Session,
    months: tuple[Period, ...],
    scores: list[AppraisalScore],
    recorded: tuple[str, ...],
) -> None:
    from rostering.payroll.appraisal_ranking import appraisal_ranking
    from rostering.reports.appraisals import ranking_rows

    found, left = appraisal_ranking(scores)
    click.echo(ranking_rows(found, {one.id: one.name for one in session.centre.agents}))
    with_scores = len({one.month for one in scores})
    if with_scores < len(months):
        text = _("months with scores, of {months}: {count}")
        warn(text.format(months=len(months), count=with_scores))
    last = month_of(months[-1].start)
    if left:
        text = _("not ranked, for a month without a score: {agents}")
        warn(text.format(agents=listed(left)))
    if recorded:
        click.echo(_("Recorded: {incidents}").format(incidents=listed(recorded)))
        next_step(f"incident list --month {month_of(months[-1].end + timedelta(days=1))}")
    elif left:
        next_step(f"appraisal show {left[0]} --month {last}")
    elif found:
        next_step("incident clauses")


def _scores(session: Session, months: tuple[Period, ...], role: str | None) -> list[AppraisalScore]:
    """The scores of the months in which anybody has one, of those qualified for `role`."""
    from rostering.payroll.gathering import month_appraisals

    if role is not None and role not in session.centre.roles:
        known = _("known are {names}").format(names=listed(session.centre.roles))
        raise InputError([InputProblem("--role", _("no such role"), role, known)])
    people = {one.id for one in session.centre.agents if role is None or role in one.roles}
    scores: list[AppraisalScore] = []
    with session.record() as record, record.reading() as connection:
        for one in months:
            made = month_appraisals(connection, session.centre, one, session.catalogue)
            if any(score.hundredths is not None for score in made):
                scores += [score for score in made if score.agent in people]
    return scores


def _months(
    month: Period | None, quarter: str | None, year: int | None
) -> tuple[tuple[Period, ...], str]:
    if sum(one is not None for one in (month, quarter, year)) != 1:
        raise click.UsageError(_("Give --month, --quarter or --year, one of them."))
    if month is not None:
        return (month,), month_of(month.start)
    if quarter is not None:
        return quarter_of(quarter), quarter.upper()
    return tuple(Period.month(year or 0, number) for number in range(1, 13)), str(year)


def _one_appraisal(scores: list[AppraisalScore], asked: str | None) -> str:
    """The appraisal that is asked for, or the only one there is."""
    names = list(dict.fromkeys(score.appraisal.name for score in scores))
    if asked is None and len(names) <= 1:
        return names[0] if names else ""
    if asked in names:
        return str(asked)
    message = _("no such appraisal") if asked else _("say which of them")
    hint = _("known are {names}").format(names=listed(names))
    raise InputError([InputProblem("--appraisal", message, asked or "", hint)])
