"""Lines of the duty rota held against who was on duty (R6)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rostering.domain.incidents import Gathering, SignIn
from rostering.errors import InputError, InputProblem
from rostering.language import _, listed

if TYPE_CHECKING:
    from sqlalchemy import Connection

FINED = ("late", "absent")


def check_duties(connection: Connection, read: Sequence[tuple[SignIn, str]]) -> None:
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
                agents=listed(on_duty.get(line.date, [])) or _("nobody")
            ),
        )
        for line, where in read
        if line.kind is Gathering.DUTY
        and line.status.value in FINED
        and line.agent not in on_duty.get(line.date, [])
    ]
    if problems:
        raise InputError(problems)
