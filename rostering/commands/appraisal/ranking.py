"""`rostering appraisal ranking`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from rostering.commands.appraisal.months import quarter_of
from rostering.commands.output import emit_json, examples, json_option, next_step, warn
from rostering.commands.periods import MONTH
from rostering.commands.session import Session, pass_session
from rostering.domain.calendar import Period, month_of
from rostering.errors import InputError, InputProblem
from rostering.language import _

if TYPE_CHECKING:
    from rostering.domain.appraisals import AppraisalScore


@click.command(
    help=_(
        "Rank an appraisal's scores of a month, or their means over a quarter or a year. Who lacks a "
        "score in a month in which others have one is not ranked. Equals share a place. An award is recorded as an "
        "incident of a kind that the centre keeps in rules/incidents/."
    )
    + examples(
        "appraisal ranking --month 2026-06",
        "appraisal ranking --quarter 2026-Q2 --role hotline",
        "appraisal ranking --year 2026 --appraisal monthly --json",
    )
)
@click.option("--month", type=MONTH, help=_("The month: 2026-11, this or last."))
@click.option("--quarter", help=_("The quarter, such as 2026-Q2."))
@click.option("--year", type=click.IntRange(2000, 2100), help=_("The year, such as 2026."))
@click.option("--appraisal", help=_("Which one, where the centre has several."))
@click.option("--role", help=_("Only agents who are qualified for this role."))
@json_option
@pass_session
def command(
    session: Session,
    month: Period | None,
    quarter: str | None,
    year: int | None,
    appraisal: str | None,
    role: str | None,
    as_json: bool,
) -> None:
    from rostering.payroll.appraisal_ranking import appraisal_ranking
    from rostering.payroll.gathering import month_appraisals
    from rostering.reports.appraisals import ranking_data, ranking_rows

    months, scope = _months(month, quarter, year)
    people = {one.id for one in session.centre.agents if role is None or role in one.roles}
    if role is not None and role not in session.centre.roles:
        known = _("known are {names}").format(names=", ".join(session.centre.roles))
        raise InputError([InputProblem("--role", _("no such role"), role, known)])
    scores: list[AppraisalScore] = []
    with session.record() as record, record.reading() as connection:
        for one in months:
            made = month_appraisals(connection, session.centre, one, session.catalogue)
            if any(score.hundredths is not None for score in made):
                scores += made
    name = _one_appraisal(scores, appraisal)
    own = [one for one in scores if one.appraisal.name == name and one.agent in people]
    found, left = appraisal_ranking(own)
    if as_json:
        places = [ranking_data(place) for place in found]
        data = {"scope": scope, "appraisal": name, "places": places, "unranked": list(left)}
        emit_json("appraisal_ranking", data)
        return
    click.echo(ranking_rows(found, {one.id: one.name for one in session.centre.agents}))
    with_scores = len({one.month for one in own})
    if with_scores < len(months):
        text = _("months with scores, of {months}: {count}")
        warn(text.format(months=len(months), count=with_scores))
    if left:
        text = _("not ranked, for a month without a score: {agents}")
        warn(text.format(agents=", ".join(left)))
        next_step(f"appraisal show {left[0]} --month {month_of(months[-1].start)}")
    elif found:
        next_step("incident clauses")


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
    hint = _("known are {names}").format(names=", ".join(names))
    raise InputError([InputProblem("--appraisal", message, asked or "", hint)])
