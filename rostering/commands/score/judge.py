"""`rostering score judge AGENT`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import click

from rostering.commands.agents import agent_of_month
from rostering.commands.closed import point_out_frozen_score
from rostering.commands.dry_run import dry_run_option
from rostering.commands.output import emit_json, examples, json_option, next_step
from rostering.commands.periods import MONTH
from rostering.commands.score.kept import refuse_without_score
from rostering.commands.session import Session, pass_session
from rostering.domain.calendar import Period, month_of
from rostering.errors import InputError, InputProblem, near_word
from rostering.language import _, listed


@click.command(
    help=_(
        "Judge an agent's month: points for each item of the standards, from 0 to the item's most. "
        "What was judged before is replaced and stays in the record. An item may be taken as the fixed "
        "duties suggest it (R7). A month has no score until every item is judged."
    )
    + examples(
        "score judge A04 --month 2026-05 --item conduct=5 --item diligence=4 --item tasks=10",
        'score judge A04 --month 2026-05 --item skill=8 --item duties=9 --why "quality report"',
        "score judge A04 --month 2026-05 --item duties=suggested",
    )
)
@click.argument("agent")
@click.option("--month", type=MONTH, required=True, help=_("The month: 2026-11, this or last."))
@click.option("--item", "items", multiple=True, required=True, help=_("An item, as conduct=5."))
@click.option("--why", default="", help=_("Why; the record keeps it."))
@json_option
@dry_run_option
@pass_session
def command(
    session: Session, agent: str, month: Period, items: tuple[str, ...], why: str, as_json: bool
) -> None:
    from rostering.commands.score.suggestions import with_suggestions
    from rostering.domain.score import Judgement
    from rostering.policy.score import item_limits
    from rostering.record.score import add_judgements, judgements

    refuse_without_score(session, month.start)
    person = agent_of_month(session.centre, agent, month)
    limits = item_limits(session.catalogue, month.start)
    scope = month_of(month.start)
    items, told = with_suggestions(session, person.id, month, items)
    points = _points(items, limits)
    why = ", ".join(text for text in (why, told) if text)
    judged = [Judgement(person.id, scope, item, given, why) for item, given in points.items()]
    with (
        session.record() as record,
        record.transaction(session.who, "score judge", f"{person.id} {scope}") as connection,
    ):
        new, known = add_judgements(connection, judged, session.who)
        standing = {
            item.item: item.points
            for item in judgements(connection, scope)
            if item.agent == person.id
        }
    point_out_frozen_score(session, [scope] if new else [])
    missing = [item for item in limits if item not in standing]
    if as_json:
        emit_json(
            "judgements",
            {"agent": person.id, "month": scope, "items": standing, "missing": missing},
        )
        return
    click.echo(
        _("{agent} {month}: {new} new judgements, {known} known already").format(
            agent=person.id, month=scope, new=new, known=known
        )
    )
    if missing:
        click.echo(_("Not judged yet: {items}").format(items=listed(missing)))
    next_step(f"score show {person.id} --month {scope}")


def _points(items: Iterable[str], limits: Mapping[str, int]) -> dict[str, int]:
    """The points by item; raises InputError with everything that is wrong."""
    problems = []
    found: dict[str, int] = {}
    for text in items:
        name, _equals, given = text.partition("=")
        name, given = name.strip().lower(), given.strip()
        if name not in limits:
            known = _("known are {names}").format(names=listed(limits))
            hint = near_word(name, limits, known)
            problems.append(InputProblem("--item", _("no such item"), text, hint))
        elif not (given.isascii() and given.isdigit() and int(given) <= limits[name]):
            message = _("{item} takes 0–{most} points").format(item=name, most=limits[name])
            hint = _("type it as {item}={most}").format(item=name, most=limits[name])
            problems.append(InputProblem("--item", message, text, hint))
        elif name in found:
            problems.append(InputProblem("--item", _("the item is there twice"), text))
        else:
            found[name] = int(given)
    if problems:
        raise InputError(problems)
    return found
