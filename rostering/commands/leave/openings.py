"""Keeping balances that were there before the record began."""

from __future__ import annotations

from collections.abc import Sequence

from rostering.commands.session import Session
from rostering.domain.balances import OpeningBalance
from rostering.domain.calendar import month_of
from rostering.errors import InputError, InputProblem
from rostering.language import _


def keep_openings(
    session: Session, items: Sequence[OpeningBalance], command: str, why: str
) -> tuple[int, int, int]:
    """Keep the balances: how many are new, known, changed.

    Raises InputError where a balance opens a month up to which pay is closed already: the rest taken
    there stands, and a balance before it would change nothing.
    """
    from rostering.record.closing import closed_names
    from rostering.record.opening_balances import add_openings

    with (
        session.record() as record,
        record.transaction(session.who, command, why) as connection,
    ):
        last = max(closed_names(connection), default="")
        hint = _("{month} is closed: give what was left as a later month opens")
        problems = [
            InputProblem(
                f"{item.file}:{item.line}" if item.file else item.agent,
                _("the month is closed, or before one that is"),
                month_of(item.day),
                hint.format(month=last),
            )
            for item in items
            if month_of(item.day) <= last
        ]
        if problems:
            raise InputError(problems)
        return add_openings(connection, session.who, items)
