"""`rostering signin import FILE`."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from rostering.commands.output import examples, next_step
from rostering.commands.session import Session, pass_session
from rostering.domain.incidents import Gathering, SignIn
from rostering.errors import InputError, InputProblem
from rostering.language import _

if TYPE_CHECKING:
    from sqlalchemy import Connection

FINED = ("late", "absent")


@click.command(
    "import",
    help=_(
        "Import an attendance list of duties, meetings and trainings. A line that says something "
        "else of the same agent, day and event replaces what was said before; both stay in the "
        "record. Who was on duty comes from the published roster."
    )
    + examples("signin import signins.csv", "signin import signins.xlsx"),
)
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@pass_session
def command(session: Session, file: Path) -> None:
    from rostering.centre.sign_ins import read_sign_ins
    from rostering.record.sign_ins import add_sign_ins

    read = read_sign_ins(file, session.centre)
    with (
        session.record() as record,
        record.transaction(session.who, "signin import", file.name) as connection,
    ):
        _check_duties(connection, read)
        lines = [line for line, _where in read]
        new, known = add_sign_ins(connection, lines, session.who)
    click.echo(
        _("{file}: {new} new lines, {known} known already").format(
            file=file.name, new=new, known=known
        )
    )
    next_step("signin list --month last")


def _check_duties(connection: Connection, read: Sequence[tuple[SignIn, str]]) -> None:
    """Raise InputError where somebody is blamed for the duty of another (R6)."""
    from rostering.record.rosters import duties_between

    days = [line.date for line, _where in read if line.kind is Gathering.DUTY]
    if not days:
        return
    on_duty: dict[object, list[str]] = {}
    for duty in duties_between(connection, min(days), max(days)):
        on_duty.setdefault(duty.date, []).append(duty.agent)
    problems = [
        InputProblem(
            where,
            _("was not on duty on {date}").format(date=line.date),
            line.agent,
            _("the published roster has: {agents}").format(
                agents=", ".join(on_duty.get(line.date, [])) or _("nobody")
            ),
        )
        for line, where in read
        if line.kind is Gathering.DUTY
        and line.status.value in FINED
        and line.agent not in on_duty.get(line.date, [])
    ]
    if problems:
        raise InputError(problems)
