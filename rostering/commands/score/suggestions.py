"""Items judged as the fixed duties of the month suggest (R7, P2)."""

from __future__ import annotations

from collections.abc import Sequence

from rostering.commands.session import Session
from rostering.domain.calendar import Period
from rostering.errors import InputError, InputProblem
from rostering.language import _

SUGGESTED = ("suggested", "建议")


def with_suggestions(
    session: Session, agent: str, month: Period, items: Sequence[str]
) -> tuple[tuple[str, ...], str]:
    """The items, those typed as duties=suggested with their points, and what these rest on.

    Raises InputError where nothing is suggested for an item.
    """
    asked = [text for text in items if text.partition("=")[2].strip().lower() in SUGGESTED]
    if not asked:
        return tuple(items), ""
    from rostering.commands.duty.states import evidence_of
    from rostering.domain.fixed_duties import DutyStanding

    with session.record() as record, record.reading() as connection:
        evidence = evidence_of(connection, session, month).get(agent)
    suggested = evidence.suggested if evidence else {}
    problems = [
        InputProblem("--item", _("nothing is suggested for it"), text, "rostering duty list")
        for text in asked
        if _item(text) not in suggested
    ]
    if problems or evidence is None:
        raise InputError(problems)
    points = {text: f"{_item(text)}={suggested[_item(text)]}" for text in asked}
    told = _("fixed duties: {owed} owed, {late} late, {missing} missing").format(
        owed=evidence.owed,
        late=evidence.counts.get(DutyStanding.LATE, 0),
        missing=evidence.counts.get(DutyStanding.MISSING, 0),
    )
    return tuple(points.get(text, text) for text in items), told


def _item(text: str) -> str:
    return text.partition("=")[0].strip().lower()
