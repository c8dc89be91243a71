"""Awards that a person confirms become rewards of the month that follows (P7, P8)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from rostering.commands.session import Session
from rostering.domain.calendar import month_of
from rostering.domain.incidents import Incident
from rostering.errors import InputError, InputProblem, RecordError
from rostering.language import _


@dataclass(frozen=True, slots=True)
class Award:
    """What the best of a period get; `kind` is a file in `rules/incidents/`, `end` the last day.

    `scope` is what it is for, such as 2026-05 or 2026-Q2 hotline. `unsettled` scores may still change,
    and `look` is the command that shows the first. A `single` one is given once in a period.
    """

    scope: str
    kind: str
    end: date
    winners: tuple[str, ...]
    unsettled: int = 0
    look: str = ""
    single: bool = False

    @property
    def paid_on(self) -> date:
        """The day of the reward: the first one after the period."""
        return self.end + timedelta(days=1)


def confirmed_award(
    session: Session, award: Award, why: str, as_it_stands: bool
) -> tuple[str, ...]:
    """Record the award as rewards and give their ids; one that is recorded already is not again.

    Raises InputError without a reason, and RecordError where nobody is the best, the period is not
    over, the award was recorded for somebody else, or scores may still change and are not taken
    `as_it_stands`.
    """
    from rostering.commands.incident.checking import check_incidents
    from rostering.record.closing import refuse_closed
    from rostering.record.incidents import add_incidents, all_incidents

    if not why:
        hint = _("say who agreed and when; the record keeps it")
        raise InputError([InputProblem("--why", _("is missing"), "", hint)])
    _refuse_unfinished(award, as_it_stands)
    if award.unsettled:
        why += " " + _("(as it stood: {count} scores not final)").format(count=award.unsettled)
    with (
        session.record() as record,
        record.transaction(session.who, "award", f"{award.scope}: {why}") as connection,
    ):
        recorded = all_incidents(connection)
        held = _held(recorded, award)
        _refuse_others(held, award)
        new: list[Incident] = []
        for agent in award.winners:
            if agent not in held:
                new.append(_reward(session, award, agent, why, (*recorded, *new)))
        for month in sorted({month_of(item.date) for item in new}):
            refuse_closed(connection, month)
        check_incidents([(item, item.agent) for item in new], recorded, session.catalogue)
        add_incidents(connection, new, session.who)
    ids = held | {item.agent: item.id for item in new}
    return tuple(ids[agent] for agent in award.winners)


def _refuse_unfinished(award: Award, as_it_stands: bool) -> None:
    if not award.winners:
        raise RecordError(_("nobody has a score in {scope}").format(scope=award.scope), "")
    if award.unsettled and not as_it_stands:
        message = _("the ranking of {scope} may still change: {count} scores are not final")
        hint = _("see them: rostering {command}; or add --as-it-stands")
        raise RecordError(
            message.format(scope=award.scope, count=award.unsettled),
            hint.format(command=award.look),
        )
    if award.end >= date.today():
        raise RecordError(
            _("{scope} is not over yet").format(scope=award.scope),
            _("confirm it from {day} on").format(day=award.paid_on),
        )


def _held(recorded: Sequence[Incident], award: Award) -> dict[str, str]:
    """The ids of the rewards that stand of this award, by agent."""
    from rostering.payroll.incidents import standing
    from rostering.payroll.ranking import is_award

    day = award.paid_on if award.single else None
    return {
        item.agent: item.id
        for item in standing(recorded)
        if is_award(item, award.kind, award.scope, day)
    }


def _refuse_others(held: dict[str, str], award: Award) -> None:
    others = {agent: number for agent, number in held.items() if agent not in award.winners}
    if others:
        agent, number = next(iter(others.items()))
        message = _("the title of {scope} is recorded for {agent}")
        raise RecordError(
            message.format(scope=award.scope, agent=agent),
            f"rostering incident withdraw {number} --why …",
        )


def _reward(
    session: Session, award: Award, agent: str, why: str, known: tuple[Incident, ...]
) -> Incident:
    """The reward, on the day after the period, or on the last day of who left before."""
    from rostering.policy.incidents import incident_clause
    from rostering.record.incidents import next_id

    left = next(one.left for one in session.centre.agents if one.id == agent)
    day = min(left, award.paid_on) if left else award.paid_on
    clause = incident_clause(session.catalogue, award.kind, day)
    text = f"{award.scope}: {why}"
    return Incident(
        next_id(known), agent, day, award.kind, clause.amount.least, clause.points.least, why=text
    )
