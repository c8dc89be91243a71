"""`rostering duty import FILE`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from rostering.commands.dry_run import dry_run_option
from rostering.commands.duty.states import owed_for, owed_of
from rostering.commands.output import examples, json_option, next_step, tell_import
from rostering.commands.session import Session, pass_session
from rostering.domain.calendar import month_of
from rostering.domain.fixed_duties import Tick, TickStatus
from rostering.errors import InputError, InputProblem
from rostering.language import _

if TYPE_CHECKING:
    from sqlalchemy import Connection


@click.command(
    "import",
    help=_(
        "Import what was done of fixed duties, all lines or none: agent, duty, the date it is owed "
        "for, and the day it was done. A line that says something else than an earlier one replaces "
        "it; the earlier one stays in the record."
    )
    + examples("duty import duties.csv", "duty import duties.xlsx --json"),
)
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@json_option
@dry_run_option
@pass_session
def command(session: Session, file: Path, as_json: bool) -> None:
    from rostering.centre.fixed_duties import read_ticks
    from rostering.policy.fixed_duties import duty_words
    from rostering.record.duty_ticks import add_ticks

    read = read_ticks(file, session.centre, duty_words(session.catalogue))
    with (
        session.record() as record,
        record.transaction(session.who, "duty import", file.name) as connection,
    ):
        ticks = _owed(connection, session, read)
        new, known = add_ticks(connection, ticks, session.who)
    text = _("{file}: {new} new lines, {known} known already")
    tell_import(text, file.name, new, known, as_json)
    month = month_of(max(tick.date for tick in ticks)) if ticks else "this"
    next_step(f"duty list --month {month}")


def _owed(connection: Connection, session: Session, read: Sequence[tuple[Tick, str]]) -> list[Tick]:
    """The lines at the fixed dates of what they tick off; raises InputError with all that nobody owes."""
    owed = owed_of(connection, session, [tick.date for tick, _where in read])
    problems: list[InputProblem] = []
    ticks: list[Tick] = []
    for tick, where in read:
        found = owed_for(owed, tick.agent, tick.duty, tick.date)
        if isinstance(found, InputProblem):
            problems.append(replace(found, where=where))
        else:
            done = tick.status is TickStatus.DONE
            day = (tick.done_on or found.due) if done else None
            ticks.append(replace(tick, date=found.date, done_on=day))
    if problems:
        raise InputError(problems)
    return ticks
