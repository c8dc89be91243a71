"""What `rostering duty` commands have in common: the month's states, and saying something of some."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

import click

from rostering.commands.output import emit_json, next_step
from rostering.commands.session import Session
from rostering.domain.calendar import Period, month_of
from rostering.domain.fixed_duties import DutyState, OwedDuty, Tick, TickStatus
from rostering.errors import InputError, InputProblem, near_word
from rostering.language import _, listed, plural
from rostering.policy.catalogue import Catalogue

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from rostering.payroll.duty_evidence import DutyEvidence

Owed = dict[tuple[str, str], list[OwedDuty]]


def today_in(session: Session) -> date:
    """The date by the centre's clocks."""
    return datetime.now(session.centre.zone).date()


def states_of(session: Session, month: Period) -> tuple[DutyState, ...]:
    """Every fixed duty of the month as it stands today."""
    from rostering.attendance.duty_gathering import month_duties

    with session.record() as record, record.reading() as connection:
        return month_duties(connection, session.centre, month, session.catalogue, today_in(session))


def evidence_of(connection: Connection, session: Session, month: Period) -> dict[str, DutyEvidence]:
    """What the fixed duties of the month say of each agent who owes any, as they stand today."""
    from rostering.attendance.duty_gathering import month_duties
    from rostering.payroll.duty_evidence import duty_evidence
    from rostering.policy.score import item_limits

    states = month_duties(connection, session.centre, month, session.catalogue, today_in(session))
    return duty_evidence(states, item_limits(session.catalogue, month.start))


def known_duty(catalogue: Catalogue, text: str) -> str:
    """The duty that `text` names; raises InputError with a near one."""
    from rostering.policy.fixed_duties import duty_words

    words = duty_words(catalogue)
    if text in words:
        return words[text]
    hint = near_word(text, words, "rostering duty kinds")
    raise InputError([InputProblem("DUTY", _("no such fixed duty"), text, hint)])


def owed_of(connection: Connection, session: Session, days: Sequence[date]) -> Owed:
    """What is owed in the months of `days`, and in those before them, for what falls due later."""
    from rostering.attendance.duty_gathering import owed_in

    months = {(day.year, day.month) for day in days}
    before = {(year - (month == 1), (month - 2) % 12 + 1) for year, month in months}
    periods = [Period.month(year, month) for year, month in sorted(months | before)]
    return owed_in(connection, session.centre, periods, session.catalogue)


def owed_for(owed: Owed, agent: str, duty: str, day: date) -> OwedDuty | InputProblem:
    """The duty that the agent owes for `day`, its fixed date or the day it is due; else what is wrong,
    with the dates next to it."""
    own = owed.get((agent, duty), [])
    for one in own:
        if day == one.date:
            return one
    for one in own:
        if day == one.due:
            return one
    near = sorted({one.date for one in own}, key=lambda date: abs((date - day).days))[:3]
    dates = listed(sorted(near))
    hint = _("it is owed for {dates}").format(dates=dates) if near else "rostering duty kinds"
    message = _("owes no {duty} for {day}").format(duty=duty, day=day)
    return InputProblem("--date", message, agent, hint)


def tick_off(
    session: Session,
    said: TickStatus,
    duty: str,
    agents: Sequence[str],
    day: date,
    done_on: date | None,
    note: str,
    as_json: bool,
) -> None:
    """Record what is said of the duty that each of `agents` owes for `day`; all of them or none.

    No agents are everybody who owes it.
    """
    from rostering.commands.agents import known_agent
    from rostering.record.duty_ticks import add_ticks
    from rostering.reports.fixed_duties import tick_data

    name = known_duty(session.catalogue, duty)
    people = [known_agent(session.centre, agent).id for agent in dict.fromkeys(agents)]
    with (
        session.record() as record,
        record.transaction(session.who, f"duty {said.value}", note or f"{name} {day}") as to,
    ):
        owed = owed_of(to, session, [day])
        people = people or [
            agent for agent, of in owed if of == name and _owes(owed, agent, name, day)
        ]
        found = [owed_for(owed, agent, name, day) for agent in people]
        problems = [one for one in found if isinstance(one, InputProblem)]
        if not people:
            problems = [InputProblem("--date", _("nobody owes it for this day"), str(day))]
        if problems:
            raise InputError(problems)
        ticks = [
            Tick(one.agent, name, one.date, said, done_on, note, who=session.who)
            for one in found
            if isinstance(one, OwedDuty)
        ]
        new, known = add_ticks(to, ticks, session.who)
    late = sum(
        done_on is not None and done_on > one.until for one in found if isinstance(one, OwedDuty)
    )
    if as_json:
        emit_json("duty_ticks", {"new": new, "known": known, "late": late,
                                 "ticks": [tick_data(tick) for tick in ticks]})  # fmt: skip
        return
    text = plural(
        "{duty} {day}: {status} for {count} agent, {known} known already",
        "{duty} {day}: {status} for {count} agents, {known} known already",
        new, duty=name, day=day, status=_(said.value), known=known,
    )  # fmt: skip
    click.echo(text)
    if late:
        click.echo(_("{count} of them late: --on names the day it was done").format(count=late))
    next_step(f"duty list --month {month_of(day)}")


def _owes(owed: Owed, agent: str, duty: str, day: date) -> bool:
    return isinstance(owed_for(owed, agent, duty, day), OwedDuty)
