"""Titles that a person confirms become rewards of the month that follows (P7)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from rostering.commands.session import Session
from rostering.domain.calendar import Period, month_of
from rostering.domain.incidents import Incident
from rostering.domain.score import MonthScore
from rostering.errors import InputError, InputProblem, RecordError
from rostering.language import _

if TYPE_CHECKING:
    from rostering.payroll.ranking import Place


@dataclass(frozen=True, slots=True)
class Ranking:
    """The places of a month or a year, `kind` being the file in `rules/incidents/` of its title.

    `incomplete` and `provisional` are the scores that may still change; `months` counts those with
    scores.
    """

    scope: str
    kind: str
    period: Period
    places: tuple[Place, ...]
    incomplete: tuple[MonthScore, ...]
    provisional: tuple[MonthScore, ...]
    months: int

    @property
    def monthly(self) -> bool:
        """Whether it is that of a month."""
        return self.scope != str(self.period.start.year)

    @property
    def final(self) -> bool:
        """Whether every score stands."""
        return not self.incomplete and not self.provisional

    @property
    def unsettled(self) -> int:
        """How many scores may still change."""
        open_ = (*self.incomplete, *self.provisional)
        return len({(score.agent, score.month) for score in open_})

    @property
    def paid_on(self) -> date:
        """The day of the reward: the first one after the period."""
        return self.period.end + timedelta(days=1)


def confirmed_titles(
    session: Session, ranking: Ranking, why: str, as_it_stands: bool
) -> tuple[str, ...]:
    """Record the titles as rewards and give their ids; a title that is recorded already is not again.

    Raises InputError without a reason, and RecordError where nobody is the best, the title was
    recorded for somebody else, or the ranking may still change and is not taken `as_it_stands`.
    """
    from rostering.commands.incident.checking import check_incidents
    from rostering.record.closing import refuse_closed
    from rostering.record.incidents import add_incidents, all_incidents

    if not why:
        hint = _("say who agreed and when; the record keeps it")
        raise InputError([InputProblem("--why", _("is missing"), "", hint)])
    _refuse_unfinished(ranking, as_it_stands)
    if not ranking.final:
        why += " " + _("(as it stood: {count} scores not final)").format(count=ranking.unsettled)
    winners = [place.agent for place in ranking.places if place.title]
    with (
        session.record() as record,
        record.transaction(session.who, "score ranking", f"{ranking.scope}: {why}") as connection,
    ):
        recorded = all_incidents(connection)
        held = _held(recorded, ranking)
        _refuse_others(held, winners, ranking)
        new: list[Incident] = []
        for agent in winners:
            if agent not in held:
                new.append(_title(session, ranking, agent, why, (*recorded, *new)))
        for month in sorted({month_of(item.date) for item in new}):
            refuse_closed(connection, month)
        check_incidents([(item, item.agent) for item in new], recorded, session.catalogue)
        add_incidents(connection, new, session.who)
    return tuple(held.get(agent, "") or _id_of(new, agent) for agent in winners)


def _refuse_unfinished(ranking: Ranking, as_it_stands: bool) -> None:
    scope = ranking.scope
    if not ranking.places:
        raise RecordError(_("nobody has a score in {scope}").format(scope=scope), "")
    if not ranking.final and not as_it_stands:
        open_ = (*ranking.incomplete, *ranking.provisional)
        message = _("the ranking of {scope} may still change: {count} scores are not final")
        hint = _("see them: rostering score show --month {month}; or add --as-it-stands")
        raise RecordError(
            message.format(scope=scope, count=ranking.unsettled),
            hint.format(month=open_[0].month),
        )
    if not ranking.monthly and ranking.period.end >= date.today():
        raise RecordError(
            _("{scope} is not over yet").format(scope=scope),
            _("confirm the title from {day} on").format(day=ranking.paid_on),
        )


def _held(recorded: tuple[Incident, ...], ranking: Ranking) -> dict[str, str]:
    """The ids of the titles that stand of this month or year, by agent."""
    from rostering.payroll.incidents import standing

    return {
        item.agent: item.id
        for item in standing(recorded)
        if item.kind == ranking.kind
        and (item.date == ranking.paid_on or item.why.startswith(f"{ranking.scope}: "))
    }


def _refuse_others(held: dict[str, str], winners: list[str], ranking: Ranking) -> None:
    others = {agent: number for agent, number in held.items() if agent not in winners}
    if others:
        agent, number = next(iter(others.items()))
        message = _("the title of {scope} is recorded for {agent}")
        raise RecordError(
            message.format(scope=ranking.scope, agent=agent),
            f"rostering incident withdraw {number} --why …",
        )


def _title(
    session: Session, ranking: Ranking, agent: str, why: str, known: tuple[Incident, ...]
) -> Incident:
    """The reward, on the day after the period, or on the last day of who left before."""
    from rostering.policy.incidents import incident_clause
    from rostering.record.incidents import next_id

    left = next(one.left for one in session.centre.agents if one.id == agent)
    day = min(left, ranking.paid_on) if left else ranking.paid_on
    clause = incident_clause(session.catalogue, ranking.kind, day)
    text = f"{ranking.scope}: {why}"
    return Incident(
        next_id(known), agent, day, ranking.kind, clause.amount.least, clause.points.least, why=text
    )


def _id_of(new: list[Incident], agent: str) -> str:
    return next(item.id for item in new if item.agent == agent)
