"""`rostering appraisal enter AGENT`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

import click

from rostering.commands.agents import agent_of_month
from rostering.commands.closed import point_out_closed
from rostering.commands.dry_run import dry_run_option
from rostering.commands.output import emit_json, examples, json_option, next_step
from rostering.commands.periods import MONTH
from rostering.commands.session import Session, pass_session
from rostering.domain.calendar import Period, month_of
from rostering.errors import InputError, InputProblem, near_word
from rostering.language import _, listed

if TYPE_CHECKING:
    from decimal import Decimal

    from rostering.domain.appraisals import Measure
    from rostering.domain.people import Agent


@click.command(
    help=_(
        "Enter figures of an agent's month by hand, such as what people judge of the team. A figure "
        "entered before is replaced, and stays in the record."
    )
    + examples(
        "appraisal enter H07 --month 2026-06 --figure teamwork=85",
        'appraisal enter H07 --month 2026-06 --figure satisfaction=96.5 --why "corrected report"',
    )
)
@click.argument("agent")
@click.option("--month", type=MONTH, required=True, help=_("The month: 2026-11, this or last."))
@click.option("--figure", "figures", multiple=True, required=True, help=_("As satisfaction=96.5."))
@click.option("--why", default="", help=_("Why; the record keeps it."))
@json_option
@dry_run_option
@pass_session
def command(
    session: Session, agent: str, month: Period, figures: tuple[str, ...], why: str, as_json: bool
) -> None:
    from rostering.domain.appraisals import Figure
    from rostering.policy.appraisals import figure_measures, measure_words
    from rostering.record.figures import add_figures
    from rostering.reports.appraisals import figure_data

    person = agent_of_month(session.centre, agent, month)
    scope = month_of(month.start)
    measures = figure_measures(session.catalogue, month.start)
    values = _values(figures, measures, measure_words(session.catalogue), person)
    made = [
        Figure(person.id, scope, name, value, why, who=session.who)
        for name, value in values.items()
    ]
    with (
        session.record() as record,
        record.transaction(session.who, "appraisal enter", why or f"{person.id} {scope}") as to,
    ):
        new, known = add_figures(to, made, session.who)
    if as_json:
        emit_json("figures", {"new": new, "known": known,
                              "figures": [figure_data(one) for one in made]})  # fmt: skip
        return
    text = _("{agent} {month}: {new} new figures, {known} known already")
    click.echo(text.format(agent=person.id, month=scope, new=new, known=known))
    point_out_closed(session, [month.start] if new else ())
    next_step(f"appraisal show {person.id} --month {scope}")


def _values(
    texts: Iterable[str], measures: Mapping[str, Measure], words: Mapping[str, str], person: Agent
) -> dict[str, Decimal]:
    """The values by measure; raises InputError with everything that is wrong."""
    from rostering.centre.figures import fault_of, figure_of

    problems: list[InputProblem] = []
    found: dict[str, Decimal] = {}
    for text in texts:
        word, _equals, given = text.partition("=")
        name = words.get(word.strip(), word.strip().lower())
        if name not in measures:
            known = _("known are {names}").format(names=listed(measures))
            hint = near_word(name, measures, known)
            problems.append(InputProblem("--figure", _("no such measure"), text, hint))
            continue
        try:
            found[name] = figure_of(given.strip())
        except ValueError:
            message = _("is no number; type it as 86.5")
            problems.append(InputProblem("--figure", message, text))
            continue
        if fault := fault_of(found[name], measures[name], person.roles):
            problems.append(InputProblem("--figure", fault, text))
    if problems:
        raise InputError(problems)
    return found
